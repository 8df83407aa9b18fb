import ArgumentParser
import FilingModel
import Reports

/// Makes a transform of an option from a parsing initialiser; the sentence goes into the usage
/// error.
func parsed<Value>(
    _ parse: @escaping @Sendable (String) throws(SpellingError) -> Value
) -> @Sendable (String) throws -> Value {
    { spelling in
        do throws(SpellingError) {
            return try parse(spelling)
        } catch {
            throw ValidationError(error.sentence)
        }
    }
}

/// The same for a closed set of words.
func word<Value: RawRepresentable & CaseIterable & Sendable>(
    _ type: Value.Type
) -> @Sendable (String) throws -> Value where Value.RawValue == String {
    let values = Dictionary(uniqueKeysWithValues: Value.allCases.map { ($0.rawValue, $0) })
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    return { spelling in
        guard let value = values[spelling] else { throw ValidationError("must be one of \(all)") }
        return value
    }
}

/// Reads a fiscal year, and no other period.
@Sendable func fiscalYear(_ spelling: String) throws -> FiscalPeriod {
    guard let period = try? FiscalPeriod(spelling), period.isFiscalYear else {
        throw ValidationError("must be a fiscal year such as FY2024")
    }
    return period
}
