/// Why an import was refused: everything that is wrong with its files.
public struct ImportError: Error, Hashable, Sendable {
    /// How many problems are told of.
    public static let problemsMax = 100

    /// The problems, in order of file and place; at least one, at most `problemsMax`.
    public let problems: [ImportProblem]

    /// How many more there are.
    public let omittedCount: Int

    /// Tells of the first of some problems.
    init(_ found: ProblemList) {
        problems = Array(found.sorted.prefix(Self.problemsMax))
        omittedCount = found.count - problems.count
    }
}
