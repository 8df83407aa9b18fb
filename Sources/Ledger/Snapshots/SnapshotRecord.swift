package import EventLog

/// A record of a snapshot: one company, one figure, one point.
public struct SnapshotRecord: Hashable, Sendable {
    /// What tells a record apart in its section, and its place there.
    public struct Key: Hashable, Comparable, Sendable {
        private let bytes: [UInt8]

        /// Texts as they are, integers as 16 digits, no value as nothing; zero bytes between them.
        init(_ parts: [String]) { bytes = Array(parts.joined(separator: "\0").utf8) }

        /// Orders keys part by part, each by its bytes.
        public static func < (lhs: Key, rhs: Key) -> Bool {
            lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
        }
    }

    /// The section it stands in.
    public let section: SnapshotSection

    /// What it says: an object, its members in canonical order.
    package let json: JSONValue

    /// Its key.
    public let key: Key

    /// A record; nil without a member of its key, or with one that is neither text, nor a number
    /// from 0, nor null.
    init?(_ section: SnapshotSection, _ json: JSONValue) {
        let parts = section.keyNames.compactMap { json[$0].flatMap(Self.keyPart) }
        guard parts.count == section.keyNames.count else { return nil }
        self.section = section
        self.json = json.sorted
        key = Key(parts)
    }

    private static func keyPart(_ value: JSONValue) -> String? {
        switch value {
        case .null: ""
        case .string(let text): text
        case .integer(let number) where number >= 0:
            String(repeating: "0", count: 16 - String(number).utf8.count) + String(number)
        case .integer, .bool, .array, .object: nil
        }
    }

    /// Its key for people, who know the cohort and the series from where it stands.
    ///
    /// - Parameter names: Names of companies, by code, to stand behind the code.
    package func title(_ names: [String: String] = [:]) -> String {
        section.keyNames.filter { !["cohort", "series"].contains($0) }
            .flatMap { name in
                let text = json[name].map(Self.text) ?? ""
                return [text, (name == "subject" ? names[text] : nil) ?? ""]
            }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Its members as texts, by name: those of objects one by one, as `name.en`; the elements of
    /// arrays in one.
    package var texts: [String: String] {
        var texts: [String: String] = [:]
        for member in json.members {
            if case .object(let inner) = member.value {
                for part in inner { texts["\(member.name).\(part.name)"] = Self.text(part.value) }
            } else {
                texts[member.name] = Self.text(member.value)
            }
        }
        return texts
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .string(let text): text
        case .array(let elements): elements.map(text).joined(separator: " ")
        case .object: String(decoding: CanonicalJSON.bytes(value), as: UTF8.self)
        }
    }
}
