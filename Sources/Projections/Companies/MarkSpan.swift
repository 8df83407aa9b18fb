public import FilingModel

/// A mark that a company carries, or carried: from the event that brought it to the one that took
/// it away.
public struct MarkSpan: Hashable, Sendable {
    /// The company.
    public let code: SecurityCode
    /// The mark.
    public let mark: Mark
    /// The listing or the assignment that brought it.
    public let assignment: EventVersion
    /// The removal that took it away; nil: it is carried on the valid day.
    public fileprivate(set) var removal: EventVersion?
}

extension AsOf {
    /// The marks that a company carried up to the valid day.
    ///
    /// An assignment of a mark that is carried changes nothing, and nor does a removal of one that
    /// is not: there may be either where what lies between is not known at these clocks.
    ///
    /// - Returns: The spans in the order in which they began; none if it had not listed by then, or
    ///   that was not known.
    public func markSpans(of code: SecurityCode) throws -> [MarkSpan] {
        markSpans(try facts.company(code, at: clock.recorded))
    }

    /// The marks that a company carried up to the valid day, by its listing and changes.
    ///
    /// - Returns: The spans in the order in which they began.
    package func markSpans(_ versions: [EventVersion]) -> [MarkSpan] {
        let versions = known(versions)
        guard let code = state(of: versions)?.code,
            let first = versions.first(where: { $0.event.type == .companyListed }),
            let listing = first.event.payload.event.listing
        else { return [] }
        var spans = listing.marks.map { MarkSpan(code: code, mark: $0, assignment: first) }
        for change in changes(versions) {
            if case .markAssigned(let assigned) = change.event.payload.event,
                !spans.contains(where: { $0.mark == assigned.mark && $0.removal == nil })
            {
                spans.append(MarkSpan(code: code, mark: assigned.mark, assignment: change))
            } else if case .markRemoved(let removed) = change.event.payload.event,
                let open = spans.firstIndex(where: {
                    $0.mark == removed.mark && $0.removal == nil
                })
            {
                spans[open].removal = change
            }
        }
        return spans
    }
}
