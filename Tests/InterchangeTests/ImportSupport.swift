import FilingModel
import Interchange
import Testing

/// The options of a ledger in China: CNY, +08:00.
func chineseOptions() throws -> ImportOptions {
    ImportOptions(
        currency: try Currency("CNY"),
        offsetSeconds: { _ in 28_800 },
        retrievedOn: try CalendarDate("2026-11-22")
    )
}

/// Files by name and text.
func files(_ texts: KeyValuePairs<String, String>) -> [ImportFile] {
    texts.map { ImportFile(name: $0.key, bytes: Array($0.value.utf8)) }
}

/// The drafts of some files.
func drafts(_ texts: KeyValuePairs<String, String>) throws -> [ImportedDraft] {
    try Importer.drafts(from: files(texts), options: chineseOptions())
}

/// The one draft of a file.
func draft(_ text: String) throws -> EventDraft {
    let all = try drafts(["file.csv": text])
    try #require(all.count == 1)
    return all[0].draft
}

/// What is wrong with some files, each in a line.
func problems(_ texts: KeyValuePairs<String, String>) throws -> [String] {
    let options = try chineseOptions()
    do {
        _ = try Importer.drafts(from: files(texts), options: options)
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

/// A row of a table, as text: the columns by name, the others empty.
struct Table {
    let columns: [String]
    let defaults: [String: String]

    /// A table whose columns have values unless a row has others.
    init(_ defaults: KeyValuePairs<String, String>) {
        columns = defaults.map(\.key)
        self.defaults = Dictionary(uniqueKeysWithValues: defaults.map { ($0.key, $0.value) })
    }

    /// The file with a row for each of some changes; columns that are new come last.
    func text(_ changes: [String: String]...) -> String {
        let added = Set(changes.flatMap(\.keys)).subtracting(columns).sorted()
        let names = columns + added
        let rows = changes.map { change in
            names.map { change[$0] ?? defaults[$0] ?? "" }
        }
        return csv([names] + rows)
    }
}

extension Table {
    static let listing = Table([
        "subject": "688266", "name_zh": "泽璟制药", "name_en": "", "short_name_zh": "泽璟制药-U",
        "short_name_en": "", "exchange": "XSHG", "board": "STAR", "listed_on": "2020-01-23",
        "marks": "U", "profitable": "false", "sector": "biomedicine", "city": "", "province": "",
        "standard": "", "public_on": "2020-01-23", "public_precision": "no-later-than",
        "source": "https://example.com/list", "document_title": "", "quote": "", "note": "",
    ])

    static let markChange = Table([
        "subject": "688981", "change": "removed", "mark": "U", "effective_on": "2021-04-02",
        "period": "FY2020", "reason": "first profitable year", "public_on": "2021-04-02",
        "public_precision": "", "source": "https://example.com/marks",
    ])

    static let tierChange = Table([
        "subject": "688031", "tier": "growth", "effective_on": "2025-07-13",
        "reason": "unprofitable at listing", "public_on": "2025-07-13",
        "source": "https://example.com/tiers",
    ])

    static let figure = Table([
        "subject": "688256", "period": "FY2024", "metric": "revenue", "value": "1174464381.83",
        "low": "", "high": "", "decimals": "", "unit": "", "stage": "annual", "reported_by": "",
        "public_on": "2025-04-19", "public_precision": "", "source": "https://example.com/688256",
        "document_title": "", "quote": "", "note": "",
    ])

    static let aggregate = Table([
        "cohort": "unprofitable-at-listing", "period": "FY2024", "kind": "figure",
        "name": "revenue", "base": "", "value": "174479000000", "decimals": "-6", "unit": "",
        "companies": "54", "public_on": "2025-05-09", "public_precision": "day",
        "source": "https://example.com/insight", "document_title": "", "quote": "",
    ])

    static let companyClaim = Table([
        "subject": "688256", "period": "FY2024", "kind": "growth", "name": "revenue",
        "base": "FY2023", "value": "0.6556", "decimals": "4", "public_on": "2025-04-19",
        "source": "https://example.com/688256", "quote": "up 65.56%",
    ])

    static let milestone = Table([
        "subject": "STAR", "kind": "policy", "title_en": "Eight Measures", "title_zh": "科创板八条",
        "public_on": "2024-06-19", "source": "https://example.com/news",
    ])
}
