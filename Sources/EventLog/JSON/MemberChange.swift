/// One member that differs between two JSON objects.
public struct MemberChange: Hashable, Sendable {
    /// The place of the member.
    public let path: MemberPath
    /// The value before; nil: none.
    public let before: JSONValue?
    /// The value after; nil: none.
    public let after: JSONValue?

    /// A member that differs.
    public init(_ path: MemberPath, before: JSONValue?, after: JSONValue?) {
        self.path = path
        self.before = before
        self.after = after
    }
}

extension JSONValue {
    /// The members that differ in a later object, whatever order they stand in.
    ///
    /// Objects are compared member by member, down to what has no members; arrays of objects place
    /// by place, other arrays as a whole.
    ///
    /// - Returns: The differences in canonical order of names; none if both say the same.
    public func changes(to later: JSONValue) -> [MemberChange] {
        Self.changes(from: members, to: later.members, at: [])
    }

    private static func changes(
        from before: [JSONMember],
        to after: [JSONMember],
        at names: [String]
    ) -> [MemberChange] {
        let (old, new) = (JSONValue.object(before), JSONValue.object(after))
        let added = after.map(\.name).filter { old[$0] == nil }
        return (before.map(\.name) + added).sorted(by: precedes).flatMap { name in
            changes(from: old[name], to: new[name], at: names + [name])
        }
    }

    private static func changes(
        from before: JSONValue?,
        to after: JSONValue?,
        at names: [String]
    ) -> [MemberChange] {
        let (old, new) = (parts(of: before), parts(of: after))
        let isWhole = (old == nil && before != nil) || (new == nil && after != nil)
        guard isWhole else { return changes(from: old ?? [], to: new ?? [], at: names) }
        guard before?.sorted != after?.sorted else { return [] }
        return [MemberChange(MemberPath(names: names), before: before, after: after)]
    }

    /// Places in their order, names in theirs.
    private static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        if let left = Int(lhs), let right = Int(rhs) { return left < right }
        return CanonicalJSON.precedes(lhs, rhs)
    }

    /// The members of an object, or the elements of an array of objects by place; nil for what is
    /// compared as a whole, as what is empty is.
    private static func parts(of value: JSONValue?) -> [JSONMember]? {
        switch value {
        case .object(let members)?: return members.isEmpty ? nil : members
        case .array(let elements)?:
            let isOfObjects = elements.allSatisfy { if case .object = $0 { true } else { false } }
            guard isOfObjects, !elements.isEmpty else { return nil }
            return elements.enumerated().map { JSONMember(String($0), $1) }
        case .null?, .bool?, .integer?, .string?, nil: return nil
        }
    }
}
