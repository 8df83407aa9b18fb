import TestSupport

/// A state that a power cut may leave; names are relative to the ledger's directory, which is `.`.
struct DiskState: Hashable, Sendable {
    var files: [String: [UInt8]] = [:]
    var directories: Set<String> = []
}

/// What is on the disk for certain, and what may be there or not.
///
/// What was not synced may have reached the disk in any part and order: of a write each piece, or
/// zeros in its place; of a directory each change of its entries. The sync of a file does not make
/// its name durable, nor the sync of a directory what is in its files. A rename is made wholly or
/// not at all. Source: POSIX, fsync and rename; ext4 and XFS give no less.
struct DiskModel {
    /// The most changes of one file, or of names, that are not settled: every choice is tried.
    static let optionalMax = 13
    /// The most states of one moment.
    static let statesMax = 8_192
    /// In how many pieces a write may reach the disk.
    static let piecesMax = 4

    fileprivate enum Fate { case pending, lost, settled }

    fileprivate struct Change {
        let offset: Int
        /// Nil: the file ends at the offset.
        let bytes: [UInt8]?
        var fate = Fate.pending
    }

    fileprivate struct File {
        var content: [UInt8] = []
        var changes: [Change] = []

        /// Takes what is settled, up to the first change that is not, into the content.
        mutating func settle() {
            for index in changes.indices where changes[index].fate == .pending {
                changes[index].fate = .settled
            }
            let settled = changes.prefix { $0.fate == .settled }
            for change in settled { DiskModel.apply(change, to: &content) }
            changes.removeFirst(settled.count)
        }
    }

    private enum NameChange {
        case set(String, file: Int?)
        case renamed(String, to: String, file: Int?)
        case removed(String)

        var directory: String {
            switch self {
            case .set(let path, _), .renamed(_, let path, _), .removed(let path):
                DiskModel.parent(of: path)
            }
        }
    }

    private var files: [Int: File] = [:]
    /// The file of a name; a directory has none.
    private var names: [String: Int?] = [:]
    private var nameChanges: [NameChange] = []
    private var random: SplitMix64

    /// A disk on which some files are for certain, numbered as they are listed.
    init(_ state: DiskState, order: [String], seed: UInt64) {
        random = SplitMix64(seed: seed)
        for directory in state.directories { names.updateValue(nil, forKey: directory) }
        for (number, path) in order.enumerated() {
            names.updateValue(number, forKey: path)
            files[number] = File(content: state.files[path] ?? [])
        }
    }

    private static func parent(of path: String) -> String {
        if path == "." { return ".." }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }

    /// Takes the next step.
    mutating func take(_ step: FileStep) {
        switch step {
        case .madeFile(let path, let file):
            files[file] = File()
            nameChanges.append(.set(path, file: file))
        case .wrote(let file, let offset, let bytes):
            files[file, default: File()].changes += pieces(of: bytes, at: offset)
        case .cut(let file, let length):
            files[file, default: File()].changes.append(Change(offset: length, bytes: nil))
        case .synced(let file): files[file, default: File()].settle()
        case .lost(let file):
            for index in files[file, default: File()].changes.indices
            where files[file]?.changes[index].fate == .pending {
                files[file]?.changes[index].fate = .lost
            }
        case .madeDirectory(let path): nameChanges.append(.set(path, file: nil))
        case .syncedDirectory(let path):
            for change in nameChanges where change.directory == path {
                Self.apply(change, to: &names)
            }
            nameChanges.removeAll { $0.directory == path }
        case .renamed(let path, let target):
            var seen = names
            for change in nameChanges { Self.apply(change, to: &seen) }
            let file = seen[path] ?? nil
            nameChanges.append(.renamed(path, to: target, file: file))
        case .removed(let path): nameChanges.append(.removed(path))
        }
    }

