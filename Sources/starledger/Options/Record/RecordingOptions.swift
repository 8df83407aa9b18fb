import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports

/// How events are recorded: the options of every command that appends.
struct RecordingOptions: ParsableArguments {
    @Flag(help: "Check everything, print the exact lines, and write nothing.")
    var dryRun = false

    @Flag(help: "Record what is unusual all the same.")
    var acceptWarnings = false

    @Flag(help: "Record once more, under new identifiers, what was retracted or replaced since.")
    var again = false

    @Option(help: ArgumentHelp("Append only if the log has so many events.", valueName: "size"))
    var expectSize: Int?

    @OptionGroup var lock: LockOptions

    @Option(
        help: ArgumentHelp("Who records: a desk or a user; $USER by default.", valueName: "name")
    )
    var recordedBy: String?

    func validate() throws {
        guard expectSize ?? 0 >= 0 else {
            throw ValidationError("--expect-size must not be negative")
        }
    }

    /// What appends to a ledger, by whoever records.
    func appender(to ledger: Ledger) -> Appender {
        let name = recordedBy ?? System.variable("USER") ?? "unknown"
        var appender = ledger.appender(recordedBy: name)
        appender.lockTimeoutMilliseconds = lock.milliseconds
        return appender
    }

    /// What is accepted beside events that are new and usual.
    var acceptance: Appender.Acceptance {
        var acceptance: Appender.Acceptance = []
        if acceptWarnings { acceptance.insert(.warnings) }
        if again { acceptance.insert(.repeats) }
        return acceptance
    }

    /// The size the log must still have.
    var expectedSize: LogSize? { expectSize.map { LogSize($0) } }

    /// Appends events and shows the receipt; or, for a dry run, prints their lines.
    ///
    /// - Parameters:
    ///   - places: The place each of the drafts came from.
    ///   - notify: Says more of what was appended, or would be, before the receipt is shown; it is
    ///     given the ledger as it is then.
    func record(
        _ drafts: [EventDraft],
        from places: [InputLocation],
        in ledger: Ledger,
        _ output: OutputOptions,
        notify: (Receipt, Ledger) throws -> Void = { _, _ in }
    ) throws {
        var appender = appender(to: ledger)
        if dryRun {
            let (lines, receipt) = try located(places) {
                try appender.rehearse(drafts, accepting: acceptance, expecting: expectedSize)
            }
            report(receipt, places, dryRun: true)
            try notify(receipt, ledger)
            Console.write(lines: lines)
        } else {
            let receipt = try located(places) {
                try appender.append(drafts, accepting: acceptance, expecting: expectedSize)
            }
            report(receipt, places, dryRun: false)
            try notify(receipt, appender.ledger)
            output.show(ReceiptReport(receipt))
            appender.catchUp()
        }
    }

    /// Appends a stream of events and shows the receipt; or, for a dry run, prints their lines.
    func record(
        _ events: EventInput,
        in ledger: Ledger,
        _ output: OutputOptions
    ) throws {
        var appender = appender(to: ledger)
        let eventsMax = InputLimit.eventStreamLinesMax
        try events.located {
            if dryRun {
                let (lines, receipt, reported) = try appender.rehearse(
                    reading: events.next,
                    accepting: acceptance,
                    expecting: expectedSize,
                    eventsMax: eventsMax
                )
                report(receipt, events.places(reported), dryRun: true)
                try lines.forEach { Console.write(lines: [$0]) }
            } else {
                let (receipt, reported) = try appender.append(
                    reading: events.next,
                    accepting: acceptance,
                    expecting: expectedSize,
                    eventsMax: eventsMax
                )
                report(receipt, events.places(reported), dryRun: false)
                output.show(ReceiptReport(receipt))
                appender.catchUp()
            }
        }
    }

    private func report(_ receipt: Receipt, _ places: [InputLocation], dryRun: Bool) {
        if !dryRun, !receipt.appended.isEmpty {
            Console.note(done: "the events are in the log; the receipt could not be written")
        }
        if let tail = receipt.recovered {
            Console.complain(
                "a torn tail of \(tail.bytes) bytes was set aside in Events/\(tail.file)"
            )
        }
        for item in receipt.warnings {
            let place = places.indices.contains(item.input) ? places[item.input].location : ""
            let prefix = place.isEmpty ? "" : place + ": "
            Console.complain("accepted: \(prefix)\(item.warning.sentence)")
        }
        if receipt.omittedWarnings > 0 {
            Console.complain("accepted: \(receipt.omittedWarnings) more warnings")
        }
        guard dryRun else { return }
        let known = receipt.existing.count + receipt.retracted.count
        Console.complain(
            "dry run: nothing was appended; \(receipt.appended.count) would be, "
                + "\(known) known already"
        )
    }
}
