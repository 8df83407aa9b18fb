import Foundation
import LogSupport
import Synchronization

/// One run of the built `starledger`, which has ended.
struct CommandRun: Sendable {
    /// Standard output, byte for byte.
    let outputBytes: [UInt8]
    /// Standard error.
    let errors: String
    /// The exit status; negative: the signal that ended it.
    let status: Int32

    /// Standard output.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }

    /// The lines of standard output, without their line feeds.
    var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Both as a transcript shows them: standard output first.
    var transcript: String { output + errors }

    /// Runs the command in a directory, and waits for its end.
    ///
    /// Its streams are files, so neither side ever waits for the other. It runs in the root of the
    /// repository, which is a ledger, unless a directory is given; a `starter` is a program and its
    /// arguments, before those of the command; the environment is beside `PATH`, `HOME`, `USER` and
    /// `NO_COLOR`.
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

    /// The run of a command that only reads the filings of the repository; it is run once, however
    /// many tests look at it.
    static func asked(_ arguments: [String]) async throws -> CommandRun {
        let run = known.withLock { known in
            let run = known[arguments] ?? Task { try await of(arguments) }
            known[arguments] = run
            return run
        }
        return try await run.value
    }

    private static let known = Mutex<[[String]: Task<CommandRun, any Error>]>([:])

    /// The environment of every run: it has nothing of the person who runs the tests.
    private static let cleanEnvironment: [String: String] = {
        // In a home of this name nobody can make anything, not even root.
        var variables = ["HOME": "/dev/null", "USER": "tester", "NO_COLOR": "1"]
        for name in ["PATH", "LD_LIBRARY_PATH"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        return variables
    }()
}
