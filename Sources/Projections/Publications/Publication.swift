public import FilingModel

/// A publication about one cohort and period, compared with the ledger.
public struct Publication: Hashable, Sendable {
    /// The event that records it.
    public let version: EventVersion
    /// The report.
    public let report: AggregateReported
    /// The number of companies in the cohort by the ledger, on the publication's day; nil for a
    /// cohort that the ledger cannot recompute.
    public let companies: Int?
    /// Its figures, then its claims, each with a verdict; none for a cohort that the ledger cannot
    /// recompute.
    public let reconciliations: [Reconciliation]

    /// Whether the ledger knows which companies the cohort has.
    public var isReconciled: Bool { companies != nil }
}

extension AsOf {
    /// The known publications on cohorts, each held against the ledger.
    ///
    /// A cohort is that of the publication's own public day, with what is known and recorded at
    /// these clocks. Those that the ledger cannot recompute are stored, and never reconciled.
    ///
    /// - Returns: The publications, in log order.
    public func publications() throws -> [Publication] {
        try known(try facts.aggregateReports(at: clock.recorded)).compactMap { version in
            guard case .aggregateReported(let report) = version.event.payload.event else {
                return nil
            }
            guard let cohort = Cohort(name: report.cohort.text) else {
                return Publication(
                    version: version,
                    report: report,
                    companies: nil,
                    reconciliations: []
                )
            }
            let day = valid(at: version.event.time.date)
            let members = try day.members(of: cohort)
            return Publication(
                version: version,
                report: report,
                companies: members.count,
                reconciliations: try day.reconcile(report, of: version, cohort, members)
            )
        }
    }

    /// Holds every figure and claim of the known publications against the ledger.
    ///
    /// Each is computed on the publication's own public day, with what is known and recorded at
    /// these clocks. Cohorts the ledger cannot recompute are left out.
    ///
    /// - Returns: By publication in log order; there figures, then claims.
    public func reconciliations() throws -> [Reconciliation] {
        try publications().flatMap(\.reconciliations)
    }
}
