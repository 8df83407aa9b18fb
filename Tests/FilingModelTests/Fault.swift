import FilingModel
import Testing

/// What a refusal is expected to name: the kind of value, and the byte where it goes wrong.
struct Fault: Equatable {
    let kind: SpellingError.Kind
    let offset: Int

    init(_ kind: SpellingError.Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

/// How a reading fails; nil when it succeeds, or fails with something else than a `SpellingError`.
func fault<Value>(_ read: () throws -> Value) -> Fault? {
    do {
        _ = try read()
    } catch let malformed as SpellingError {
        return Fault(malformed.kind, at: malformed.offset)
    } catch {
        Issue.record(error)
    }
    return nil
}

/// Some letter many times over.
func letters(_ count: Int, _ letter: String = "a") -> String {
    String(repeating: letter, count: count)
}
