import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports

/// How events are recorded; common to every command that writes.
struct RecordingOptions: ParsableArguments {
    @Flag(help: "Check everything, print the exact lines, and write nothing.")
    var dryRun = false

    @Flag(help: "Record what is unusual all the same.")
    var acceptWarnings = false

    @Flag(help: "Record once more, under new identifiers, what was retracted or replaced since.")
    var again = false

    @Option(help: ArgumentHelp("Append only if the log has so many events.", valueName: "size"))
    var expectSize: Int?

    @Option(
        help: ArgumentHelp("How long to wait for another writer, in seconds.", valueName: "seconds")
    )
    var lockTimeout = 10.0

    @Option(
        help: ArgumentHelp("Who records: a desk or a user; $USER by default.", valueName: "name")
    )
    var recordedBy: String?

    func validate() throws {
        guard (0...86_400).contains(lockTimeout) else {
            throw ValidationError("--lock-timeout must be from 0 to 86400 seconds")
        }
        guard expectSize ?? 0 >= 0 else {
            throw ValidationError("--expect-size must not be negative")
        }
    }

    /// Who records, and when.
    func stamp() throws(CommandError) -> Recording {
        let name = recordedBy ?? System.variable("USER") ?? "unknown"
        return try attempt { try Recording(recordedBy: name, now: System.now) }
    }

    /// The options for the ledger.
    var options: AppendOptions {
        var options = AppendOptions()
        options.acceptWarnings = acceptWarnings
        options.again = again
        options.expectedSize = expectSize
        options.lockTimeoutMilliseconds = Int(lockTimeout * 1_000)
        return options
    }

    /// Appends events and shows the receipt; or, for a dry run, prints their lines.
    ///
    /// - Parameters:
    ///   - inputs: The events.
    ///   - places: Where each came from.
    ///   - ledger: The ledger.
    ///   - output: In which form the receipt is shown.
    ///   - tell: Tells more of what was appended, or would be, before that is shown; it is given
    ///     the ledger as it is then.
    /// - Throws: `CommandError`.
    func record(
        _ inputs: [JSONValue],
        from places: [InputLocation],
        in ledger: Ledger,
        _ output: OutputOptions,
        telling tell: (Receipt, Ledger) throws(CommandError) -> Void = { _, _ in }
    ) throws(CommandError) {
        let stamp = try stamp()
        var ledger = ledger
        if dryRun {
            let (lines, receipt) = try attempt(places) {
                try ledger.rehearse(inputs, stamp: stamp, options: options)
            }
            report(receipt, places, dryRun: true)
            try tell(receipt, ledger)
            Console.write(lines: lines)
        } else {
            let receipt = try attempt(places) {
                try ledger.append(inputs, stamp: stamp, options: options)
            }
            report(receipt, places, dryRun: false)
            try tell(receipt, ledger)
            output.show(ReceiptReport(receipt))
            ledger.settle()
        }
    }

    /// Appends a stream of events and shows the receipt; or, for a dry run, prints their lines.
    ///
    /// - Parameters:
    ///   - events: The events.
    ///   - ledger: The ledger.
    ///   - output: In which form the receipt is shown.
    /// - Throws: `CommandError`.
    func record(
        _ events: EventInput,
        in ledger: Ledger,
        _ output: OutputOptions
    ) throws(CommandError) {
        let stamp = try stamp()
        var ledger = ledger
        let eventsMax = InputLimit.eventStreamLinesMax
        try events.attempt {
            if dryRun {
                let (lines, receipt, told) = try ledger.rehearse(
                    reading: events.next,
                    stamp: stamp,
                    options: options,
                    eventsMax: eventsMax
                )
                report(receipt, events.places(told), dryRun: true)
                try lines.forEach { Console.write(lines: [$0]) }
            } else {
                let (receipt, told) = try ledger.append(
                    reading: events.next,
                    stamp: stamp,
                    options: options,
                    eventsMax: eventsMax
                )
                report(receipt, events.places(told), dryRun: false)
                output.show(ReceiptReport(receipt))
                ledger.settle()
            }
        }
    }

    private func report(_ receipt: Receipt, _ places: [InputLocation], dryRun: Bool) {
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
