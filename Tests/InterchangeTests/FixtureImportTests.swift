import FilingModel
import FoundationEssentials
import Interchange
import Testing

@Suite struct `Import of the STAR Market tables` {
    static let names = [
        "listings", "mark_changes", "tier_changes", "figures", "aggregates", "company_claims",
        "milestones",
    ]

    static func file(_ name: String) throws -> ImportFile {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let path = "/\(tests)/Fixtures/star-market/\(name).csv"
        return ImportFile(
            name: "\(name).csv",
            bytes: Array(try Data(contentsOf: URL(filePath: path)))
        )
    }

    /// The drafts of all tables; they are read once, however many tests look at them.
    static func drafts() throws -> [ImportedDraft] { try imported.get() }

    private static let imported = Result {
        try Importer.drafts(from: try names.map(file), options: chineseOptions())
    }

    @Test func `every row becomes part of an event`() throws {
        let types = try Self.drafts().map(\.draft.payload.event.type)
        let counts = Dictionary(grouping: types) { $0 }.mapValues(\.count)
        #expect(
            counts == [
                .companyListed: 63, .markRemoved: 28, .tierChanged: 47, .resultFiled: 650,
                .figuresRestated: 3, .aggregateReported: 16, .milestoneAnnounced: 23,
            ]
        )
        let facts = try Self.drafts().map(\.draft.payload.event)
        let figureCounts = facts.map { fact in
            switch fact {
            case .resultFiled(let result): result.figures.count + result.claims.count
            case .figuresRestated(let restatement): restatement.figures.count
            case .aggregateReported(let report): report.figures.count + report.claims.count
            default: 0
            }
        }
        let sum = figureCounts.reduce(0, +)
        #expect(sum == 1_177, "1,135 figures, 2 company claims, 40 rows of aggregates")
    }

    @Test func `the order is that of the log`() throws {
        let drafts = try Self.drafts()
        let days = drafts.compactMap(\.draft.time?.date)
        #expect(days.count == drafts.count)
        #expect(days.prefix(63) == days.prefix(63).sorted()[...])
        #expect(days.dropFirst(63) == days.dropFirst(63).sorted()[...])
        #expect(drafts.prefix(63).allSatisfy { $0.file == "listings.csv" })
        #expect(Set(drafts.map { "\($0.file):\($0.line)" }).count == drafts.count)
    }

    @Test func `units that go without saying are left out everywhere`() throws {
        for draft in try Self.drafts() {
            switch draft.draft.payload.event {
            case .resultFiled(let result):
                #expect(result.currency.code == "CNY")
                #expect(result.figures.allSatisfy { $0.quantity.unit == nil })
            case .aggregateReported(let report):
                #expect(report.figures.allSatisfy { $0.quantity.unit == nil })
            default: continue
            }
        }
    }

    @Test func `the annual report insight is one event, with the digest of its text`() throws {
        let insight = try #require(
            try Self.drafts().first {
                $0.draft.source.text.hasSuffix("c_20250509_10778554.shtml")
                    && $0.draft.payload.event.type == .aggregateReported
            }
        )
        guard case .aggregateReported(let report) = insight.draft.payload.event else { return }
        #expect(report.companies == 54)
        #expect(
            report.figures.map(\.metric.name) == [
                "invention-patents", "net-profit", "patents", "rd-expense", "rd-staff", "revenue",
            ]
        )
        #expect(
            report.claims.map(\.kindName) == [
                "growth", "cagr", "growth", "growth", "ratio", "count", "count", "count", "share",
            ]
        )
        #expect(report.claims.allSatisfy { $0.quote != nil })
        let digest = "a906a4700fb184d86034a544b3f5f907e04b42d4eef07516320e0585d3c64f17"
        let documents = insight.draft.payload.annotations.documents
        #expect(documents.map(\.sha256) == Array(repeating: digest, count: 4))
        #expect(documents.allSatisfy { $0.quote != nil })
    }

    @Test func `the claims about single companies stand with their results`() throws {
        let results = try Self.drafts().compactMap { draft -> (String, [Claim])? in
            guard case .resultFiled(let result) = draft.draft.payload.event,
                !result.claims.isEmpty
            else { return nil }
            return (draft.draft.subject.text, result.claims)
        }
        #expect(results.map(\.0).sorted() == ["688351", "688506"])
        #expect(results.flatMap(\.1).compactMap(\.quote).count == 2)
    }

    @Test func `a claim without the figures it belongs to is refused`() throws {
        let claims = try Self.file("company_claims")
        let options = try chineseOptions()
        #expect(throws: ImportError.self) {
            try Importer.drafts(from: [claims], options: options)
        }
    }
}
