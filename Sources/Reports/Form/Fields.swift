package import EventLog

/// The fields of a record, in the order in which answers tell them.
///
/// Programs are told them as the members of a JSON object; a sheet has some of them as columns.
package struct Fields: Hashable, Sendable, FieldValue, ExpressibleByDictionaryLiteral {
    /// The fields as members of an object.
    package let members: [JSONMember]

    /// Fields of an object that is made elsewhere.
    package init(_ members: [JSONMember]) { self.members = members }

    /// Fields whose names are not known before.
    package init(_ fields: [(String, any FieldValue)]) {
        members = fields.map { JSONMember($0, $1.json) }
    }

    /// Fields by name; a value that is not there is told as null.
    package init(dictionaryLiteral fields: (String, any FieldValue)...) { self.init(fields) }

    /// A field that is told only where it has a value.
    static func given<Value: FieldValue>(_ name: String, _ value: Value?) -> Fields {
        value.map { Fields([(name, $0)]) } ?? [:]
    }

    /// Some fields, and others behind them.
    package static func + (first: Fields, second: Fields) -> Fields {
        Fields(first.members + second.members)
    }

    /// The object that programs are told.
    package var json: JSONValue { .object(members) }
}

/// A value that programs can be told.
package protocol FieldValue {
    /// The value for programs.
    var json: JSONValue { get }
}

extension JSONValue: FieldValue {
    /// The value itself.
    package var json: JSONValue { self }
}

extension String: FieldValue {
    /// A text.
    package var json: JSONValue { .string(self) }
}

extension Int: FieldValue {
    /// An integer.
    package var json: JSONValue { .integer(Int64(self)) }
}

extension Bool: FieldValue {
    /// A truth value.
    package var json: JSONValue { .bool(self) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    /// The value; null where there is none.
    package var json: JSONValue { self?.json ?? .null }
}

extension Array: FieldValue where Element: FieldValue {
    /// The values, in order.
    package var json: JSONValue { .array(map(\.json)) }
}

extension FieldValue where Self: CustomStringConvertible {
    /// The spelling that is read everywhere.
    package var json: JSONValue { .string(description) }
}

extension FieldValue where Self: RawRepresentable, RawValue == String {
    /// The word.
    package var json: JSONValue { .string(rawValue) }
}
