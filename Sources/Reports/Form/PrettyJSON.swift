package import EventLog
import FilingModel

/// Writes JSON for answers: members in the order given, indented by two blanks.
///
/// Characters that could drive a terminal or turn text around are escaped; arrays and objects of
/// plain values stand on one line where they are short.
package enum PrettyJSON {
    private static let lineLength = 100

    /// The text of a value.
    package static func text(_ value: JSONValue) -> String { text(value, indent: 0) }

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
            case _ where Printable.isHazardous(scalar): out += escape(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// The escape of a character, in one or two UTF-16 code units.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        UTF16.encode(scalar)?.reduce("") { text, unit in
            let digits = String(unit, radix: 16)
            return text + "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } ?? ""
    }

    /// The same JSON with escapes for what could drive a terminal or turn text around.
    ///
    /// It means the same: such characters stand in strings only.
    package static func shown(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: Printable.isHazardous) else { return json }
        return json.unicodeScalars.map { scalar in
            Printable.isHazardous(scalar) ? escape(scalar) : String(scalar)
        }.joined()
    }
}
