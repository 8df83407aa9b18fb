import EventLog
import FilingModel
import Ledger
import Testing
import TransparencyLog

@Suite struct `Snapshots of a ledger` {
    @Test func `the root of a prefix is that of the lines in it`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create(with: [Input.listing(), Input.listing("two", "688002")])
        var tree = MerkleTree()
        for size in 0...ledger.size.count {
            #expect(try ledger.root(of: LogSize(size)) == tree.root)
            if size < ledger.size.count { tree.append(try ledger.line(size).bytes) }
        }
        #expect(try ledger.root(of: ledger.size) == ledger.root)
        for size in 0...ledger.size.count { try ledger.sync(LogSize(size)) }
    }

    @Test func `a file is written whole, and takes the place of an older one`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create()
        let folder = SnapshotFolder(ledger: scratch.directory)
        let day = try CalendarDate("2024-12-31")
        #expect(try folder.names() == [])
        #expect(try folder.contents(of: "2024-12-31.json") == nil)
        try folder.write(Array("a longer text".utf8), of: day)
        try folder.write(Array("text".utf8), of: day)
        try folder.write([], of: try CalendarDate("2023-12-31"))
        #expect(try folder.contents(of: "2024-12-31.json") == Array("text".utf8))
        #expect(try folder.names() == ["2023-12-31.json", "2024-12-31.json"])
    }

    @Test func `a file that cannot be written leaves nothing behind`() throws {
        let folder = SnapshotFolder(ledger: "/nonexistent")
        #expect(throws: LedgerError.self) { try folder.write([], of: CalendarDate("2024-12-31")) }
        #expect(try folder.names() == [])
    }

    @Test(arguments: [
        ("2024-12-31.json", "2024-12-31"), ("2024-02-30.json", nil), ("2024-12-31", nil),
        ("2024-12-31.json.json", nil), ("latest.json", nil), (".json", nil),
    ])
    func `a file is named by its day`(name: String, day: String?) throws {
        #expect(SnapshotFolder.day(of: name)?.description == day)
        if day != nil, let date = SnapshotFolder.day(of: name) {
            #expect(SnapshotFolder.name(of: date) == name)
        }
    }
}
