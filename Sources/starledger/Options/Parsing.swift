import ArgumentParser
import FilingModel

/// Makes a transform of an option from a parsing initialiser; the sentence goes into the usage error.
func parsed<Value>(
    _ parse: @escaping @Sendable (String) throws(Malformed) -> Value
) -> @Sendable (String) throws -> Value {
    { spelling in
        do {
            return try parse(spelling)
        } catch {
            throw ValidationError(error.sentence)
        }
    }
}

/// The same for a closed set of words.
func word<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type
) -> @Sendable (String) throws -> Value where Value.RawValue == String {
    { spelling in
        guard let value = Value(rawValue: spelling) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("must be one of \(all)")
        }
        return value
    }
}
