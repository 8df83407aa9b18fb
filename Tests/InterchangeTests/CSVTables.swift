import Interchange

/// Reads a whole file: its header and its rows, as texts.
func table(
    _ bytes: some Sequence<UInt8>,
    limits: CSVLimits = CSVLimits()
) throws(CSVError) -> [[String]] {
    var reader = try CSVReader(Array(bytes), limits: limits)
    var rows = [reader.header.map(\.text)]
    while let row = try reader.next() { rows.append(row.fields.map(\.text)) }
    return rows
}

/// Writes a file as RFC 4180 describes it.
///
/// A field is quoted where it must be, or where `isQuoted` wants it.
func csv(
    _ rows: [[String]],
    lineEnd: String = "\n",
    isQuoted: () -> Bool = { false }
) -> String {
    rows.map { row in
        row.map { field in
            let special: Set<Unicode.Scalar> = ["\"", ",", "\n", "\r"]
            guard isQuoted() || field.unicodeScalars.contains(where: special.contains) else {
                return field
            }
            return "\"" + doublingQuotes(in: field) + "\""
        }.joined(separator: ",") + lineEnd
    }.joined()
}

/// The text with each quote twice, whatever stands beside it.
private func doublingQuotes(in text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        scalars.append(scalar)
        if scalar == "\"" { scalars.append(scalar) }
    }
    return String(scalars)
}
