import Testing

@Suite struct `Tidy repository` {
    static let fileLinesMax = 500
    static let lineCharactersMax = 100
    static let functionLinesMax = 70

    /// The files that may use Foundation, and the test targets whose files may.
    static let foundationAllowed = [
        "Sources/Ledger/Opening/LedgerTimeZone.swift", "Sources/ReadModel/Rows/Blob.swift",
        "Tests/CommandTests/", "Tests/LedgerTests/FlippedBitTests.swift",
        "Tests/InterchangeTests/FixtureImportTests.swift",
        "Tests/LogSupport/ScratchDirectory.swift",
        "Tests/TidyTests/RepositoryFiles.swift",
    ]

    /// The room whose files make the calls of POSIX on files.
    static let fileRoom = "Sources/EventLog/Files/"

    /// The other files that ask the C library, and for what.
    static let libraryAllowed = [
        "Sources/EventLog/Log/EventLog+Chunks.swift": "the number of cores",
        "Sources/EventLog/Log/LineFeed.swift": "memchr, the quickest search for a line feed",
        "Sources/Ledger/Opening/LedgerHost.swift": "the clock",
        "Sources/starledger/System/CommandLineCheck.swift": "the bytes of the arguments",
        "Sources/starledger/System/Console.swift": "the error number of a pipe without a reader",
        "Sources/starledger/System/System.swift": "the environment and the working directory",
        "Sources/starledger/StarLedger.swift": "the signal of a file that grows too long",
    ]

    /// What nobody writes here, by the word that gives it away.
    static let bannedCode = ["try!", "@unchecked", "@testable", "Date()", "fatalError("]

    /// Words that say that something is not done; in pieces, so that this file may hold them.
    static let bannedWords = ["TO" + "DO", "FIX" + "ME"]

    @Test func `the files are there to be read`() {
        let paths = RepositoryFiles.swift.map(\.path)
        #expect(paths.contains("Tests/TidyTests/TidyTests.swift"))
        #expect(RepositoryFiles.sources.count > 10)
        #expect(
            RepositoryFiles.swift.filter { $0.lines.count <= 1 && $0.lines.first == "" }.map(\.path)
                == []
        )
    }

    @Test func `no file is longer than 500 lines`() {
        let long = RepositoryFiles.swift.filter { $0.lines.count > Self.fileLinesMax }
        #expect(long.map { "\($0.path): \($0.lines.count)" } == [])
    }

    @Test func `no line is longer than 100 characters, but for strings and addresses`() {
        let long = RepositoryFiles.swift.flatMap { file in
            file.lines.enumerated().filter { number, line in
                line.utf8.count > Self.lineCharactersMax && line.count > Self.lineCharactersMax
                    && !file.code.linesInStrings.contains(number)
                    && !line.drop { $0 == " " }.hasPrefix("\"") && !line.contains("://")
            }.map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(long == [])
    }

    /// A name that is derived from a type takes each start of the command a part of a millisecond.
    @Test func `every command names itself`() {
        let unnamed = RepositoryFiles.sources.flatMap { file in
            file.lines.indices.filter { number in
                file.lines[number].hasSuffix("= CommandConfiguration(")
                    && !file.lines[number + 1].contains("commandName: ")
            }.map { "\(file.path):\($0 + 1)" }
        }
        #expect(unnamed == [])
    }

    @Test func `no function is longer than 70 lines`() {
        let long = RepositoryFiles.swift.flatMap { file in
            file.code.functions.filter { $0.length > Self.functionLinesMax }
                .map { "\(file.path):\($0.line): \($0.length)" }
        }
        #expect(long == [])
    }

    @Test func `Foundation is used only where it is allowed, and allowed only where it is used`() {
        let users = RepositoryFiles.swift.filter { file in
            file.imports.contains { $0.hasPrefix("Foundation") }
        }
        let allowed = Self.foundationAllowed
        let strays = users.map(\.path).filter { path in !allowed.contains { path.hasPrefix($0) } }
        let unused = allowed.filter { entry in !users.contains { $0.path.hasPrefix(entry) } }
        #expect(strays == [])
        #expect(unused == [])
    }

    @Test func `calls on files are made in one room, and few others ask the C library`() {
        let users = RepositoryFiles.sources.filter { $0.imports.contains("Glibc") }.map(\.path)
        let others = users.filter { !$0.hasPrefix(Self.fileRoom) }
        #expect(others.sorted() == Self.libraryAllowed.keys.sorted())
    }

    @Test(arguments: bannedCode)
    func `nobody writes`(word: String) {
        #expect(RepositoryFiles.swift.flatMap { $0.places(of: word) } == [])
    }

    /// An error in a text is Swift's dump of it, as `Type.case(`: it is told by its sentence.
    @Test(arguments: ["\\(error)", "\\(failure)"])
    func `no text holds an error as it is`(place: String) {
        #expect(RepositoryFiles.sources.flatMap { $0.places(of: place) } == [])
    }

    @Test(arguments: bannedWords)
    func `nothing is marked as unfinished`(word: String) {
        let places = RepositoryFiles.swift.flatMap { file in
            file.lines.enumerated().filter { $0.element.contains(word) }
                .map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(places == [])
    }

    @Test func `only the command and the examples print`() {
        let others = RepositoryFiles.swift.filter { file in
            !["Sources/starledger/", "Tests/Examples/"].contains { file.path.hasPrefix($0) }
        }
        #expect(others.flatMap { $0.places(of: "print(") } == [])
    }

    @Test func `the top level holds only what the design names`() {
        let named: Set = ["Package.swift", "Sources", "Tests", "Events", "Snapshots", "README.md"]
        let entries = RepositoryFiles.entries(of: "").filter { !RepositoryFiles.isIgnored($0) }
        #expect(entries.filter { !named.contains($0) } == [])
        #expect(Set(entries).isSuperset(of: ["Package.swift", "Sources", "Tests"]))
    }
}
