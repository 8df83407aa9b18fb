import FilingModel
import Projections
import ReferenceSupport
import TestSupport

extension LedgerScript {
    /// What the projections say of it at some clocks; with no known time, whenever it was public.
    func asOf(
        _ valid: String = "2030-01-01",
        known: String? = nil,
        size: Int? = nil
    ) -> AsOf<MemoryFacts> {
        AsOf(MemoryFacts(events), at: clock(valid, known: known, size: size))
    }

    /// Why its last event would be refused after those before it; nil if it would be taken.
    var refusal: Refusal? {
        let last = events[events.count - 1]
        do {
            try Admission(after: MemoryFacts(events.dropLast()), now: last.recordedAt).check(last)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// What is unusual about its last event.
    var warnings: [Warning] {
        let last = events[events.count - 1]
        return sure {
            try Admission(after: MemoryFacts(events.dropLast()), now: last.recordedAt)
                .warnings(of: last)
        }
    }
}

extension AsOf<MemoryFacts> {
    /// The figure that counts, by spellings.
    func figure(_ code: String, _ metric: Metric, _ period: String) throws -> FigureFact? {
        try figure(
            FigureKey(
                subject: try SecurityCode(code),
                metric: metric,
                period: try FiscalPeriod(period)
            )
        )
    }

    /// Where the figure that counts was reported.
    func place(_ code: String, _ metric: Metric, _ period: String) throws -> Int? {
        try figure(code, metric, period)?.sequence
    }

    /// The digits of the figure that counts.
    func value(_ code: String, _ metric: Metric, _ period: String) throws -> String? {
        try figure(code, metric, period)?.quantity.value?.description
    }

    /// The state of a company, by the spelling of its code.
    func company(_ code: String) throws -> CompanyState? { try company(try SecurityCode(code)) }

    /// The codes of a cohort.
    func codes(_ cohort: Cohort = .unprofitableAtListing) throws -> [String] {
        try members(of: cohort).map(\.code.text)
    }

    /// The sum of a metric over the companies that were unprofitable when they listed.
    func sum(_ metric: Metric, _ period: String) throws -> Aggregate? {
        let codes = try members(of: .unprofitableAtListing).map(\.code)
        return try aggregate(metric, try FiscalPeriod(period), over: codes)
    }

    /// The growth of a metric over the companies that were unprofitable when they listed.
    func growth(_ metric: Metric, _ period: String, since previous: String) throws -> LikeForLike? {
        let codes = try members(of: .unprofitableAtListing).map(\.code)
        return try likeForLike(
            metric,
            try FiscalPeriod(period),
            since: try FiscalPeriod(previous),
            over: codes
        )
    }
}
