import FilingModel

/// Writes comma-separated values.
///
/// Source: RFC 4180.
package enum CSVText {
    /// The text of a sheet; lines end in CR LF.
    package static func text(_ sheet: Sheet) -> String {
        let lines = [sheet.header.map(field)] + sheet.rows.map { $0.map { field($0 ?? "") } }
        return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A field; text that a spreadsheet would run as a formula is disarmed with an apostrophe.
    ///
    /// Looked at scalar by scalar, as others do: a combining mark must not hide what it follows.
    private static func field(_ value: String) -> String {
        var text = value
        if let first = text.unicodeScalars.first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first),
            !isNumber(text)
        {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
            return text
        }
        let doubled = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
        return "\"" + doubled.joined() + "\""
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst(text.hasPrefix("-") ? 1 : 0)
        return !digits.isEmpty && digits.allSatisfy { $0.isASCIIDigit || $0 == 0x2E }
    }
}
