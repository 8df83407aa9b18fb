import EventLog
public import FilingModel

/// The published snapshots of a ledger: files named by their day, in `Snapshots/`.
public struct SnapshotFolder: Sendable {
    /// The directory that holds them.
    public let directory: String

    /// The snapshots of a ledger.
    ///
    /// - Parameter ledger: The directory that holds `Events/`.
    public init(ledger: String) { directory = ledger + "/Snapshots" }

    /// The name of the snapshot of a day.
    ///
    /// - Returns: Its file name, such as `2024-12-31.json`.
    public static func name(of day: CalendarDate) -> String { "\(day).json" }

    /// The day that a file is named by; nil if it is named otherwise.
    public static func day(of name: String) -> CalendarDate? {
        name.hasSuffix(".json") ? try? CalendarDate(name.dropLast(".json".count)) : nil
    }

    /// The names of the files that should be snapshots, sorted: those that end in `.json`.
    public func names() throws(LedgerError) -> [String] {
        do {
            return try PublishedFile.names(in: directory)
                .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        } catch {
            throw .log(error)
        }
    }

    /// The bytes of a file; nil if there is no such file.
    public func contents(of name: String) throws(LedgerError) -> [UInt8]? {
        do {
            return try PublishedFile.contents(of: directory + "/" + name)
        } catch {
            throw .log(error)
        }
    }

    /// The bytes of a file that is there; or why they cannot be read.
    public func reading(_ name: String) throws(LedgerError) -> Result<[UInt8], SnapshotFinding> {
        do throws(LedgerError) {
            return .success(try contents(of: name) ?? [])
        } catch {
            guard case .log(let failure) = error else { throw error }
            return .failure(.unreadable(failure))
        }
    }

    /// Puts the snapshot of a day in its place: the old one or the new one is there at any time.
    ///
    /// - Parameters:
    ///   - bytes: What it holds; of events that have been synced.
    ///   - day: The day.
    /// - Throws: `LedgerError.log`; what was there is still there.
    public func write(_ bytes: [UInt8], of day: CalendarDate) throws(LedgerError) {
        do {
            try PublishedFile.write(bytes, to: Self.name(of: day), in: directory)
        } catch {
            throw .log(error)
        }
    }
}
