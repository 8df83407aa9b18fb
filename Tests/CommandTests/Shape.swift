/// What some JSON has to look like: exactly these members, of these types.
indirect enum Shape: Sendable {
    case null, bool, integer, string, decimal, date
    /// Whatever it is.
    case any
    /// One of some words.
    case word(Set<String>)
    /// An array, each element alike.
    case array(Shape)
    /// An object with these members and perhaps some more of those that may be there.
    case object([String: Shape], perhaps: [String: Shape] = [:])
    /// Either `null`, or this.
    case orNull(Shape)

    /// Where a value does not look like this, each place once.
    func misfits(_ json: JSON, at path: String = "$") -> [String] {
        switch (self, json) {
        case (.any, _), (.null, .null), (.bool, .bool), (.integer, .integer), (.string, .string): []
        case (.orNull, .null): []
        case (.orNull(let shape), _): shape.misfits(json, at: path)
        case (.decimal, .string(let text)) where Self.isDecimal(text): []
        case (.date, .string(let text)) where Self.isDate(text): []
        case (.word(let words), .string(let text)) where words.contains(text): []
        case (.array(let shape), .array(let elements)):
            elements.enumerated().flatMap { shape.misfits($1, at: "\(path)[\($0)]") }
        case (.object(let members, let others), .object(let values)):
            members.keys.filter { values[$0] == nil }.sorted().map { "\(path).\($0) is missing" }
                + values.sorted { $0.key < $1.key }.flatMap { name, value in
                    let shape = members[name] ?? others[name]
                    return shape?.misfits(value, at: "\(path).\(name)")
                        ?? ["\(path).\(name) is not known"]
                }
        default: ["\(path) is \(json)"]
        }
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, and no `-0`.
    static func isDecimal(_ text: String) -> Bool {
        text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
            && text.wholeMatch(of: /-0(\.0+)?/) == nil
    }

    private static func isDate(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
    }
}
