import FilingModel
import GRDB
import Projections

/// `exact_sum(x)`: the sum of decimals, without the rounding of `sum(x)`.
///
/// Takes decimals as the views spell them, and integers; nulls are passed over. Null if there is
/// nothing to add.
struct ExactSum: DatabaseAggregate {
    private var sum: ExactDecimal?

    static let function = DatabaseFunction(
        "exact_sum",
        argumentCount: 1,
        pure: true,
        aggregate: ExactSum.self
    )

    mutating func step(_ dbValues: [DatabaseValue]) throws {
        switch dbValues[0].storage {
        case .null: return
        case .int64(let number): add(try Self.amount(String(number)))
        case .string(let text): add(try Self.amount(text))
        case .double, .blob:
            throw DatabaseError(message: "exact_sum() takes decimals as text, and integers")
        }
    }

    func finalize() -> (any DatabaseValueConvertible)? { sum?.description }

    private mutating func add(_ amount: Amount) {
        sum = (sum ?? .zero) + ExactDecimal(amount)
    }

    private static func amount(_ text: String) throws -> Amount {
        do {
            return try Amount(text)
        } catch {
            throw DatabaseError(message: "exact_sum() of \(text): it \(error.rule)")
        }
    }
}
