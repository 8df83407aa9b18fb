import Testing

@Suite struct `Import graph` {
    /// The arrow: what each target may import of the others.
    ///
    /// Nothing imports sideways or upwards.
    static let arrow: [String: Set<String>] = [
        "FilingModel": [],
        "TransparencyLog": [],
        "EventLog": ["FilingModel", "TransparencyLog"],
        "Projections": ["FilingModel"],
        "ReadModel": ["FilingModel", "TransparencyLog", "EventLog", "Projections"],
        "Ledger": ["FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel"],
        "StarLedger": [
            "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
        ],
        "Reports": [
            "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
        ],
        "Interchange": ["FilingModel"],
        "starledger": [
            "FilingModel", "TransparencyLog", "EventLog", "Projections", "ReadModel", "Ledger",
            "Reports", "Interchange",
        ],
    ]

    /// The one target through which each outside package enters.
    static let doors = [
        "Crypto": "TransparencyLog", "BigInt": "Projections", "GRDB": "ReadModel",
        "GRDBSQLite": "ReadModel", "SQLiteDefensive": "ReadModel", "ArgumentParser": "starledger",
    ]

    /// What comes with the compiler.
    static let toolchain: Set = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ]

    @Test func `every folder of Sources is a target of the arrow`() {
        #expect(RepositoryFiles.entries(of: "Sources") == Self.arrow.keys.sorted())
    }

    @Test(arguments: arrow.keys.sorted())
    func `a target imports only what the arrow lets it`(target: String) throws {
        let allowed = try #require(Self.arrow[target])
        let files = RepositoryFiles.sources.filter { $0.path.hasPrefix("Sources/\(target)/") }
        let strays = files.flatMap { file in
            file.imports.filter { module in
                !allowed.contains(module) && Self.doors[module] != target
                    && !Self.toolchain.contains(module)
            }.map { "\(file.path): \($0)" }
        }
        #expect(!files.isEmpty)
        #expect(strays == [])
    }

    @Test func `the domain imports nothing at all`() {
        let files = RepositoryFiles.sources.filter { $0.path.hasPrefix("Sources/FilingModel/") }
        #expect(files.flatMap(\.imports) == [])
    }

    @Test func `the arrow has no circle`() {
        var placed: Set<String> = []
        while let next = Self.arrow.first(where: {
            !placed.contains($0.key) && $0.value.isSubset(of: placed)
        }) {
            placed.insert(next.key)
        }
        #expect(placed == Set(Self.arrow.keys))
    }

    @Test func `the manifest lets each target see what the arrow says`() {
        let manifest = SwiftFile(
            path: "Package.swift",
            text: RepositoryFiles.text(at: "Package.swift")
        )
        for (target, allowed) in Self.arrow where target != "starledger" {
            let start = "library(\"\(target)\""
            let text = manifest.lines.map { $0.drop { $0 == " " } }.joined()
            let after = (text.ranges(of: start).first.map { text[$0.upperBound...] } ?? "")
                .prefix { $0 != ")" }
            let names = after.split(separator: "\"", omittingEmptySubsequences: false)
                .enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            let own = Set(names.filter { Self.arrow.keys.contains($0) })
            #expect(own == allowed, "\(target)")
        }
    }
}
