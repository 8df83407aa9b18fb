extension JSONValue {
    /// The same value with the members of every object in their canonical order.
    ///
    /// Source: RFC 8785 §3.2.3.
    public var sorted: JSONValue {
        switch self {
        case .null, .bool, .integer, .string: self
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let members):
            .object(
                members.map { JSONMember($0.name, $0.value.sorted) }
                    .sorted { CanonicalJSON.precedes($0.name, $1.name) }
            )
        }
    }
}
