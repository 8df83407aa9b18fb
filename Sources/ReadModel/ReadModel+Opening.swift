import EventLog
import FilingModel
import GRDB
import Synchronization

extension ReadModel {
    /// Opens or builds the file at the first place that can be written; else a database in memory.
    static func open(
        _ builder: Builder,
        _ location: ReadModelLocation
    ) throws -> DatabaseFile {
        var reason = "it has no place on disk"
        for path in location.paths {
            guard ReadModelLocation.prepare(path) else {
                reason = "\(path) cannot be written"
                continue
            }
            do {
                return try openOrBuild(path, builder)
            } catch ReadModelError.notWritable(let found) {
                reason = found
            } catch ReadModelError.busy(let path) {
                reason = Self.words(busy: path)
            }
        }
        if !location.paths.isEmpty { builder.tell(.inMemory(reason)) }
        return try inMemory(builder, .missing, location)
    }

    private static func openOrBuild(_ path: String, _ builder: Builder) throws -> DatabaseFile {
        if let file = try? DatabaseFile.open(path) { return file }
        // Under the lock, it is certain that nobody is between writing and noting it.
        var reason = ReadModelNotice.Reason.missing
        return try build(path, builder, reason) {
            do {
                return try ReadModelError.ofDatabase(at: path) { try DatabaseFile.open(path) }
            } catch DatabaseFileError.outdated(let found) {
                reason = .version(found: found, expected: Schema.version)
            } catch ReadModelError.damaged(let damage) {
                reason = FileIdentity(of: path) == nil ? .missing : .damaged(damage)
            } catch ReadModelError.busy {
                // Another program keeps it: one of our own takes its place.
                reason = .requested
            } catch {
                reason = .damaged(.other(UnexpectedError.words(error)))
            }
            return nil
        }
    }

    private static func build(
        _ path: String,
        _ builder: Builder,
        _ reason: @autoclosure () -> ReadModelNotice.Reason,
        unless existing: () -> DatabaseFile?
    ) throws -> DatabaseFile {
        try ReadModelError.ofDatabase(at: path) {
            try DatabaseFile.replace(path, unless: existing) { db, last in
                try builder.fill(db, reason(), path: path, after: last)
            }
        }
    }

    /// A read model in memory, held against what a file that cannot be used knows of the log.
    private static func inMemory(
        _ builder: Builder,
        _ reason: ReadModelNotice.Reason,
        _ location: ReadModelLocation
    ) throws -> DatabaseFile {
        let last = location.paths.lazy.compactMap { LastWrite(beside: $0) }.first
        return try DatabaseFile.inMemory { db in
            try builder.fill(db, reason, path: nil, after: last)
        }
    }

    // MARK: Damage

    /// How often a file that moves is opened anew.
    private static let opensMax = 100

    /// Uses the file.
    ///
    /// Where another process has changed it, it is opened anew; where it turns out to be damaged,
    /// it is built anew, once.
    func using<Answer>(_ body: (DatabaseFile) throws -> Answer) throws -> Answer {
        var (isRebuilt, isCopied) = (false, false)
        for _ in 0..<Self.opensMax {
            let current = file.withLock { $0 }
            do {
                return try ReadModelError.ofDatabase(at: current.path) { try body(current) }
            } catch DatabaseFileError.moved {
                try orInMemory { try reopen(current) }
            } catch ReadModelError.damaged(let damage) where !isRebuilt {
                isRebuilt = true
                try orInMemory {
                    try replace(current, .damaged(damage)) { path in
                        guard FileIdentity(of: path) != current.identity,
                            let other = try? DatabaseFile.open(path)
                        else { return nil }
                        // It may only have caught up, with the damage in it.
                        isRebuilt = false
                        return other
                    }
                }
            } catch ReadModelError.notWritable(let reason) where current.path != nil {
                try keepInMemory(reason)
            } catch ReadModelError.busy(let path) where current.path != nil {
                // Another program keeps the file, or its lock: whatever it does, nobody waits.
                guard !isCopied else {
                    try keepInMemory(Self.words(busy: path))
                    continue
                }
                isCopied = true
                try orInMemory {
                    let copy = try current.copied()
                    file.withLock { if $0 === current { $0 = copy } }
                }
            }
        }
        // Others replace it again and again.
        try keepInMemory(Self.words(busy: path ?? "the read model"))
        return try body(file.withLock { $0 })
    }

    private static func words(busy path: String) -> String { "another process has locked \(path)" }

    private func reopen(_ moved: DatabaseFile) throws {
        guard let path = moved.path else { return }
        let opened = try Self.openOrBuild(path, Builder(log: log, tell: tell))
        file.withLock { if $0 === moved { $0 = opened } }
    }

    /// Builds a file anew in the place of one.
    ///
    /// - Parameter existing: A file at the path that makes building needless; nil: there is none.
    func replace(
        _ damaged: DatabaseFile,
        _ reason: ReadModelNotice.Reason,
        unless existing: (_ path: String) -> DatabaseFile?
    ) throws {
        let builder = Builder(log: log, tell: tell)
        let rebuilt =
            try damaged.path.map { path in
                try Self.build(path, builder, reason) { existing(path) }
            } ?? Self.inMemory(builder, reason, location)
        file.withLock { if $0 === damaged { $0 = rebuilt } }
    }

    private func orInMemory(_ step: () throws -> Void) throws {
        do {
            try step()
        } catch ReadModelError.notWritable(let reason) {
            try keepInMemory(reason)
        } catch ReadModelError.busy(let path) {
            try keepInMemory(Self.words(busy: path))
        } catch DatabaseFileError.moved {
            return
        }
    }

    private func keepInMemory(_ reason: String) throws {
        tell(.inMemory(reason))
        let memory = try Self.inMemory(Builder(log: log, tell: tell), .missing, location)
        file.withLock { $0 = memory }
    }
}
