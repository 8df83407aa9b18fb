import ArgumentParser
import FilingModel
import Reports

/// A claim as `kind:terms=value`: `growth:revenue:FY2023=24%`, `count:shed-marks:FY2024=3`.
enum ClaimArgument {
    /// How claims are written, for the help.
    static let forms = """
        growth:METRIC:BASE=24%, cagr:METRIC:BASE=26%, ratio:METRIC:OF=26%, \
        count:SERIES[:PERIOD]=22 or share:SERIES=41%; series: listings, shed-marks, companies.
        """

    /// Reads a claim.
    static func claim(_ argument: String) throws -> Claim {
        let sides = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, let content = try content(sides[0].split(separator: ":")) else {
            throw ValidationError("a claim is one of \(forms)")
        }
        do {
            let (value, precision) = try value(sides[1])
            return Claim(content, value: value, precision: precision)
        } catch {
            throw ValidationError("\(argument): \(error.sentence)")
        }
    }

    private static func content(_ terms: [Substring]) throws -> Claim.Content? {
        guard let kind = terms.first, terms.count > 1 else { return nil }
        do throws(SpellingError) {
            switch (kind, terms.count) {
            case ("growth", 3):
                return .growth(try Metric(terms[1]), base: try FiscalPeriod(terms[2]))
            case ("cagr", 3):
                return .cagr(try Metric(terms[1]), base: try FiscalPeriod(terms[2]))
            case ("ratio", 3): return .ratio(try Metric(terms[1]), of: try Metric(terms[2]))
            case ("count", 2), ("count", 3):
                let period = terms.count == 3 ? try FiscalPeriod(terms[2]) : nil
                return Claim.Series(rawValue: String(terms[1])).map { .count($0, period: period) }
            case ("share", 2):
                return Claim.Series(rawValue: String(terms[1])).map(Claim.Content.share)
            default: return nil
            }
        } catch {
            throw ValidationError(error.sentence)
        }
    }

    /// A plain number is exact; a percentage is given to its last digit.
    private static func value(_ text: String) throws(SpellingError) -> (Amount, Precision?) {
        guard text.hasSuffix("%") else { return (try Amount(text), nil) }
        let percent = try Amount(text.dropLast())
        guard let value = Amount(coefficient: percent.coefficient, scale: percent.scale + 2) else {
            throw SpellingError(.amount, "has too many digits")
        }
        return (value, try Precision(decimals: percent.scale + 2))
    }
}
