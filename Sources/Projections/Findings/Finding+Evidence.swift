public import FilingModel

/// An event that a finding rests on.
public struct FindingEvidence: Hashable, Sendable {
    /// Its sequence.
    public let sequence: Int
    /// Its identifier.
    public let id: EventID
    /// When the fact became public.
    public let time: PublicTime
    /// The source.
    public let source: Source

    init(_ version: EventVersion) {
        sequence = version.sequence
        id = version.event.id
        time = version.event.time
        source = version.event.source
    }

    init(_ figure: FigureFact) {
        sequence = figure.sequence
        id = figure.id
        time = figure.time
        source = figure.source
    }
}

extension Finding {
    /// The events it rests on, each once, in log order.
    public var evidence: [FindingEvidence] {
        let all =
            versions.map { FindingEvidence($0) } + figures.map { FindingEvidence($0) }
        return Dictionary(all.map { ($0.sequence, $0) }) { first, _ in first }.values
            .sorted { $0.sequence < $1.sequence }
    }

    /// The events other than those of its figures.
    private var versions: [EventVersion] {
        switch self {
        case .profitableAndMarked(let earned): [earned.span.assignment]
        case .markedWithoutFigures(let profit): [profit.span.assignment]
        case .tierAndMark(let conflict):
            [conflict.span?.assignment, conflict.span?.removal, conflict.change].compactMap { $0 }
        case .listingAndMark(let listing): [listing]
        case .removedBeforeResult(let removal, _): [removal]
        case .unmarkedWithoutFigures(let unproven): [unproven.removal]
        case .claimContradicted(let claim): [claim.version]
        case .aggregateContradicted(let reconciliation): [reconciliation.report]
        case .gap(let gap): gap.isDue ? [gap.listing] : []
        case .contradictingFilings, .periodsDoNotAddUp, .partLargerThanWhole, .recordedTwice,
            .restatedWithoutOriginal:
            []
        }
    }

    /// The figures it rests on.
    public var figures: [FigureFact] {
        switch self {
        case .profitableAndMarked(let earned): earned.figures
        case .removedBeforeResult(_, let result): [result]
        case .contradictingFilings(let conflict): [conflict.first, conflict.second]
        case .periodsDoNotAddUp(let whole, let parts): [whole] + parts
        case .partLargerThanWhole(let part, let whole): [part, whole]
        case .claimContradicted(let claim): claim.pair.current + claim.pair.previous
        case .recordedTwice(let one, let other): [one, other]
        case .unmarkedWithoutFigures(let unproven): unproven.measures.compactMap(\.figure)
        case .markedWithoutFigures(let profit): [profit.figure, profit.known].compactMap { $0 }
        case .restatedWithoutOriginal(let figure): [figure]
        case .gap(let gap):
            gap.missing.flatMap { [$0.known].compactMap { $0 } + ($0.neighbours ?? []) }
        case .tierAndMark, .listingAndMark, .aggregateContradicted: []
        }
    }

    /// The subject: a company or a cohort.
    public var subject: Subject {
        switch self {
        case .profitableAndMarked(let earned): Subject(earned.company.code)
        case .markedWithoutFigures(let profit): Subject(profit.company.code)
        case .tierAndMark(let conflict): Subject(conflict.company.code)
        case .listingAndMark(let version), .removedBeforeResult(let version, _):
            version.event.subject
        case .contradictingFilings(let conflict): Subject(conflict.first.key.subject)
        case .periodsDoNotAddUp(let figure, _), .partLargerThanWhole(_, let figure),
            .recordedTwice(let figure, _), .restatedWithoutOriginal(let figure):
            Subject(figure.key.subject)
        case .claimContradicted(let claim): Subject(claim.code)
        case .aggregateContradicted(let reconciliation): reconciliation.report.event.subject
        case .unmarkedWithoutFigures(let unproven): Subject(unproven.code)
        case .gap(let gap): Subject(gap.company.code)
        }
    }

    /// The metrics it is about; none for one that is about no figure.
    public var metrics: [Metric] {
        switch self {
        case .tierAndMark, .listingAndMark, .removedBeforeResult: []
        case .unmarkedWithoutFigures(let unproven): unproven.measures.map(\.metric)
        case .markedWithoutFigures(let profit): [profit.figure.key.metric, profit.missing]
        case .gap(let gap): gap.missing.map(\.metric)
        case .aggregateContradicted(let reconciliation):
            switch reconciliation.item {
            case .figure(let figure): [figure.metric]
            case .claim(let claim): claim.metrics
            }
        case .claimContradicted(let claim): claim.claim.metrics
        case .profitableAndMarked, .contradictingFilings, .periodsDoNotAddUp,
            .partLargerThanWhole, .recordedTwice, .restatedWithoutOriginal:
            figures.map(\.key.metric).reduce(into: []) { metrics, metric in
                if !metrics.contains(metric) { metrics.append(metric) }
            }
        }
    }

    /// The period it is about; nil for one that is about none.
    public var period: FiscalPeriod? {
        switch self {
        case .tierAndMark, .listingAndMark: nil
        case .profitableAndMarked(let earned): earned.period
        case .removedBeforeResult(_, let figure), .periodsDoNotAddUp(let figure, _),
            .partLargerThanWhole(_, let figure), .recordedTwice(let figure, _),
            .restatedWithoutOriginal(let figure):
            figure.key.period
        case .markedWithoutFigures(let profit): profit.figure.key.period
        case .contradictingFilings(let conflict): conflict.first.key.period
        case .claimContradicted(let claim): claim.period
        case .aggregateContradicted(let reconciliation): reconciliation.period
        case .unmarkedWithoutFigures(let unproven): unproven.period
        case .gap(let gap): gap.period
        }
    }
}

extension Reconciliation {
    /// The period that the publication speaks of.
    fileprivate var period: FiscalPeriod? {
        guard case .aggregateReported(let report) = self.report.event.payload.event else {
            return nil
        }
        return report.period
    }
}
