/// Writes comma-separated values.
///
/// Source: RFC 4180.
public enum CSVText {
    /// The text of a sheet; lines end in CR LF.
    ///
    /// - Parameter sheet: The sheet.
    /// - Returns: The header line and a line for each row.
    public static func text(_ sheet: Sheet) -> String {
        let lines = [sheet.header.map(field)] + sheet.rows.map { $0.map { field($0 ?? "") } }
        return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A field; text that a spreadsheet would run as a formula is disarmed with an apostrophe.
    private static func field(_ value: String) -> String {
        var text = value
        if let first = text.first, ["=", "+", "-", "@", "\t", "\r"].contains(first),
            !isNumber(text)
        {
            text = "'" + text
        }
        guard text.contains(where: { [",", "\"", "\n", "\r", "\r\n"].contains($0) }) else {
            return text
        }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst(text.hasPrefix("-") ? 1 : 0)
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    }
}
