public import FilingModel

/// An edit of one member of a payload.
public struct MemberEdit: Hashable, Sendable {
    /// The ways to edit a member.
    public enum Change: Hashable, Sendable {
        /// It is this text; JSON of another kind where the member is of that kind.
        case text(String)
        /// It is this value.
        case value(JSONValue)
        /// It is gone.
        case removed
    }

    /// The member.
    public let path: MemberPath
    /// The edit.
    public let change: Change

    /// An edit of a member.
    public init(_ path: MemberPath, _ change: Change) {
        self.path = path
        self.change = change
    }

    /// Sets a figure; where it comes without a unit, the one written so far stays.
    public static func setting(_ figure: ReportedFigure, in payload: Payload) -> MemberEdit {
        let path = figurePath(figure.metric)
        let unit = figure.quantity.unit == nil ? payload.json[path]?["unit"] : nil
        let kept = unit.map { [JSONMember("unit", $0)] } ?? []
        return MemberEdit(path, .value(.object(figure.quantity.json.members + kept)))
    }

    /// Takes a figure out.
    public static func dropping(_ metric: Metric) -> MemberEdit {
        MemberEdit(figurePath(metric), .removed)
    }

    private static func figurePath(_ metric: Metric) -> MemberPath {
        MemberPath(names: ["figures", metric.name])
    }

    /// Two of some edits that are about the same member, or about one inside the other.
    ///
    /// - Returns: The first two, the outer one first; nil if each stands for itself.
    public static func conflict(
        in edits: [MemberEdit]
    ) -> (outer: MemberPath, inner: MemberPath)? {
        for (index, edit) in edits.enumerated() {
            for other in edits[(index + 1)...] {
                if edit.path.holds(other.path) { return (edit.path, other.path) }
                if other.path.holds(edit.path) { return (other.path, edit.path) }
            }
        }
        return nil
    }
}

extension Payload {
    /// The payload with some members changed.
    ///
    /// What is set is set first and what is removed after it, the last places of an array first:
    /// so places always mean the elements as they stand before.
    ///
    /// - Throws: `LineError`, with the member of the payload, if it is no payload of its type then.
    public func edited(by edits: [MemberEdit]) throws(LineError) -> Payload {
        var edits = edits
        while true {
            let data = try json.applying(edits, to: event.type)
            do throws(LineError) {
                return try EventCodec.payload(of: CanonicalJSON.bytes(data), event.type)
            } catch {
                guard let retyped = Self.retyped(edits, error) else { throw error }
                edits = retyped
            }
        }
    }

    /// The edits with a text read as JSON, where it is the text that a fault is about: the member
    /// has to be of another kind.
    private static func retyped(_ edits: [MemberEdit], _ fault: LineError) -> [MemberEdit]? {
        guard case .wrongType = fault.reason else { return nil }
        for (index, edit) in edits.enumerated() {
            guard edit.path.description == fault.path, case .text(let text) = edit.change,
                let value = try? JSONParser.value(of: Array(text.utf8))
            else { continue }
            var edits = edits
            edits[index] = MemberEdit(edit.path, .value(value))
            return edits
        }
        return nil
    }
}

extension JSONValue {
    /// The payload of a type with some members changed, whatever comes of it.
    fileprivate func applying(
        _ edits: [MemberEdit],
        to type: EventType
    ) throws(LineError) -> JSONValue {
        var data = self
        var removed: [MemberPath] = []
        for edit in edits {
            switch edit.change {
            case .text(let text): data = try data.setting(edit.path, to: .string(text))
            case .value(let value): data = try data.setting(edit.path, to: value)
            case .removed: removed.append(edit.path)
            }
        }
        for path in removed.sorted(by: Self.isLater) { data = data.removing(path) }
        // A publication that is left without a figure has claims only.
        let figures = MemberPath(names: ["figures"])
        if type == .aggregateReported, data[figures] == .object([]) {
            data = data.removing(figures)
        }
        return data
    }

    /// Whether one place is removed before another: the later place of one array first.
    private static func isLater(_ lhs: MemberPath, _ rhs: MemberPath) -> Bool {
        for (left, right) in zip(lhs.names, rhs.names) where left != right {
            if let one = Int(left), let two = Int(right) { return one > two }
            return left > right
        }
        return lhs.names.count > rhs.names.count
    }
}
