import BigInt
import FilingModel

/// A running sum of amounts: exact, and in machine integers as long as they hold it.
struct ExactTotal {
    /// What fits no machine integer any more.
    private var carried: ExactDecimal?
    /// The sums of the coefficients, by scale; few amounts differ in theirs.
    private var coefficients: [(scale: Int, sum: Int128)] = []

    /// The sum so far; it has as many places as the amount with the most.
    var value: ExactDecimal {
        coefficients.reduce(carried ?? .zero) { total, part in
            total + ExactDecimal(coefficient: BigInt(part.sum), scale: part.scale)
        }
    }

    /// Adds an amount.
    mutating func add(_ amount: Amount) {
        guard let index = coefficients.firstIndex(where: { $0.scale == amount.scale }) else {
            coefficients.append((amount.scale, amount.coefficient))
            return
        }
        let (sum, overflows) = coefficients[index].sum
            .addingReportingOverflow(amount.coefficient)
        if overflows {
            carried = (carried ?? .zero) + ExactDecimal(amount)
        } else {
            coefficients[index].sum = sum
        }
    }
}

/// A running sum of quantities, with its interval by their precisions.
struct QuantitySum {
    private var values = ExactTotal()
    private var lows = ExactTotal()
    private var highs = ExactTotal()
    /// The number of rounded values, by the place to which they are rounded.
    private var rounded: [(decimals: Int, count: Int)] = []

    /// The sum of the values so far; ranges have none.
    var sum: ExactDecimal { values.value }

    /// The interval of the sum of values and ranges so far.
    var interval: Interval {
        let half = rounded.reduce(Rational.zero) { total, part in
            let power = BigInt(10).power(abs(part.decimals))
            let unit = part.decimals < 0 ? Rational(power) : Rational(1, over: power)
            return total + unit * Rational(part.count) / Rational(2)
        }
        let sum = values.value
        return Interval(
            low: (sum + lows.value).rational - half,
            high: (sum + highs.value).rational + half
        )
    }

    /// Adds a quantity.
    mutating func add(_ quantity: Quantity) {
        switch quantity.content {
        case .value(let value):
            values.add(value)
            if let decimals = quantity.precision?.decimals { addRounded(decimals) }
        case .range(let low, let high):
            lows.add(low)
            highs.add(high)
        }
    }

    private mutating func addRounded(_ decimals: Int) {
        if let index = rounded.firstIndex(where: { $0.decimals == decimals }) {
            rounded[index].count += 1
        } else {
            rounded.append((decimals, 1))
        }
    }
}
