import Foundation

/// JSON as a program that knows nothing of the ledger reads it.
indirect enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// A value that answers never hold, such as a number that is no integer.
    struct Unexpected: Error {
        let value: String
    }

    /// Reads a document.
    init(_ text: String) throws {
        self = try JSON(value: try JSONSerialization.jsonObject(with: Data(text.utf8)))
    }

    private init(value: Any) throws {
        switch value {
        case is NSNull: self = .null
        case let members as [String: Any]: self = .object(try members.mapValues(JSON.init(value:)))
        case let elements as [Any]: self = .array(try elements.map(JSON.init(value:)))
        case let text as String: self = .string(text)
        case let number as NSNumber where number === NSNumber(value: true): self = .bool(true)
        case let number as NSNumber where number === NSNumber(value: false): self = .bool(false)
        case let number as NSNumber:
            guard let integer = Int(exactly: number) else { throw Unexpected(value: "\(number)") }
            self = .integer(integer)
        default: throw Unexpected(value: "\(value)")
        }
    }

    /// Reads a document a line.
    static func lines(_ text: String) throws -> [JSON] {
        try text.split(separator: "\n").map { try JSON(String($0)) }
    }

    /// A member of an object; nil if this is none, or has no such member.
    subscript(_ name: String) -> JSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// A member of a member.
    subscript(_ first: String, _ second: String) -> JSON? { self[first]?[second] }

    /// The text, if it is text.
    var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The number, if it is one.
    var number: Int? { if case .integer(let number) = self { number } else { nil } }

    /// The elements; none if this is no array.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The names of the members; none if this is no object.
    var names: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
}
