public import EventLog
import FilingModel

/// Writes JSON for answers: members in the order given, indented by two blanks.
///
/// Characters that could drive a terminal or turn text around are escaped; arrays and objects of
/// plain values stand on one line where they are short.
public enum PrettyJSON {
    private static let lineLength = 100

    /// The text of a value.
    ///
    /// - Parameter value: The value.
    /// - Returns: The text, without a line feed at its end.
    public static func text(_ value: JSONValue) -> String { text(value, indent: 0) }

    private static func text(_ value: JSONValue, indent: Int) -> String {
        let flat = flatText(value)
        guard flat.count + indent > lineLength else { return flat }
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch value {
        case .array(let elements):
            let lines = elements.map { inner + text($0, indent: indent + 2) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members):
            let lines = members.map {
                inner + quoted($0.name) + ": " + text($0.value, indent: indent + 2)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        case .null, .bool, .integer, .string: return flat
        }
    }

    private static func flatText(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(flatText).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { quoted($0.name) + ": " + flatText($0.value) }
                .joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case _ where Printable.isHazardous(scalar):
                for unit in UTF16.encode(scalar) ?? .init() {
                    out += "\\u" + padHex(unit)
                }
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private static func padHex(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