    /// The pieces of a write, cut anywhere, or where a line starts.
    private mutating func pieces(of bytes: [UInt8], at offset: Int) -> [Change] {
        let starts = bytes.indices.dropFirst().filter { bytes[$0 - 1] == 0x0A }
        var cuts: Set<Int> = [0]
        for _ in 1..<Self.piecesMax {
            let isAtLine = Bool.random(using: &random)
            let anywhere = Int.random(in: 0..<max(1, bytes.count), using: &random)
            cuts.insert(isAtLine ? starts.randomElement(using: &random) ?? anywhere : anywhere)
        }
        let sorted = cuts.sorted()
        return zip(sorted, sorted.dropFirst() + [bytes.count]).map { start, end in
            Change(offset: offset + start, bytes: Array(bytes[start..<end]))
        }
    }

    fileprivate static func apply(_ change: Change, to content: inout [UInt8]) {
        guard let bytes = change.bytes else {
            if content.count > change.offset { content.removeSubrange(change.offset...) }
            return
        }
        extend(&content, to: change.offset + bytes.count)
        content.replaceSubrange(change.offset..<change.offset + bytes.count, with: bytes)
    }

    fileprivate static func extend(_ content: inout [UInt8], to length: Int) {
        guard content.count < length else { return }
        content += [UInt8](repeating: 0, count: length - content.count)
    }

    private static func apply(_ change: NameChange, to names: inout [String: Int?]) {
        switch change {
        case .set(let path, let file): names.updateValue(file, forKey: path)
        case .renamed(let path, let target, let file):
            names.removeValue(forKey: path)
            names.updateValue(file, forKey: target)
        case .removed(let path): names.removeValue(forKey: path)
        }
    }
}

extension DiskModel {
    /// Every state that a power cut may leave now; nil if there are too many to try.
    func states() -> Set<DiskState>? {
        var contents: [Int: Set<[UInt8]>] = [:]
        for (number, file) in files {
            guard let found = file.contents() else { return nil }
            contents[number] = found
        }
        guard nameChanges.count <= Self.optionalMax else { return nil }
        var trees: Set<[String: Int?]> = []
        for choice in 0..<1 << nameChanges.count {
            var names = names
            for (place, change) in nameChanges.enumerated() where choice >> place & 1 == 1 {
                Self.apply(change, to: &names)
            }
            trees.insert(names.filter { Self.isReachable($0.key, in: names) })
        }
        let states = trees.flatMap { Self.states(of: $0, contents) }
        return states.count <= Self.statesMax ? Set(states) : nil
    }

    /// Every way to fill the files of a tree.
    private static func states(
        of names: [String: Int?],
        _ contents: [Int: Set<[UInt8]>]
    ) -> [DiskState] {
        var states = [DiskState()]
        for (path, file) in names {
            guard let file else {
                for index in states.indices { states[index].directories.insert(path) }
                continue
            }
            states = states.flatMap { state in
                (contents[file] ?? [[]]).map { content in
                    var state = state
                    state.files[path] = content
                    return state
                }
            }
            if states.count > statesMax { return states }
        }
        return states
    }

    /// Whether every directory above a path is there.
    private static func isReachable(_ path: String, in names: [String: Int?]) -> Bool {
        guard path != "." else { return true }
        let above = parent(of: path)
        guard let file = names[above], file == nil else { return false }
        return isReachable(above, in: names)
    }
}

extension DiskModel.File {
    /// Everything that the file may hold; nil if there is too much to try.
    ///
    /// It may be as long as it was to be, with zeros where nothing was written, or not.
    fileprivate func contents() -> Set<[UInt8]>? {
        let open = changes.indices.filter { changes[$0].fate != .settled }
        guard open.count <= DiskModel.optionalMax else { return nil }
        var contents: Set<[UInt8]> = []
        for choice in 0..<1 << open.count {
            for isExtended in [false, true] {
                var bytes = content
                for (index, change) in changes.enumerated() {
                    let place = open.firstIndex(of: index)
                    if place.map({ choice >> $0 & 1 == 1 }) ?? true {
                        DiskModel.apply(change, to: &bytes)
                    } else if isExtended, let written = change.bytes {
                        DiskModel.extend(&bytes, to: change.offset + written.count)
                    }
                }
                contents.insert(bytes)
            }
        }
        return contents
    }
}
