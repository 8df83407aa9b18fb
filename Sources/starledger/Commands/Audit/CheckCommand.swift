import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger check`: what in the data cannot be right, or cannot be checked.
struct CheckCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Data-quality findings by name: records that disagree, or that are missing.",
        discussion: """
            The whole ledger at the clocks; each finding says what is seen, on which events it \
            rests, and what would settle it.

            Exit status 1 if there is a finding. The findings, the most severe first:

            \(Finding.Name.allCases.map { "\($0.rawValue)\n\($0.meaning)" }
                .joined(separator: "\n\n"))
            """
    )

    @Option(
        name: .customLong("only"),
        help: ArgumentHelp("Only findings of that name; repeat it for others.", valueName: "name")
    )
    var names: [Finding.Name] = []

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> CheckReport { try CheckReport(names, asOf) }

    func show(_ answer: CheckReport) throws {
        try output.show(answer, isFinding: !answer.findings.isEmpty)
    }
}
