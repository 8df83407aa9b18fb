import Foundation
import Testing

/// What commands answer on the filings of the repository, word for word.
///
/// Each file in `Golden` is a transcript. With `RECORD_GOLDEN=1` in the environment the answers are
/// written anew, and the run fails; a new transcript starts as a file with nothing but its command.
@Suite struct `Golden transcripts` {
    static let folder = Repository.root + "/Tests/CommandTests/Golden"

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

    @Test func `there are transcripts`() { #expect(Self.names.count > 20) }

    @Test(arguments: names)
    func `a command answers as it did`(name: String) async throws {
        let path = Self.folder + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let steps = Transcript(text).steps
        try #require(!steps.isEmpty)
        var recorded = ""
        for step in steps {
            let answer = try await Self.answer(to: step.command)
            recorded += "$ \(step.command)\n\(answer)"
            guard !Self.isRecording else { continue }
            if let difference = Transcript.difference(answer, from: step.answer) {
                Issue.record("\(name): \(step.command)\n\(difference)")
            }
        }
        guard Self.isRecording else { return }
        try Data(recorded.utf8).write(to: URL(filePath: path))
        Issue.record("\(name) was recorded; run the tests again without RECORD_GOLDEN")
    }

    /// Data, then words, then the exit status where it is not 0.
    ///
    /// What a dry run writes as the time of an amendment is the present: it stands as `(now)`.
    private static func answer(to command: String) async throws -> String {
        let words = Transcript.words(command)
        try #require(words.first == "starledger", "\(command)")
        let run = try await CommandRun.asked(Array(words.dropFirst()))
        let present = /"time":"[^"]*\.[0-9]{3}Z"/
        let transcript = run.transcript.replacing(present, with: "\"time\":\"(now)\"")
        return transcript + (run.status == 0 ? "" : "[\(run.status)]\n")
    }
}
