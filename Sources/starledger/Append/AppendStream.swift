import ArgumentParser
import EventLog
import Reports

/// Appends the events on standard input.
struct AppendStream: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "-",
        abstract: "Events from standard input, one JSON object a line.",
        discussion: """
            Lines as log --raw or a dry run print them. What only the ledger sets (recordedat, \
            recordedby, batchsize) is ignored; an identifier is made from the content if there is \
            none.
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let bytes = try Console.readInput()
        var inputs: [JSONValue] = []
        var places: [InputPlace] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy(Self.isBlank) {
            let location = "standard input, line \(index + 1)"
            let line = Array(line)
            do {
                inputs.append(try JSONParser.value(of: line))
            } catch {
                throw CommandFailure(
                    .badData,
                    "\(location), column \(error.offset + 1): \(error.sentence); nothing was "
                        + "appended"
                )
            }
            places.append(
                InputPlace(location: location) { member in
                    "column \(JSONParser.offset(of: member, in: line) + 1)"
                }
            )
        }
        try recording.record(inputs, from: places, in: ledger, output)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}
