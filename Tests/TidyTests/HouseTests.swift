import Testing

/// The rules by which a reader finds the way: rooms, access, names of errors, a short README.
@Suite struct `House` {
    /// The most lines of the README, which is read in a few minutes; the guides have the rest.
    static let readmeLinesMax = 200

    /// The most files of a target that lie in no room.
    static let looseFilesMax = 6

    /// The targets that are one room, small enough to be read as a list of files.
    static let singleRooms: Set = ["TransparencyLog"]

    /// The targets that no product exports: their seams are `package`.
    static let unexported = ["Interchange", "Reports", "starledger"]

    /// The words of the domain that are thrown under their own name.
    static let thrownWords: Set = ["Refusal", "SnapshotFinding", "FalseSignature"]

    @Test func `the README is read in a few minutes`() {
        let lines = CodeText.lines(of: Array(RepositoryFiles.text(at: "README.md").utf8))
        #expect(lines.count <= Self.readmeLinesMax)
    }

    @Test(arguments: `Import graph`.arrow.keys.sorted())
    func `a target's files lie in rooms`(target: String) {
        guard !Self.singleRooms.contains(target) else { return }
        let loose = RepositoryFiles.entries(of: "Sources/\(target)").filter {
            $0.hasSuffix(".swift")
        }
        #expect(loose.count <= Self.looseFilesMax, "\(loose)")
    }

    /// An import is public where a type of another module is given a conformance of a third one.
    @Test(arguments: unexported)
    func `what no product exports is not public`(target: String) {
        let files = RepositoryFiles.sources.filter { $0.path.hasPrefix("Sources/\(target)/") }
        #expect(!files.isEmpty)
        let (all, imports) = (
            files.flatMap { $0.places(of: "public ") },
            files.flatMap { $0.places(of: "public import") }
        )
        #expect(all.filter { !imports.contains($0) } == [])
    }

    @Test func `what is thrown is called an error`() {
        let names = RepositoryFiles.sources.flatMap { file in
            file.code.lines(with: "Error").compactMap { Self.thrownType(declaredIn: $0.text) }
                .map { (name: $0, path: file.path) }
        }
        let strays = names.filter { name, _ in
            !name.hasSuffix("Error") && !Self.thrownWords.contains(name)
        }
        #expect(names.count > 5)
        #expect(strays.map { "\($0.path): \($0.name)" } == [])
    }

    /// The name of a type that a line declares to be an `Error`.
    private static func thrownType(declaredIn line: String) -> String? {
        let words = line.split { " :,{<>".contains($0) }
        let place = words.firstIndex { ["struct", "enum", "class"].contains($0) }
        guard let place, place + 1 < words.count, words[(place + 2)...].contains("Error") else {
            return nil
        }
        return String(words[place + 1])
    }
}
