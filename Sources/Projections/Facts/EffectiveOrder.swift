import FilingModel

/// The order in which changes take effect: last day of the effective date, then as they became
/// public.
struct EffectiveOrder: Comparable {
    let lastDay: CalendarDate
    let published: PublicOrder

    /// The place of a version; the listing itself comes before all changes.
    init(_ version: EventVersion) {
        let first = CalendarDate(dayNumber: .min)
        lastDay = version.event.payload.event.effectiveOn?.lastDay ?? first
        published = version.order
    }

    static func < (lhs: EffectiveOrder, rhs: EffectiveOrder) -> Bool {
        (lhs.lastDay, lhs.published) < (rhs.lastDay, rhs.published)
    }
}
