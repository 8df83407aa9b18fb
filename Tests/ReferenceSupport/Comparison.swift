/// Answers held against those of the reference: how many, and which were not the same.
///
/// Thousands are compared in a test, and one expectation tells the outcome.
package struct Comparison {
    /// The number of answers that were compared.
    package private(set) var count = 0

    /// The number of those that held something.
    package private(set) var tellingCount = 0

    /// The answers that differ.
    package private(set) var differences: [String] = []

    /// No answers yet.
    package init() {}

    /// Compares an answer.
    package mutating func compare<Answer: Equatable>(
        _ ours: Answer?,
        _ reference: Answer?,
        _ question: @autoclosure () -> String
    ) {
        count += 1
        if reference != nil { tellingCount += 1 }
        guard ours != reference else { return }
        differences.append(
            "\(question()): \(String(describing: ours)), not \(String(describing: reference))"
        )
    }

    /// Adds what another comparison found.
    package mutating func add(_ other: Comparison) {
        count += other.count
        tellingCount += other.tellingCount
        differences += other.differences
    }

    /// The faults: answers that differ, and fewer answers that held something than expected.
    package func faults(atLeast least: Int = 1) -> [String] {
        guard tellingCount < least else { return differences }
        return differences + ["only \(tellingCount) of \(count) answers said something"]
    }
}
