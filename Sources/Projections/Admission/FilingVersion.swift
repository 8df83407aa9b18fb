import FilingModel

/// A version of a filing, as the next filing of the company is compared with it.
///
/// It is shared, not copied: there may be millions of them.
final class FilingVersion: Equatable, Sendable {
    let filing: Filing
    let source: Source
    /// When it became public; the sequence is that of its event.
    let order: PublicOrder
    /// The sequence of the event that brought it.
    let opened: Int

    /// A filing as one event brings it; nil if what the event says is no filing.
    init?(_ event: RecordedEvent, opened: Int) {
        guard let filing = event.payload.event.filing else { return nil }
        self.filing = filing
        self.opened = opened
        source = event.source
        order = PublicOrder(event)
    }

    /// The sequence of its event.
    var sequence: Int { order.sequence }

    /// The period it covers.
    var period: FiscalPeriod { filing.period }

    /// The figure of a metric; it stands most often at the place that is given.
    func figure(of metric: Metric, near place: Int = 0) -> FiledFigure? {
        let figures = filing.figures
        if place < figures.count, figures[place].metric == metric {
            return FiledFigure(figures[place], of: self)
        }
        return figures.firstIndex { $0.metric == metric }
            .map { FiledFigure(figures[$0], of: self) }
    }

    static func == (lhs: FilingVersion, rhs: FilingVersion) -> Bool {
        lhs.opened == rhs.opened && lhs.order == rhs.order && lhs.filing == rhs.filing
            && lhs.source == rhs.source
    }
}
