public import FilingModel
import Projections
import TransparencyLog

extension Ledger {
    /// The state of every projection as of a day.
    ///
    /// - Parameters:
    ///   - day: The day that facts have to hold on, and to have been public by.
    ///   - size: How many events count, at least one and at most those that have been read.
    ///   - format: The format of the snapshot.
    public func snapshot(
        asOf day: CalendarDate,
        size: LogSize,
        format: SnapshotFormat = .v1
    ) throws(LedgerError) -> Snapshot {
        let root = try root(of: size)
        let clock = Clock(valid: ValidDate(day), known: .date(day), recorded: size)
        return try asOf(clock) { asOf in
            switch format {
            case .v1: try Snapshot(of: asOf, root: root)
            }
        }
    }

    /// Holds a file that should be a snapshot against a replay of the log.
    ///
    /// - Parameters:
    ///   - name: The name of the file.
    ///   - folder: The folder that it lies in.
    /// - Returns: What is wrong with it; nothing if a replay gives the same bytes.
    public func findings(
        inSnapshot name: String,
        of folder: SnapshotFolder
    ) throws(LedgerError) -> [SnapshotFinding] {
        switch try folder.reading(name) {
        case .success(let bytes): try findings(inSnapshot: bytes, named: name)
        case .failure(let finding): [finding]
        }
    }

    /// Holds the bytes of a snapshot against a replay of the log.
    ///
    /// - Returns: What is wrong with it; nothing if a replay gives the same bytes.
    public func findings(
        inSnapshot bytes: [UInt8],
        named name: String
    ) throws(LedgerError) -> [SnapshotFinding] {
        guard let day = SnapshotFolder.day(of: name) else { return [.misnamed] }
        let header: Snapshot.Header
        do throws(SnapshotFinding) {
            header = try Snapshot.Header(reading: try Snapshot.json(of: bytes))
        } catch {
            return [error]
        }
        guard header.day == day else { return [.otherDay(header.day)] }
        guard header.size <= size else { return [.beyondLog(size: header.size, actual: size)] }
        var replay = try snapshot(asOf: day, size: header.size, format: header.format)
        var findings: [SnapshotFinding] = []
        let (origin, root) = (replay.header.origin, replay.header.root)
        // Told once, by their bytes: what is left is where the states differ.
        if !header.origin.utf8.elementsEqual(origin.utf8) {
            findings.append(.otherOrigin(header.origin, actual: origin))
            replay.header.origin = header.origin
        }
        if !header.root.utf8.elementsEqual(root.utf8) {
            findings.append(.otherRoot(header.root, actual: root))
            replay.header.root = header.root
        }
        if let difference = LineDifference(bytes, from: Array(replay.text.utf8)) {
            findings.append(.otherState(difference))
        }
        return findings
    }

    /// What is wrong with the published snapshots, and how many there are; a file that cannot be
    /// read is a finding too.
    func findingsInSnapshots(
        _ folder: SnapshotFolder
    ) throws(LedgerError) -> (findings: [Verification.Finding], count: Int) {
        let names = try folder.names()
        var findings: [Verification.Finding] = []
        for name in names {
            findings += try self.findings(inSnapshot: name, of: folder).map { finding in
                let file = "Snapshots/\(name)"
                guard case .unreadable(let failure) = finding else {
                    return Verification.Finding(file: file, .snapshot(finding))
                }
                return Verification.Finding(file: file, .unavailable(failure))
            }
        }
        return (findings, names.count)
    }
}
