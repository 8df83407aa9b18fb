package import FilingModel
import Projections

/// Numbers as people read them.
package enum NumberText {
    /// A count with a comma between groups of three digits.
    package static func grouped(_ count: Int) -> String { grouped(String(count)) }

    /// A number of things, such as `1 row` or `2,000 rows`.
    static func counted(_ count: Int, _ thing: String) -> String {
        "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
    }

    /// Digits with a comma between groups of three before the point.
    package static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        let magnitude = digits.dropFirst(sign.count)
        let point = magnitude.firstIndex(of: ".") ?? magnitude.endIndex
        var groups: [Substring] = []
        var rest = magnitude[..<point]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return sign + ([rest] + groups).joined(separator: ",") + magnitude[point...]
    }

    /// An amount of money in billions, with every digit it has.
    package static func billions(_ digits: String, in language: LocalizedText.Language) -> String {
        switch language {
        case .english: shifted(digits, by: 9) + " bn"
        case .chinese: shifted(digits, by: 8) + "亿"
        }
    }

    /// The number of billions in an amount of money, with every digit it has.
    static func inBillions(_ digits: String) -> String { shifted(digits, by: 9) }

    /// A fraction in per cent, with every digit it has.
    package static func percent(_ digits: String) -> String { shifted(digits, by: -2) + " %" }

    /// Moves the point to the left, where trailing zeros behind it go; or to the right for a
    /// negative number of places.
    private static func shifted(_ digits: String, by places: Int) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        let magnitude = digits.dropFirst(sign.count)
        let point = magnitude.firstIndex(of: ".") ?? magnitude.endIndex
        var whole = String(magnitude[..<point])
        var fraction = String(magnitude[point...].dropFirst())
        if places >= 0 {
            whole = String(repeating: "0", count: max(0, places + 1 - whole.count)) + whole
            fraction = whole.suffix(places) + fraction
            whole.removeLast(places)
        } else {
            fraction += String(repeating: "0", count: max(0, -places - fraction.count))
            whole += fraction.prefix(-places)
            fraction.removeFirst(-places)
        }
        while places > 0, fraction.hasSuffix("0") { fraction.removeLast() }
        while whole.count > 1, whole.hasPrefix("0") { whole.removeFirst() }
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}

extension ExactDecimal {
    /// The number with a comma between groups of three digits.
    var grouped: String { NumberText.grouped(description) }
}

extension Rational {
    /// A rate or a share, rounded once to `ratePlaces`.
    var rateText: String { rounded(places: ratePlaces) }
}

extension String? {
    /// A rate or a share in per cent, for people.
    func percent(or nothing: String) -> String { map(NumberText.percent) ?? nothing }
}
