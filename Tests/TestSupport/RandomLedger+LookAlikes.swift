import FilingModel

extension RandomLedger {
    /// The same ledger with identifiers, cities and cohorts that come in pairs which only look
    /// alike: one of each pair for events of even sequence, the other for those of odd.
    package var withLookAlikes: RandomLedger {
        var pairs = LookAlikes()
        return RandomLedger(replacing: events.map { pairs.event($0) }, of: self)
    }
}

/// Gives the events of a ledger texts that only look alike.
private struct LookAlikes {
    /// A letter with its accent, and the two one after the other.
    ///
    /// They are canonically equivalent, and other bytes. Source: Unicode Standard Annex #15.
    private static let letters = ["\u{E9}", "e\u{301}"]

    /// The events so far, as they are now, by the identifiers they had.
    private var known: [EventID: RecordedEvent] = [:]

    mutating func event(_ event: RecordedEvent) -> RecordedEvent {
        let letter = Self.letters[event.sequence % 2]
        var changed = event
        changed.id = sure { try EventID("synthetic-\(letter)-\(event.sequence / 2)") }
        switch event.payload.event {
        case .eventCorrected(var correction):
            let target = known[correction.target]
            changed.subject = target?.subject ?? event.subject
            let letter = Self.letters[(target?.sequence ?? 0) % 2]
            correction.target = target?.id ?? correction.target
            correction.replacement.event = fact(correction.replacement.event, letter)
            changed.payload.event = .eventCorrected(correction)
        case .eventRetracted(var retraction):
            let target = known[retraction.target]
            changed.subject = target?.subject ?? event.subject
            retraction.target = target?.id ?? retraction.target
            changed.payload.event = .eventRetracted(retraction)
        case let other:
            changed.payload.event = fact(other, letter)
            if case .aggregateReported(let report) = changed.payload.event {
                changed.subject = report.cohort
            }
        }
        known[event.id] = changed
        return changed
    }

    private func fact(_ event: FilingEvent, _ letter: String) -> FilingEvent {
        switch event {
        case .companyListed(var listing):
            listing.city = listing.city.map { $0 + letter }
            return .companyListed(listing)
        case .aggregateReported(var report) where report.cohort.text == "synthetic peers":
            report.cohort = sure { try Subject("synthetic p\(letter)ers") }
            return .aggregateReported(report)
        default: return event
        }
    }
}
