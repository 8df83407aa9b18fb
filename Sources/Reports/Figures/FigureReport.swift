package import FilingModel
package import Projections

/// A figure at three clocks: the version that counts.
package struct FigureReport: Report {
    private let clock: Clock
    private let key: FigureKey
    private let definition: MetricDefinition
    /// The version that counts; nil if none is known.
    private let figure: FigureFact?
    /// The growth since an earlier period; nil if that was not asked.
    private let growth: GrowthAnswer?

    /// A figure, and its growth since an earlier period.
    package init(
        _ key: FigureKey,
        _ definition: MetricDefinition,
        growthSince base: FiscalPeriod? = nil,
        _ asOf: AsOf<some FactSource>
    ) throws {
        clock = asOf.clock
        self.key = key
        self.definition = definition
        figure = try asOf.figure(key)
        growth = try base.flatMap { base in
            try asOf.likeForLike(key.metric, key.period, since: base, over: [key.subject])
                .map { GrowthAnswer(period: base, pair: $0) }
        }
    }

    package var fields: Fields {
        ["clock": clock] + key.fields + ["figure": figure?.fields(definition)]
            + (growth.map { ["growth": $0.fields] as Fields } ?? [:])
    }

    package var sheet: Sheet {
        let columns: [Column] = [
            "subject", "metric", "period", "value", "low", "high", "decimals", "unit", "stage",
            "reportedBy", "announced", "precision", "sequence", "id", "source",
        ]
        let growthColumns: [Column] = ["since", "previous", "growth", "change"]
        return Sheet(
            columns + (growth == nil ? [] : growthColumns),
            figure.map { figure in
                let more: Fields = ["precision": figure.time.precision, "source": figure.source]
                return [key.fields + figure.fields(definition) + more + (growth?.row ?? [:])]
            } ?? []
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        Page("\(key.subject) \(key.metric) \(key.period)", clock, in: language, blocks)
    }

    private var blocks: [Block] {
        guard let figure else { return [.paragraph("no figure is known")] }
        let facts = Block.facts([
            "value": "\(figure.quantity.number) \(figure.unit(definition))",
            "decimals": figure.quantity.precision.map { "\($0.decimals)" } ?? "exact",
            "stage": figure.stage.name,
            "reported by": figure.reporter.rawValue,
            "public": "\(figure.time)",
            "event": "\(figure.sequence) \(figure.id)",
            "source": TextRun(figure.source.text, link: figure.source.text),
        ])
        return [facts] + (growth.map(growthBlocks) ?? [])
    }

    private func growthBlocks(_ growth: GrowthAnswer) -> [Block] {
        let heading = Block.heading("Growth since \(growth.period)")
        guard growth.pair.hasSums, let previous = growth.pair.previous.first else {
            return [
                heading, .paragraph("none: one of the two is not known, or may not enter a sum"),
            ]
        }
        let value = "\(previous.quantity.number) \(previous.unit(definition))"
        return [heading, .facts(["\(growth.period)": value, "growth": growth.text])]
    }
}

extension GrowthAnswer {
    /// The growth of one figure for spreadsheets.
    fileprivate var row: Fields {
        [
            "since": period,
            "previous": pair.previous.first?.quantity.value,
            "growth": rate,
            "change": change,
        ]
    }
}
