import ArgumentParser
import FilingModel
import Ledger

/// The currency of amounts.
struct CurrencyOption: ParsableArguments {
    @Option(help: "The currency of the amounts; the ledger's by default.")
    var currency: Currency?

    /// The currency as given, else the one the ledger was opened with.
    func currency(of ledger: Ledger) -> Currency { currency ?? ledger.opening.currency }
}
