import ArgumentParser
import FilingModel
import Ledger

/// `starledger init`: a ledger is made.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a ledger: a directory with Events/ and its opening in it."
    )

    @Argument(help: "The directory; it is made if need be.")
    var directory = "."

    @Option(
        help: ArgumentHelp(
            "The ledger's name for the world, as example.com/star: no scheme, no space.",
            valueName: "name"
        )
    )
    var origin: Origin

    @Option(help: "Its title for people.")
    var title: String

    @Option(help: "The currency of its sums, as CNY.")
    var currency: Currency

    @Option(help: ArgumentHelp("The time zone of its days, as Asia/Shanghai.", valueName: "zone"))
    var timezone: String

    @Option(help: ArgumentHelp("Who makes it; $USER by default.", valueName: "name"))
    var recordedBy: String?

    @Flag(help: "Print the exact line, and write nothing.")
    var dryRun = false

    func run() throws {
        let name = recordedBy ?? System.variable("USER") ?? "unknown"
        let opening = LedgerOpened(
            origin: origin,
            title: title,
            currency: currency,
            timezone: timezone
        )
        guard !dryRun else {
            return Console.write(lines: [try Ledger.openingLine(opening, recordedBy: name)])
        }
        let ledger = try Ledger.create(at: directory, opening, recordedBy: name)
        try ledger.writeDotFiles()
        Console.complain("\(directory)/Events holds \(ledger.size) event")
    }
}
