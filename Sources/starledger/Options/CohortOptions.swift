import ArgumentParser
import FilingModel
import Projections

/// The companies a question is about.
struct CohortOptions: ParsableArguments {
    @Option(
        name: .customLong("cohort"),
        help: "unprofitable-at-listing, or carrying:U for those that carry a mark."
    )
    var basis: Cohort = .unprofitableAtListing

    @Option(help: "Only those of a board.")
    var board: String?

    @Option(help: "Only those of a sector.")
    var sector: Sector?

    @Option(help: "Only those with their seat in a city.")
    var city: String?

    @Option(help: "Only those that carry a mark.")
    var mark: Mark?

    @Option(help: "Only those in a tier.")
    var tier: String?

    /// The cohort with its filters.
    var cohort: Cohort {
        var cohort = basis
        cohort.board = board
        cohort.sector = sector
        cohort.city = city
        cohort.mark = mark
        cohort.tier = tier
        return cohort
    }
}
