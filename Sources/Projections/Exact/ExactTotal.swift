import BigInt
import FilingModel

/// A sum of amounts on its way: exact, and in machine integers as long as they hold it.
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

/// All that a sum of quantities on its way can be, given their precisions.
struct IntervalTotal {
    private var lows = ExactTotal()
    private var highs = ExactTotal()
    /// How many values are rounded, by the place to which they are.
    private var rounded: [(decimals: Int, count: Int)] = []

    /// The interval of the sum so far.
    var value: Interval {
        let half = rounded.reduce(Rational.zero) { total, part in
            let power = BigInt(10).power(abs(part.decimals))
            let unit = part.decimals < 0 ? Rational(power) : Rational(1, over: power)
            return total + unit * Rational(part.count) / Rational(2)
        }
        return Interval(low: lows.value.rational - half, high: highs.value.rational + half)
    }

    /// Adds a quantity.
    mutating func add(_ quantity: Quantity) {
        switch quantity.content {
        case .value(let value):
            lows.add(value)
            highs.add(value)
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
