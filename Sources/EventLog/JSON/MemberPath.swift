public import FilingModel

/// The place of a value in a JSON object: names from the outside in.
///
/// Written with dots, as `figures.revenue.value`; in an array the place from 0 is the name, as in
/// `documents.0.title`. The same spelling as the paths of `LineError`.
public struct MemberPath: Hashable, Sendable, CustomStringConvertible {
    /// The names, the outermost first; never empty.
    public let names: [String]

    /// A place by its names.
    ///
    /// - Parameter names: The names, the outermost first; at least one.
    public init(names: [String]) {
        precondition(!names.isEmpty, "a path has a name")
        self.names = names
    }

    /// Reads a place.
    ///
    /// - Parameter spelling: The names with dots between them.
    /// - Throws: `SpellingError` if a name is empty.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let names = spelling.split(separator: ".", omittingEmptySubsequences: false)
        guard !names.contains(where: \.isEmpty) else {
            throw SpellingError(.text, "must be a member, with dots for one inside it, as name.en")
        }
        self.init(names: names.map { String($0) })
    }

    /// The names with dots between them.
    public var description: String { names.joined(separator: ".") }

    /// Whether another path leads to this place, or to one inside it.
    public func holds(_ other: MemberPath) -> Bool { other.names.starts(with: names) }
}

extension JSONValue {
    /// The value at a place inside this one; nil if there is none.
    ///
    /// - Parameter path: The place.
    public subscript(path: MemberPath) -> JSONValue? {
        path.names.reduce(self) { value, name in
            switch value {
            case .object?: value?[name]
            case .array(let elements)?:
                Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            case .null?, .bool?, .integer?, .string?, nil: nil
            }
        }
    }

    /// This value with another one at a place inside it.
    ///
    /// Objects that the path leads through are made if need be. In an array the place after the
    /// last element adds one.
    ///
    /// - Parameter path: The place.
    /// - Throws: `LineError` with the member that the path cannot lead through.
    package func setting(_ path: MemberPath, to value: JSONValue) throws(LineError) -> JSONValue {
        try setting(path, from: 0, to: value)
    }

    private func setting(
        _ path: MemberPath,
        from depth: Int,
        to value: JSONValue
    ) throws(LineError) -> JSONValue {
        guard depth < path.names.count else { return value }
        let name = path.names[depth]
        func inner(_ old: JSONValue?) throws(LineError) -> JSONValue {
            let isArray = depth + 1 < path.names.count && path.names[depth + 1] == "0"
            let container = old ?? (isArray ? .array([]) : .object([]))
            return try container.setting(path, from: depth + 1, to: value)
        }
        let outer = path.names[..<depth].joined(separator: ".")
        switch self {
        case .object(let members):
            let others = members.filter { !$0.name.utf8.elementsEqual(name.utf8) }
            return .object(others + [JSONMember(name, try inner(self[name]))])
        case .array(var elements):
            guard let place = Int(name), (0...elements.count).contains(place) else {
                let rule = "has no place \(name): its elements are counted from 0, and a new one "
                throw LineError(.rule(rule + "is \(elements.count)"), at: 0, path: outer)
            }
            let isNew = place == elements.count
            let element = try inner(isNew ? nil : elements[place])
            elements.replaceSubrange(place..<place + (isNew ? 0 : 1), with: [element])
            return .array(elements)
        case .null, .bool, .integer, .string:
            throw LineError(.rule("has no members of its own"), at: 0, path: outer)
        }
    }

    /// This value without what stands at a place inside it; the same if nothing does.
    ///
    /// - Parameter path: The place.
    /// - Returns: The value without it.
    package func removing(_ path: MemberPath) -> JSONValue { removing(path.names[...]) }

    private func removing(_ names: ArraySlice<String>) -> JSONValue {
        guard let name = names.first else { return self }
        let rest = names.dropFirst()
        switch self {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard member.name.utf8.elementsEqual(name.utf8) else { return member }
                    return rest.isEmpty
                        ? nil : JSONMember(member.name, member.value.removing(rest))
                }
            )
        case .array(var elements):
            guard let place = Int(name), elements.indices.contains(place) else { return self }
            if rest.isEmpty {
                elements.remove(at: place)
            } else {
                elements[place] = elements[place].removing(rest)
            }
            return .array(elements)
        case .null, .bool, .integer, .string: return self
        }
    }
}
