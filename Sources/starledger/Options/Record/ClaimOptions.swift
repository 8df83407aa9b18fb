import ArgumentParser
import FilingModel
import Reports

/// The claims of a publication: what it derived.
struct ClaimOptions: ParsableArguments {
    @Option(name: .customLong("claim"), help: "A claim: \(Claim.forms)")
    var claims: [Claim] = []
}

/// A claim is written `kind:terms=value`: `growth:revenue:FY2023=24%`, `count:shed-marks=22`.
extension Claim: ArgumentValue {
    /// The ways to write a claim, for the help.
    static let forms = """
        growth:METRIC:BASE=24%, cagr:METRIC:BASE=26%, ratio:METRIC:OF=26%, \
        count:SERIES[:PERIOD]=22 or share:SERIES=41%; series: listings, shed-marks, companies.
        """

    init(argument: String) throws {
        let sides = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, let content = try Self.content(sides[0].split(separator: ":"))
        else {
            throw ValidationError("a claim is one of \(Self.forms)")
        }
        do {
            let (value, precision) = try Self.value(sides[1])
            self.init(content, value: value, precision: precision)
        } catch {
            throw ValidationError("\(argument): \(error.sentence)")
        }
    }

    private static func content(_ terms: [Substring]) throws -> Content? {
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
                return Series(rawValue: String(terms[1])).map { .count($0, period: period) }
            case ("share", 2):
                return Series(rawValue: String(terms[1])).map(Content.share)
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
