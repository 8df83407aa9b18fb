import FilingModel
import Projections
import ReferenceSupport
import TestSupport

/// What facts say when an event is to be admitted, and all that the rules ask of them.
struct HeadAnswers: Equatable {
    private let size: LogSize
    private let places: [EventLocation?]
    private let histories: [[EventVersion]]
    private let current: [EventVersion?]
    private let retracted: [Bool]
    private let naming: [[EventVersion]]
    private let versions: [[EventVersion]]
    private let ended: [[EventVersion]]
    private let figures: [[FigureFact]]
    private let sums: [[FigureFact]]
    private let listings: [[ListingFact]]
    private let keys: [[FigureKey]]
    private let definitions: [[Metric: MetricDefinition]]
    private let openings: [LedgerOpened?]

    /// What they say of a ledger, its events counted at some sizes.
    init(_ facts: some LedgerFacts, _ ledger: RandomLedger, at sizes: [LogSize]) throws {
        let ids = ledger.events.map(\.id) + [sure { try EventID("nowhere") }]
        size = facts.size
        places = try ids.map(facts.place)
        histories = try ids.map(facts.history)
        current = try ids.map(facts.current)
        retracted = try ids.map(facts.isRetracted)
        naming = try ledger.metrics.map(facts.versions(naming:))
        let queries = Self.queries(ledger)
        versions = try sizes.flatMap { size in
            try queries.map { try facts.versions($0, at: size) }
        }
        ended = try sizes.flatMap { size in
            try queries.map { try facts.history($0, through: size) }
                + [0, size.count / 2, max(0, size.count - 1)].map { first in
                    try facts.history(recordedIn: first..<size.count)
                }
        }
        figures = try sizes.flatMap { size in
            try ledger.keys.map { try facts.figures($0, at: size) }
        }
        sums = try sizes.flatMap { size in
            try ledger.metrics.flatMap { metric in
                try ledger.world.periods.map { try facts.figures(of: metric, $0, at: size) }
            }
        }
        listings = try sizes.map(facts.listings)
        keys = try sizes.map(facts.figureKeys)
        definitions = try sizes.map(facts.definitions)
        openings = try sizes.map(facts.opening)
    }

    /// One of each kind about everything that there is.
    private static func queries(_ ledger: RandomLedger) -> [FactQuery] {
        let subjects = Set(ledger.events.map(\.subject)).sorted { $0.text < $1.text }
        let (codes, periods) = (ledger.world.codes, ledger.world.periods)
        return subjects.flatMap { subject in
            [
                FactQuery.about(subject, EventType.companyState),
                .about(subject, EventType.allCases), .about(subject, [.markRemoved]),
            ]
        } + EventType.allCases.filter { !$0.isAmendment }.map { .of([$0]) }
            + [.of(EventType.companyState)]
            + periods.flatMap { [.allFilings($0), .claims($0)] }
            + codes.flatMap { code in periods.map { .filings(code, $0) } }
    }
}
