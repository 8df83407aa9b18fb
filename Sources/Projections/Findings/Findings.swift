import FilingModel

extension AsOf {
    /// The findings: data that cannot be right, or cannot be checked.
    ///
    /// Looked for in all companies that have listed by the valid day and in all figures that are
    /// known; the cost is that of reading them once. A ledger shows what it recorded: a finding
    /// says that two records disagree or that one is missing, not that anybody did wrong.
    ///
    /// - Parameter names: The kinds to look for; all by default.
    /// - Returns: The findings: the most severe kinds first, then by subject and period.
    public func findings(
        named names: Set<Finding.Name> = Set(Finding.Name.allCases)
    ) throws -> [Finding] {
        let figures = try knownFigures()
        let companies = try auditedCompanies()
        func found(
            _ kinds: Set<Finding.Name>,
            _ search: () throws -> [Finding]
        ) rethrows -> [Finding] {
            names.isDisjoint(with: kinds) ? [] : try search()
        }
        let all =
            found(Finding.Name.ofMarks) { markFindings(companies, figures) }
            + found(Finding.Name.ofVersions) { conflicts(figures) }
            + found([.periodsDoNotAddUp, .partLargerThanWhole]) { sumFindings(figures) }
            + found([.gap]) { gaps(companies, figures) }
            + (try found([.claimContradicted]) { try claimFindings(figures) })
        let places = Dictionary(
            uniqueKeysWithValues: Finding.Name.allCases.enumerated().map { ($1, $0) }
        )
        return all.filter { names.contains($0.name) }
            .enumerated().map { (FindingSortKey($1, places[$1.name] ?? 0, order: $0), $1) }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension Finding.Name {
    /// The findings about marks, tiers and profits.
    fileprivate static let ofMarks: Set<Self> = [
        .profitableAndMarked, .tierAndMark, .listingAndMark, .removedBeforeResult,
        .unmarkedWithoutFigures, .markedWithoutFigures,
    ]

    /// The findings about the versions of one figure.
    fileprivate static let ofVersions: Set<Self> = [
        .contradictingFilings, .recordedTwice, .restatedWithoutOriginal,
    ]
}

/// The order of findings.
private struct FindingSortKey: Comparable {
    let severity: Int
    let subject: Subject
    let period: FiscalPeriod?
    let metrics: String
    let sequences: [Int]
    /// The order in which they were found.
    let order: Int

    init(_ finding: Finding, _ severity: Int, order: Int) {
        self.order = order
        self.severity = severity
        subject = finding.subject
        period = finding.period
        metrics = finding.metrics.map(\.name).joined(separator: " ")
        sequences = finding.evidence.map(\.sequence)
    }

    static func < (lhs: FindingSortKey, rhs: FindingSortKey) -> Bool {
        if lhs.severity != rhs.severity { return lhs.severity < rhs.severity }
        if lhs.subject != rhs.subject { return lhs.subject < rhs.subject }
        if lhs.period != rhs.period {
            guard let one = lhs.period, let other = rhs.period else { return lhs.period == nil }
            return one < other
        }
        if lhs.metrics != rhs.metrics { return lhs.metrics < rhs.metrics }
        return lhs.sequences == rhs.sequences
            ? lhs.order < rhs.order : lhs.sequences.lexicographicallyPrecedes(rhs.sequences)
    }
}
