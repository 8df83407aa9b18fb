import EventLog
import FilingModel
import Ledger
import Projections
import ReferenceSupport
import Reports
import TestSupport
import Testing
import TransparencyLog

@Suite struct `A snapshot` {
    @Test(arguments: Extent.seeds(16))
    func `what was appended later changes nothing`(seed: UInt64) throws {
        let random = RandomSnapshots(seed: seed)
        for place in random.places {
            let prefix = random.events.prefix(place.size.count)
            let snapshot = try RandomSnapshots.snapshot(of: prefix, place)
            #expect(try RandomSnapshots.snapshot(of: random.events, place) == snapshot)
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `reads back what it writes, and writes what it reads`(seed: UInt64) throws {
        for snapshot in try RandomSnapshots(seed: seed).snapshots() {
            let read = try Snapshot(reading: Array(snapshot.text.utf8))
            #expect(read == snapshot)
            #expect(read.text == snapshot.text)
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `is canonical JSON but for its line feeds`(seed: UInt64) throws {
        for snapshot in try RandomSnapshots(seed: seed).snapshots() {
            let text = Array(snapshot.text.utf8)
            let json = try JSONParser.value(of: text, bytesMax: .max)
            #expect(text.filter { $0 != 0x0A } == CanonicalJSON.bytes(json))
            #expect(text.last == 0x0A)
        }
    }

    @Test func `is laid out a record a line`() throws {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        script.remove("U", from: "A1", effective: "2021-05-01")
        script.file("A1", .annual, "FY2020", "revenue=5.82bn", on: "2021-04-01")
        let day = try CalendarDate("2021-12-31")
        let clock = Clock(valid: ValidDate(day), known: .date(day), recorded: LogSize(4))
        let asOf = AsOf(MemoryFacts(script.events), at: clock)
        let snapshot = try Snapshot(of: asOf, root: Digest(of: []))
        let point =
            #""events":[],"listed":1,"mark":"U","series":"shed-marks","share":"0.0000","year""#
        let figure =
            #""period":"FY2020","reportedBy":"issuer","sequence":3,"stage":"annual","#
            + #""subject":"A1","unit":"CNY","value":"5820000000"}"#
        #expect(
            snapshot.text == """
                {
                "aggregates":[
                {"cohort":"unprofitable-at-listing","companies":1,"covered":1,"metric":"revenue",\
                "missing":[],"period":"FY2020","reasons":{},"sum":"5820000000","unit":"CNY"}
                ],
                "clock":{"knownAt":"2021-12-31","recordedSize":4,"validAt":"2021-12-31"},
                "companies":[
                {"board":"MAIN","city":null,"delistedOn":null,"exchange":"XSHG","id":"e1",\
                "listedOn":"2020-01-02","marks":[],"name":{"en":"A1"},\
                "profitableAtListing":false,"province":null,"sector":"other","sequence":1,\
                "shortName":{"en":"A1 Synth"},"standard":null,"subject":"A1","tier":null}
                ],
                "figures":[
                {"announced":"2021-04-01","decimals":-7,"high":null,"id":"e3","low":null,\
                "metric":"revenue",\(figure)
                ],
                "format":"starledger-snapshot.v1",
                "marks":[
                {"from":"2020-01-02","id":"e1","mark":"U","period":null,"removal":"e2",\
                "sequence":1,"subject":"A1","until":"2021-05-01"}
                ],
                "origin":"synthetic.example/script",
                "root":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "series":[
                {"by":"fiscal-year","count":1,"cumulative":null,"events":["e2"],"listed":null,\
                "mark":"U","series":"shed-marks","share":null,"year":null},
                {"by":"fiscal-year","count":0,"cumulative":0,\(point):2020},
                {"by":"fiscal-year","count":0,"cumulative":0,\(point):2021},
                {"by":"year","count":0,"cumulative":0,\(point):2020},
                {"by":"year","count":1,"cumulative":1,"events":["e2"],"listed":1,"mark":"U",\
                "series":"shed-marks","share":"1.0000","year":2021}
                ],
                "size":4
                }

                """
        )
    }

    /// A change of a text that is a snapshot, and what reading it says.
    @Test(arguments: [
        (#"{"#, #"["#, "not-json"), ("snapshot.v1", "snapshot.v2", "unknown-format"),
        (#""format":"#, #""formed":"#, "member"), (#""size":2"#, #""size":3"#, "member"),
        (#""size":2"#, #""size":0"#, "member"),
        (#""knownAt":"2021"#, #""knownAt":"2022"#, "member"),
        (#""validAt":"2021-12"#, #""validAt":"2021-13"#, "member"),
        (#""origin":"#, #""origin":1,"o":"#, "member"),
        (#""companies":["#, #""firms":["#, "member"),
        (#""subject":"A1","tier""#, #""tier""#, "member"), (#",\#n"size""#, #","size""#, "layout"),
        (#""board":"MAIN","city":null"#, #""city":null,"board":"MAIN""#, "layout"),
        (#""size":2"#, #""extra":1,\#n"size":2"#, "layout"),
    ])
    func `what is not a snapshot is told by what is wrong`(
        part: String,
        other: String,
        name: String
    ) throws {
        let text = try Self.small().text
        let spoilt = text.replacing(part, with: other, maxReplacements: 1)
        try #require(spoilt != text, "\(part)")
        let finding = #expect(throws: SnapshotFinding.self) {
            try Snapshot(reading: Array(spoilt.utf8))
        }
        #expect(finding?.name == name)
    }

    @Test func `a record that stands there twice is told`() throws {
        let text = try Self.small().text
        let line = try #require(text.split(separator: "\n").first { $0.contains("MAIN") })
        let spoilt = text.replacing("\(line)\n", with: "\(line),\n\(line)\n", maxReplacements: 1)
        #expect(throws: SnapshotFinding.duplicate(.companies, "A1")) {
            try Snapshot(reading: Array(spoilt.utf8))
        }
    }

    private static func small() throws -> Snapshot {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        let place = (day: try CalendarDate("2021-12-31"), size: LogSize(2))
        return try RandomSnapshots.snapshot(of: script.events, place)
    }
}
