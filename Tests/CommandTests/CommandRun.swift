import Foundation
import LogSupport
import Synchronization

/// One run of the built `starledger`: what it was given, and what came of it.
struct CommandRun: Sendable {
    /// What stood on standard output, byte for byte.
    let outputBytes: [UInt8]
    /// What stood on standard error.
    let errors: String
    /// The exit status; negative: the signal that ended it.
    let status: Int32

    /// What stood on standard output.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }

    /// The lines of standard output, without their line feeds.
    var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// What a reader of a transcript sees: data first, then words.
    var transcript: String { output + errors }

    /// Runs the command, and waits for its end.
    ///
    /// Its streams are files, so neither side ever waits for the other.
    ///
    /// - Parameters:
    ///   - arguments: What stands behind its name.
    ///   - directory: Where it runs; the root of the repository, which is a ledger, by default.
    ///   - starter: A program that starts it, with what stands before it; none by default.
    ///   - environment: Variables beside `PATH`, `HOME`, `USER` and `NO_COLOR`.
    ///   - input: What it reads from standard input.
    ///   - kill: When it is killed; nil: never.
    /// - Returns: The run, when it has ended.
    /// - Throws: What keeps the command from being run.
    static func of(
        _ arguments: [String],
        in directory: String = Repository.root,
        startedBy starter: [String] = [],
        environment: [String: String] = [:],
        input: String = "",
        killed kill: ChildProcess.Kill? = nil
    ) async throws -> CommandRun {
        let scratch = try ScratchDirectory()
        let streams = ["in", "out", "err"].map { scratch.path + "/" + $0 }
        try Data(input.utf8).write(to: URL(filePath: streams[0]))
        for path in streams.dropFirst() { try Data().write(to: URL(filePath: path)) }

        let process = ChildProcess(
            words: starter + [try Repository.executable()] + arguments,
            directory: directory,
            environment: cleanEnvironment.merging(environment) { $1 },
            streams: streams
        )
        let status = try await process.run(killed: kill)
        return CommandRun(
            outputBytes: Array(try Data(contentsOf: URL(filePath: streams[1]))),
            errors: String(
                decoding: try Data(contentsOf: URL(filePath: streams[2])),
                as: UTF8.self
            ),
            status: status
        )
    }

    /// What the command answers on the filings of the repository; it is asked once, however many
    /// tests look at the answer.
    ///
    /// - Parameter arguments: What stands behind its name; something that looks only.
    /// - Returns: The run.
    /// - Throws: What keeps the command from being run.
    static func asked(_ arguments: [String]) async throws -> CommandRun {
        let run = known.withLock { known in
            let run = known[arguments] ?? Task { try await of(arguments) }
            known[arguments] = run
            return run
        }
        return try await run.value
    }

    private static let known = Mutex<[[String]: Task<CommandRun, any Error>]>([:])

    /// What every run finds in its environment: nothing of the person who runs the tests.
    private static let cleanEnvironment: [String: String] = {
        // In a home of this name nobody can make anything, not even root.
        var variables = ["HOME": "/dev/null", "USER": "tester", "NO_COLOR": "1"]
        for name in ["PATH", "LD_LIBRARY_PATH"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        return variables
    }()
}
