internal import FilingModel

/// When and where a fact became public.
struct Publication: Hashable {
    let day: CalendarDate
    let precision: PublicTime.Precision
    let source: Source

    /// A draft of what became public there and then.
    func draft(
        of fact: FilingEvent,
        about subject: Subject,
        annotations: Annotations,
        options: ImportOptions
    ) -> EventDraft {
        let start = ZonedTime(startOf: day, offsetSeconds: options.offsetSeconds(day))
        return EventDraft(
            source: source,
            subject: subject,
            time: PublicTime(start, precision: precision),
            payload: Payload(fact, annotations: annotations)
        )
    }
}

extension RowReader {
    /// Reads when and where the row's fact became public.
    mutating func publication() -> Publication? {
        let day = required(.publicOn, CalendarDate.init)
        let precision = optional(.publicPrecision, Self.publicPrecision)
        let source = required(.source, Source.init)
        guard let day, let source else { return nil }
        return Publication(day: day, precision: precision ?? .day, source: source)
    }

    private static func publicPrecision(
        _ text: String
    ) throws(SpellingError) -> PublicTime.Precision {
        guard let precision = PublicTime.Precision(rawValue: text), precision != .exact else {
            throw SpellingError(.timePrecision, "must be day or no-later-than")
        }
        return precision
    }
}
