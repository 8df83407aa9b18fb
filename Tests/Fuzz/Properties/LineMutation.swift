import EventLog
import TestSupport

/// Changes an event by its members, so that the line stays canonical.
public struct LineMutation {
    /// Texts that some member of some event may hold.
    private static let words = [
        "", "U", "D", "FY2024", "2024H1", "2024-9M", "annual", "forecast", "preliminary",
        "interim", "issuer", "press", "CNY", "HK\u{212A}", "HKD", "revenue", "net-profit",
        "rd-staff", "patents", "persons", "growth", "cagr", "ratio", "count", "share", "listings",
        "shed-marks", "companies", "2022", "2022-04", "2022-04-25", "2025-02-05/2025-05-09",
        "../2023-08-15", "2024-02-29", "day", "no-later-than", "1", "0", "-1.50", "0.0000",
        "5822719845.67", "XSHG", "STAR", "biomedicine", "other", "merger", "approval", "flow",
        "688506", "689009", "unprofitable-at-listing", "e\u{301}", "\u{0}", "\u{1F}", "\u{202E}",
        "2025-04-25T00:00:00+08:00", "2025-04-25T18:30:00.5Z", "2025-04-25T24:00:00Z",
        "https://example.test/synthetic", "sl-00000000000000000000000000000000",
        "starledger.event-corrected.v1", "starledger.event-retracted.v1",
        "starledger.metric-defined.v1", "starledger.figures-restated.v1",
        "starledger.company-renamed.v1", "starledger.sector-changed.v1",
        "starledger.company-delisted.v1", "starledger.mark-assigned.v1",
    ]

    /// Names that some object of some event may have a member of.
    private static let names = [
        "note", "documents", "figures", "claims", "value", "low", "high", "decimals", "unit", "en",
        "zh", "name", "shortName", "effectiveOn", "period", "reason", "mark", "marks", "tier",
        "timeprecision", "batchsize", "id", "time", "companies", "reportedBy", "standard", "quote",
        "sha256", "page", "url", "title", "retrievedOn", "target", "data", "newSource", "base",
        "of", "series", "metric", "kind", "cohort", "revenue", "net-profit", "rd-staff", "xbrl",
    ]

    private var random: SplitMix64

    /// Changes that a seed repeats.
    ///
    /// - Parameter seed: The seed.
    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The canonical bytes of an event with something in it changed.
    ///
    /// - Parameter line: An event as JSON.
    /// - Returns: The line; nil of what is no JSON.
    public mutating func mutated(_ line: [UInt8]) -> [UInt8]? {
        guard var value = try? JSONParser.value(of: line) else { return nil }
        for _ in 0..<Int.random(in: 1...3, using: &random) { value = changed(value) }
        return CanonicalJSON.bytes(value)
    }

    private mutating func changed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(var members):
            guard !members.isEmpty, Int.random(in: 0..<6, using: &random) > 0 else {
                let name = Self.names.randomElement(using: &random) ?? ""
                members.removeAll { $0.name == name }
                return .object(members + [JSONMember(name, fresh(depthMax: 2))])
            }
            let place = Int.random(in: 0..<members.count, using: &random)
            let member = members.remove(at: place)
            guard Int.random(in: 0..<12, using: &random) > 0 else { return .object(members) }
            return .object(members + [JSONMember(member.name, changed(member.value))])
        case .array(var elements):
            guard let element = elements.randomElement(using: &random) else {
                return .array([fresh(depthMax: 2)])
            }
            let place = Int.random(in: 0..<elements.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: elements.remove(at: place)
            case 1: elements.insert(element, at: place)
            default: elements[place] = changed(elements[place])
            }
            return .array(elements)
        case .string(let text):
            return Bool.random(using: &random) ? fresh(text) : fresh(depthMax: 1)
        case .integer(let number):
            return .integer(number &+ Int64.random(in: -2...2, using: &random))
        case .bool(let flag): return .bool(!flag)
        case .null: return fresh(depthMax: 1)
        }
    }

    /// A text with one scalar left out, or written twice, or one more.
    private mutating func fresh(_ text: String) -> JSONValue {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return fresh(depthMax: 0) }
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(scalars[place], at: place)
        case 2:
            scalars[place] =
                Array("0123456789-./:+TZ".unicodeScalars).randomElement(using: &random) ?? "0"
        default: scalars.insert("\u{301}", at: place)
        }
        return .string(String(String.UnicodeScalarView(scalars)))
    }

    private mutating func fresh(depthMax: Int) -> JSONValue {
        switch Int.random(in: 0..<(depthMax > 0 ? 8 : 6), using: &random) {
        case 0: .integer(Int64.random(in: -12...12, using: &random))
        case 1: Bool.random(using: &random) ? .null : true
        case 6: .array([fresh(depthMax: depthMax - 1)])
        case 7:
            .object([
                JSONMember(
                    Self.names.randomElement(using: &random) ?? "",
                    fresh(depthMax: depthMax - 1)
                )
            ])
        default: .string(Self.words.randomElement(using: &random) ?? "")
        }
    }
}
