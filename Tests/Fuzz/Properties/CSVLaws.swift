import Interchange

/// The laws of tables: what is read and written again holds the same cells.
enum CSVLaws {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        let table: [[String]]
        do {
            table = try cells(of: bytes)
        } catch {
            return try check(error, in: bytes)
        }
        let file = table.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
        let again = try Violation.unless("a table that is written can be read") {
            () throws(CSVError) in
            try cells(of: Array(file.utf8))
        }
        try Violation.unless("a table has the same cells again", scalars(again) == scalars(table))
        for row in table {
            try Violation.unless("a row is as wide as the header", row.count == table[0].count)
        }
    }

    /// Holds the place of an error against the file.
    private static func check(_ error: CSVError, in bytes: [UInt8]) throws(Violation) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        try Violation.unless(
            "an error has a line of the file",
            (1...lines.count).contains(error.location.line)
        )
        try Violation.unless(
            "an error has a column of the line",
            (1...lines[error.location.line - 1].count + 1).contains(error.location.column)
        )
    }

    private static func cells(of bytes: [UInt8]) throws(CSVError) -> [[String]] {
        var reader = try CSVReader(bytes)
        var rows = [reader.header.map(\.text)]
        while let row = try reader.next() { rows.append(row.fields.map(\.text)) }
        return rows
    }

    /// A field in quotes, so that every text can be one.
    private static func field(_ text: String) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        return "\"" + String(quoted) + "\""
    }

    /// Scalars, since texts that look alike are equal to Swift.
    private static func scalars(_ table: [[String]]) -> [[[UInt32]]] {
        table.map { row in row.map { text in text.unicodeScalars.map(\.value) } }
    }
}
