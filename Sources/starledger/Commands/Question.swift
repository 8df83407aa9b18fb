import ArgumentParser
import Ledger
import Projections
import Reports

/// A command that asks a ledger one question, as it stood at three clocks, and shows the answer.
protocol Question: ParsableCommand {
    associatedtype Answer: Report
    associatedtype Output: AnswerOutput

    var ledger: LedgerOptions { get }
    var clock: ClockOptions { get }
    var output: Output { get }

    /// The answer, from one reading of the ledger.
    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> Answer

    /// Shows the answer; throws an exit code where the answer itself asks for one.
    func show(_ answer: Answer) throws
}

extension Question {
    func show(_ answer: Answer) throws { output.show(answer) }

    func run() throws { try show(ledger.ask(clock) { asOf, _ in try answer(asOf) }) }
}

/// A question about a cohort; with `--all`, about every company that has listed.
protocol CohortQuestion: Question {
    var cohort: CohortOptions { get }
    var all: Bool { get }
}

extension CohortQuestion {
    func validate() throws { try checkCohort() }

    /// Refuses a cohort or a filter beside `--all`.
    func checkCohort() throws {
        guard !all || cohort.cohort == .unprofitableAtListing else {
            throw ValidationError("--all goes with no filter and no --cohort")
        }
    }

    /// The cohort; nil: every company.
    var population: Cohort? { all ? nil : cohort.cohort }
}
