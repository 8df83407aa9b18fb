import Foundation
import Testing

/// What the README and the guides show is what happens.
///
/// A block fenced as `console` holds commands behind `$ ` and their answers; a line `…` stands for
/// lines that are left out. Commands of other programs are passed over.
@Suite struct `README and guides` {
    /// The README, and every article of a catalog in `Sources`.
    static let documents = ["README.md"] + Repository.articles()

    @Test(arguments: documents.filter { !steps(of: $0).isEmpty })
    func `commands answer as it says`(document: String) async throws {
        for step in Self.steps(of: document) {
            let answer = try await SharedAnswers.all.answer(to: step.command)
            let difference = Transcript.difference(answer, from: step.answer, isAbridged: true)
            if let difference { Issue.record("\(step.command)\n\(difference)") }
        }
    }

    @Test func `the README and the guides show commands`() {
        let showing = Self.documents.filter { !Self.steps(of: $0).isEmpty }
        #expect(showing.first == "README.md")
        #expect(showing.count > 1)
    }

    @Test(arguments: documents)
    func `links lead to what is there`(document: String) {
        let folder = document.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        for match in (Repository.text(at: document) ?? "").matches(of: /\]\(([^)#]+)[^)]*\)/)
        where !match.1.contains(":") {
            let place = Repository.root + "/" + folder + match.1
            #expect(FileManager.default.fileExists(atPath: place), "\(match.1)")
        }
    }

    /// The landing page of a catalog bears the name of its folder.
    @Test(arguments: documents.dropFirst())
    func `the landing page lists every article`(document: String) throws {
        let path = document.split(separator: "/")
        let catalog = path.prefix(3).joined(separator: "/")
        let landing = path[2].replacing(".docc", with: ".md")
        let article = try #require(path.last).replacing(".md", with: "")
        let page = Repository.text(at: "\(catalog)/\(landing)") ?? ""
        #expect(path.last == landing || page.contains("- <doc:\(article)>"))
    }

    @Test func `the README is read in a few minutes`() throws {
        let text = try #require(Repository.text(at: "README.md"))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
    }

    /// The steps of a document whose commands are ours.
    static func steps(of document: String) -> [Transcript.Step] {
        blocks(in: Repository.text(at: document) ?? "").flatMap { Transcript($0).steps }
            .filter { commands(of: $0.command) != nil }
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

/// What commands answer on one copy of the repository's ledger.
///
/// Each is run once, however many documents show it: none of them changes that ledger, and what
/// they make lies in directories and files of their own.
private actor SharedAnswers {
    static let all = SharedAnswers()

    private var answers: [String: Task<String, any Error>] = [:]

    private let ledger = Task {
        let ledger = try ScratchLedger.ofTheRepository(isSigned: true)
        try FileManager.default.createSymbolicLink(
            atPath: ledger.path + "/Tests",
            withDestinationPath: Repository.root + "/Tests"
        )
        try ledger.takeSnapshots()
        // The read model is there for every command, whichever comes first.
        _ = try await ledger.run(["companies"])
        return ledger
    }

    /// Data first, then words, of the commands in a pipe.
    func answer(to command: String) async throws -> String {
        let answer =
            answers[command]
            ?? Task { [ledger] in
                let ledger = try await ledger.value
                let before = try ledger.bytes()
                var (answer, words) = ("", "")
                for arguments in `README and guides`.commands(of: command) ?? [] {
                    let run = try await ledger.run(arguments, input: answer)
                    (answer, words) = (run.output, words + run.errors)
                }
                #expect(try ledger.bytes() == before, "\(command) changed the shared ledger")
                return (answer + words).replacing(ledger.path, with: ".")
            }
        answers[command] = answer
        return try await answer.value
    }
}
