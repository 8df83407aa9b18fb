import Foundation
import Testing

/// What the README shows is what happens.
///
/// A block fenced as `console` holds commands behind `$ ` and their answers; a line `…` stands for
/// lines that are left out. Commands of other programs are passed over.
@Suite struct `README` {
    static let text = Repository.text(at: "README.md")

    static let steps = blocks(in: text ?? "").flatMap { Transcript($0).steps }

    @Test(.enabled(if: text != nil, "there is no README.md"))
    func `its commands answer as it says`() async throws {
        // One ledger from top to bottom: what a reader does first is there for what comes next.
        let ledger = try ScratchLedger.ofTheRepository(isSigned: true)
        for name in ["README.md", "Tests"] {
            try FileManager.default.createSymbolicLink(
                atPath: ledger.path + "/" + name,
                withDestinationPath: Repository.root + "/" + name
            )
        }
        try ledger.takeSnapshots()
        var count = 0
        for step in Self.steps {
            guard let commands = Self.commands(of: step.command) else { continue }
            count += 1
            var (answer, words) = ("", "")
            for arguments in commands {
                let run = try await ledger.run(arguments, input: answer)
                (answer, words) = (run.output, words + run.errors)
            }
            answer = (answer + words).replacing(ledger.path, with: ".")
            let difference = Transcript.difference(answer, from: step.answer, isAbridged: true)
            if let difference { Issue.record("\(step.command)\n\(difference)") }
        }
        #expect(count > 0, "the README shows no command of starledger")
    }

    /// What stands behind `starledger`, or `swift run starledger`, in each part of a pipe.
    ///
    /// Nil where another program is in it.
    static func commands(of command: String) -> [[String]]? {
        let parts = Transcript.words(command)
            .split(separator: "|", omittingEmptySubsequences: false).map { words in
                words.starts(with: ["swift", "run"]) ? words.dropFirst(2) : words
            }
        let isOurs = parts.allSatisfy { $0.first == "starledger" }
        return isOurs ? parts.map { Array($0.dropFirst()) } : nil
    }

    /// The contents of the blocks that are fenced as `console`.
    static func blocks(in text: String) -> [String] {
        var blocks: [String] = []
        var block: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = block {
                block = line.hasPrefix("```") ? nil : open + line + "\n"
                if block == nil { blocks.append(open) }
            } else if line == "```console" {
                block = ""
            }
        }
        return blocks
    }

    @Test func `only blocks of commands are read`() {
        let text = "a\n```console\n$ b\nc\n```\n```swift\n$ d\n```\n```console\n$ e\n```\n"
        #expect(Self.blocks(in: text) == ["$ b\nc\n", "$ e\n"])
        #expect(Self.commands(of: "swift run starledger log --last 1") == [["log", "--last", "1"]])
        #expect(
            Self.commands(of: "starledger log | starledger append -") == [
                ["log"], ["append", "-"],
            ]
        )
        #expect(Self.commands(of: "starledger log | head") == nil)
        #expect(Self.commands(of: "swift build") == nil)
    }
}
