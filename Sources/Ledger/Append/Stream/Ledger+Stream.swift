import EventLog
import ReadModel

extension Ledger {
    /// The most that is told of what is unusual about a stream of events.
    package static let streamWarningsMax = 1_000

    /// Appends a stream of events, one a line: all that are new, or none.
    ///
    /// As for the events of an array; but what is given need not fit into memory. It is read to its
    /// end, and all of it checked, before anything is written.
    ///
    /// - Parameters:
    ///   - next: Gives the next bytes of the stream, none at its end; it must not wait for anybody,
    ///     as the lock is held.
    ///   - eventsMax: The most events that are read.
    /// - Returns: What was appended, when it is on disk, and the lines that its warnings are about.
    /// - Throws: `StreamError`, `LedgerError`, and what `next` throws.
    package mutating func append(
        reading next: @escaping () throws -> [UInt8],
        stamp: Recording,
        options: AppendOptions = AppendOptions(),
        eventsMax: Int = .max
    ) throws -> (receipt: Receipt, reported: [StreamLine]) {
        let reader = StreamReader(eventsMax: eventsMax)
        let input = StreamInput(next)
        let receipt = try append(stamp: stamp, options: options) { ledger, stamp, _ in
            try ledger.plan(reader, input, stamp, options) { Admitted($0) }
        }
        return (receipt, reader.reported)
    }

    /// Checks a stream of events as `append` does, and writes nothing.
    ///
    /// - Parameters:
    ///   - next: Gives the next bytes of the stream, none at its end.
    ///   - eventsMax: The most events that are read.
    /// - Returns: The lines that would be appended, a receipt of what would happen, and the lines
    ///   that its warnings are about.
    /// - Throws: `StreamError`, `LedgerError`, and what `next` throws.
    package func rehearse(
        reading next: @escaping () throws -> [UInt8],
        stamp: Recording,
        options: AppendOptions = AppendOptions(),
        eventsMax: Int = .max
    ) throws -> (lines: PlaceholderLines, receipt: Receipt, reported: [StreamLine]) {
        let reader = StreamReader(eventsMax: eventsMax)
        let (lines, receipt) = try plan(reader, StreamInput(next), stamp, options) { plan in
            (PlaceholderLines(plan.lines), rehearsed(plan))
        }
        return (lines, receipt, reader.reported)
    }

    private func plan<Outcome>(
        _ reader: StreamReader,
        _ input: StreamInput,
        _ stamp: Recording,
        _ options: AppendOptions,
        _ outcome: (AppendPlan) throws -> Outcome
    ) throws -> Outcome {
        do {
            return try readModel.read(through: position) { facts in
                // Where the file has moved meanwhile, this is asked again.
                guard input.rewind() else {
                    throw LedgerError.readModel(.busy(path: readModel.path ?? "memory"))
                }
                reader.restart()
                return try outcome(try plan(reader, input, stamp, options, on: facts))
            }
        } catch let error as ReadModelError {
            throw LedgerError.readModel(error)
        } catch let error as LogError {
            throw LedgerError.log(error)
        }
    }

    private func plan(
        _ reader: StreamReader,
        _ input: StreamInput,
        _ stamp: Recording,
        _ options: AppendOptions,
        on facts: ReadModelFacts
    ) throws -> AppendPlan {
        let empty = try AppendPlan(
            on: facts,
            log,
            stamp,
            options,
            recalling: true,
            warningsMax: Self.streamWarningsMax
        )
        guard var plan = empty else { preconditionFailure("nothing follows these facts yet") }
        do {
            try reader.add(input.next, to: &plan)
            try plan.finish()
        } catch let error as LedgerError {
            throw StreamError(
                reason: .ledger(error),
                lines: reader.reported,
                omittedWarnings: plan.receipt.omittedWarnings
            )
        }
        return plan
    }
}
