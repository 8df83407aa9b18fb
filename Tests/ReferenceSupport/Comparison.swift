/// Answers held against those of the reference: how many, and which were not the same.
///
/// Thousands are compared in a test, and one expectation tells the outcome.
package struct Comparison {
    /// How many answers were compared.
    package private(set) var count = 0

    /// How many of them said something: more than that there is nothing.
    package private(set) var tellingCount = 0

    /// What was not the same.
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

    /// What is wrong: answers that were not the same, and fewer that said something than expected.
    package func faults(atLeast least: Int = 1) -> [String] {
        guard tellingCount < least else { return differences }
        return differences + ["only \(tellingCount) of \(count) answers said something"]
    }
}
