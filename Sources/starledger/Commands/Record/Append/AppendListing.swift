import ArgumentParser
import FilingModel
import Ledger

/// `starledger append listing`.
struct AppendListing: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "listing",
        abstract: "A company listed."
    )

    @Argument(help: .code) var code: SecurityCode
    @OptionGroup var names: NameOptions
    @OptionGroup var shortNames: ShortNameOptions

    @Option(help: ArgumentHelp("The exchange's market identifier code.", valueName: "MIC"))
    var exchange = "XSHG"

    @Option(help: "The board.")
    var board = "STAR"

    @Option(help: "The day of the listing.")
    var listedOn: EffectiveDate

    @Flag(help: "Whether it was profitable when it listed.")
    var result: Result

    @Option(
        name: .customLong("mark"),
        help: ArgumentHelp("A mark its short name carries; may be repeated.", valueName: "letter")
    )
    var marks: [Mark] = []

    @Option(help: .sector) var sector: Sector

    @Option(help: "The city of its seat.")
    var city: String?

    @Option(help: "The province of its seat.")
    var province: String?

    @Option(help: ArgumentHelp("The set of listing standards, 1 to 5.", valueName: "number"))
    var standard: Int?

    /// The last result before the listing.
    enum Result: EnumerableFlag {
        case profitable, unprofitable
    }

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let listing = CompanyListed(
            name: try required(names.name(), "--name"),
            shortName: try required(shortNames.shortName(), "--short-name"),
            exchange: Exchange(unchecked: exchange),
            board: Board(unchecked: board),
            listedOn: listedOn,
            isProfitable: result == .profitable,
            marks: marks.sorted(),
            sector: sector,
            city: city,
            province: province,
            standard: standard
        )
        return (Subject(code), .companyListed(listing))
    }
}
