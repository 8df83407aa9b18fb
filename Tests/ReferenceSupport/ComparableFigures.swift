package import FilingModel
package import Projections
package import TestSupport

/// A figure, in the form in which both answers are compared.
package struct ComparableFigure: Hashable {
    let sequence: Int
    let id: EventID
    let stage: String
    let reportedBy: Reporter
    let announced: CalendarDate
    let quantity: Quantity
    let unit: Unit

    /// The answer of the projections.
    package init(_ fact: FigureFact, _ definition: MetricDefinition) {
        sequence = fact.sequence
        id = fact.id
        stage = fact.stage.name
        reportedBy = fact.reporter
        announced = fact.time.date
        quantity = fact.quantity
        unit = fact.unit(definition)
    }

    /// The answer of the reference.
    package init(_ version: NaiveVersion) {
        sequence = version.sequence
        id = version.id
        stage = version.stage
        reportedBy = version.reportedBy
        announced = version.announced
        quantity = version.quantity
        unit = version.unit
    }
}

/// A company, in the form in which both answers are compared.
package struct ComparableCompany: Hashable {
    let code: SecurityCode
    let names: [LocalizedText]
    let exchange: String
    let board: String
    let listedOn: EffectiveDate
    let isProfitable: Bool
    let sector: Sector
    let places: [String?]
    let tier: String?
    let marks: [Mark]
    let delistedOn: EffectiveDate?

    /// The answer of the projections.
    package init(_ company: CompanyState) {
        code = company.code
        names = [company.name, company.shortName]
        exchange = company.exchange.text
        board = company.board.text
        listedOn = company.listedOn
        isProfitable = company.wasProfitableAtListing
        sector = company.sector
        places = [company.city, company.province]
        tier = company.tier?.text
        marks = company.marks
        delistedOn = company.delistedOn
    }

    /// The answer of the reference.
    package init(_ company: NaiveCompany) {
        code = company.code
        names = [company.name, company.shortName]
        exchange = company.exchange
        board = company.board
        listedOn = company.listedOn
        isProfitable = company.isProfitableAtListing
        sector = company.sector
        places = [company.city, company.province]
        tier = company.tier
        marks = company.marks
        delistedOn = company.delistedOn
    }
}

/// A sum, in the form in which both answers are compared.
package struct ComparableAggregate: Hashable {
    let companies: Int
    let covered: Int
    let missing: [SecurityCode]
    let reasons: [String?]
    let sum: String?
    /// Nil where there is no company to sum up.
    let unit: Unit?

    /// The answer of the projections.
    package init(_ aggregate: Aggregate) {
        companies = aggregate.companies.count
        covered = aggregate.figures.count
        missing = aggregate.missing.map(\.code)
        reasons = aggregate.missing.map(\.reason.rawValue)
        sum = aggregate.sum?.description
        unit = aggregate.companies.isEmpty ? nil : aggregate.unit
    }

    /// The answer of the reference.
    package init(_ aggregate: NaiveAggregate) {
        companies = aggregate.companies
        covered = aggregate.covered
        missing = aggregate.missing
        reasons = aggregate.missing.map { aggregate.reasons[$0]?.rawValue }
        sum = aggregate.sum
        unit = aggregate.companies == 0 ? nil : aggregate.unit
    }
}

/// A growth, in the form in which both answers are compared.
package struct ComparableGrowth: Hashable {
    let companies: Int
    let sums: [String]
    let rate: String?
    let change: String?

    /// The answer of the projections.
    package init(_ pair: LikeForLike) {
        companies = pair.companies
        sums = [pair.currentSum.description, pair.previousSum.description]
        rate = pair.rate?.rounded(places: ratePlaces)
        change = pair.change?.rawValue
    }

    /// The projections' answer on an average yearly growth.
    package init(_ pair: LikeForLike, years: Int) {
        companies = pair.companies
        sums = [pair.currentSum.description, pair.previousSum.description]
        rate = pair.compoundGrowth(years: years)?.rounded(places: ratePlaces)
        change = nil
    }

    /// The answer of the reference.
    package init(_ growth: NaiveGrowth) {
        companies = growth.companies
        sums = [growth.current, growth.previous]
        rate = growth.rate
        change = growth.change
    }
}

/// A series of removals, in the form in which both answers are compared.
package struct ComparableSeries: Hashable {
    package struct Point: Hashable {
        let year: Int
        let counts: [Int]
        let share: String?
        let events: [EventID]
    }

    let points: [Point]
    let unassigned: [EventID]

    /// The answer of the projections.
    package init(_ series: ShedMarks) {
        points = series.points.map { point in
            Point(
                year: point.year,
                counts: [point.count, point.cumulative, point.listed],
                share: point.share?.rounded(places: ratePlaces),
                events: point.removals.map(\.version.event.id)
            )
        }
        unassigned = series.unassigned.map(\.version.event.id)
    }

    /// The answer of the reference.
    package init(_ series: NaiveShedMarks) {
        points = series.points.map { point in
            Point(
                year: point.year,
                counts: [point.count, point.cumulative, point.listed],
                share: point.share,
                events: point.events
            )
        }
        unassigned = series.unassigned
    }
}
