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

/// Random numbers that a seed repeats.
///
/// Source: Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
