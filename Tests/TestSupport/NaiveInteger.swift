/// A whole number of any size, by the methods of paper and pencil.
package struct NaiveInteger: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let base: UInt64 = 1_000_000_000

    /// The digits in groups of nine, the least significant first, without leading zeros.
    private let groups: [UInt64]

    /// Whether it is below zero.
    package let isNegative: Bool

    private init(groups: [UInt64], isNegative: Bool) {
        var trimmed = groups
        while trimmed.last == 0 { trimmed.removeLast() }
        self.groups = trimmed
        self.isNegative = isNegative && !trimmed.isEmpty
    }

    /// A number that fits in 128 bits.
    package init(_ value: Int128) {
        var rest = value.magnitude
        var groups: [UInt64] = []
        while rest > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt128(Self.base))
            groups.append(UInt64(remainder))
            rest = quotient
        }
        self.init(groups: groups, isNegative: value < 0)
    }

    /// Ten to a power that is not negative.
    package static func tenTo(_ exponent: Int) -> NaiveInteger {
        var last: UInt64 = 1
        for _ in 0..<exponent % 9 { last *= 10 }
        return NaiveInteger(
            groups: Array(repeating: 0, count: exponent / 9) + [last],
            isNegative: false
        )
    }

    /// Whether it is zero.
    package var isZero: Bool { groups.isEmpty }

    /// Whether its last digit is odd.
    package var isOdd: Bool { (groups.first ?? 0) % 2 == 1 }

    /// The number without its sign.
    package var magnitude: NaiveInteger { NaiveInteger(groups: groups, isNegative: false) }

    /// The number in digits.
    package var description: String {
        guard let first = groups.last else { return "0" }
        let rest = groups.dropLast().reversed().map { group in
            let digits = String(group)
            return String(repeating: "0", count: 9 - digits.utf8.count) + digits
        }
        return (isNegative ? "-" : "") + String(first) + rest.joined()
    }

    /// This number to a power that is not negative.
    package func power(_ exponent: Int) -> NaiveInteger {
        var result = NaiveInteger(1)
        for _ in 0..<exponent { result = result * self }
        return result
    }

    /// How often a positive number goes into this one, which is not negative, and what is left.
    package func divided(by divisor: NaiveInteger) -> (NaiveInteger, remainder: NaiveInteger) {
        precondition(!isNegative && !divisor.isNegative && !divisor.isZero, "divide magnitudes")
        var quotient: [UInt64] = []
        var rest = NaiveInteger(0)
        for group in groups.reversed() {
            rest = NaiveInteger(groups: [group] + rest.groups, isNegative: false)
            var (low, high) = (UInt64(0), Self.base - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                if divisor * NaiveInteger(Int128(middle)) <= rest {
                    low = middle
                } else {
                    high = middle - 1
                }
            }
            rest = rest - divisor * NaiveInteger(Int128(low))
            quotient.insert(low, at: 0)
        }
        return (NaiveInteger(groups: quotient, isNegative: false), rest)
    }

    /// Orders numbers by size.
    package static func < (lhs: NaiveInteger, rhs: NaiveInteger) -> Bool {
        guard lhs.isNegative == rhs.isNegative else { return lhs.isNegative }
        return lhs.isNegative
            ? isSmaller(rhs.groups, than: lhs.groups) : isSmaller(lhs.groups, than: rhs.groups)
    }

    /// The number with the other sign.
    package static prefix func - (number: NaiveInteger) -> NaiveInteger {
        NaiveInteger(groups: number.groups, isNegative: !number.isNegative)
    }

    /// The sum.
    package static func + (lhs: NaiveInteger, rhs: NaiveInteger) -> NaiveInteger {
        guard lhs.isNegative != rhs.isNegative else {
            return NaiveInteger(
                groups: sum(lhs.groups, rhs.groups),
                isNegative: lhs.isNegative
            )
        }
        guard isSmaller(lhs.groups, than: rhs.groups) else {
            return NaiveInteger(
                groups: difference(lhs.groups, rhs.groups),
                isNegative: lhs.isNegative
            )
        }
        return NaiveInteger(groups: difference(rhs.groups, lhs.groups), isNegative: rhs.isNegative)
    }

    /// The difference.
    package static func - (lhs: NaiveInteger, rhs: NaiveInteger) -> NaiveInteger { lhs + -rhs }

    /// The product.
    package static func * (lhs: NaiveInteger, rhs: NaiveInteger) -> NaiveInteger {
        var product = [UInt64](repeating: 0, count: lhs.groups.count + rhs.groups.count + 1)
        for (left, digit) in lhs.groups.enumerated() {
            var carry: UInt64 = 0
            for right in 0...rhs.groups.count {
                let other = right < rhs.groups.count ? rhs.groups[right] : 0
                let total = product[left + right] + digit * other + carry
                product[left + right] = total % base
                carry = total / base
            }
        }
        return NaiveInteger(groups: product, isNegative: lhs.isNegative != rhs.isNegative)
    }

    private static func isSmaller(_ lhs: [UInt64], than rhs: [UInt64]) -> Bool {
        guard lhs.count == rhs.count else { return lhs.count < rhs.count }
        return lhs.reversed().lexicographicallyPrecedes(rhs.reversed())
    }

    private static func sum(_ lhs: [UInt64], _ rhs: [UInt64]) -> [UInt64] {
        var (result, carry) = ([UInt64](), UInt64(0))
        for place in 0...max(lhs.count, rhs.count) {
            let total =
                (place < lhs.count ? lhs[place] : 0) + (place < rhs.count ? rhs[place] : 0) + carry
            result.append(total % base)
            carry = total / base
        }
        return result
    }

    /// The difference of two magnitudes, the first not the smaller.
    private static func difference(_ lhs: [UInt64], _ rhs: [UInt64]) -> [UInt64] {
        var (result, borrow) = ([UInt64](), UInt64(0))
        for place in 0..<lhs.count {
            let taken = (place < rhs.count ? rhs[place] : 0) + borrow
            borrow = lhs[place] < taken ? 1 : 0
            result.append(lhs[place] + borrow * base - taken)
        }
        return result
    }
}
