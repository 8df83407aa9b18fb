import FilingModel
package import Projections
package import TestSupport

/// A figure or a claim of a publication, in the form in which both answers are compared.
package struct ComparableReconciled: Hashable {
    let sequence: Int
    let item: NaiveReconciled.Item
    let verdict: String
    let reported: Interval
    let covered: Int
    let companies: Int
    /// Nil for average yearly growth, whose ends are roots.
    let computed: Interval?
    let outstanding: Interval?

    /// The answer of the projections.
    package init(_ item: Reconciliation, _ place: NaiveReconciled.Item) {
        sequence = item.report.sequence
        self.item = place
        verdict = item.verdict.rawValue
        reported = item.claimed
        covered = item.computed.covered
        companies = item.companies
        computed = item.isAverageGrowth ? nil : item.computed.interval
        outstanding = item.remainder
    }

    /// The answer of the reference.
    package init(_ item: NaiveReconciled) {
        sequence = item.sequence
        self.item = item.item
        verdict = item.verdict.rawValue
        reported = Interval(item.reported)
        covered = item.covered
        companies = item.companies
        computed = item.years == nil ? item.computed.map { Interval($0) } : nil
        outstanding = item.outstanding.map { Interval($0) }
    }

    /// The answer of the projections; claims are named by their places in their reports.
    package static func all(_ items: [Reconciliation]) -> [ComparableReconciled] {
        var claims: [Int: Int] = [:]
        return items.map { item in
            switch item.item {
            case .figure(let figure):
                return ComparableReconciled(item, .figure(figure.metric))
            case .claim:
                let place = claims[item.report.sequence, default: 0]
                claims[item.report.sequence] = place + 1
                return ComparableReconciled(item, .claim(place))
            }
        }
    }
}

extension Reconciliation {
    /// Whether it is about an average yearly growth.
    fileprivate var isAverageGrowth: Bool {
        guard case .claim(let claim) = item, case .cagr = claim.content else { return false }
        return true
    }
}
