import EventLog
import FilingModel
import Reports

/// A file with the whole payload of an event, as JSON in any layout.
struct PayloadFile {
    private let name: String
    private let bytes: [UInt8]

    /// Reads a file; `-` is standard input.
    init(_ path: String) throws(CommandError) {
        let file = try InputFile.named(path)
        name = file.name
        bytes = try file.bytes(atMost: InputLimit.payloadBytesMax, of: "the payload of an event")
    }

    /// The payload of an event of a type.
    func payload(of type: EventType) throws(CommandError) -> Payload {
        let data: JSONValue
        do throws(LineError) {
            data = try JSONParser.value(of: bytes)
        } catch {
            throw failure(error, at: error.offset)
        }
        do throws(LineError) {
            return try EventCodec.payload(of: data, type)
        } catch {
            throw failure(error, at: JSONParser.offset(of: error.path, in: bytes))
        }
    }

    private func failure(_ fault: LineError, at offset: Int) -> CommandError {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == 0x0A } + 1
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return CommandError(
            .badData,
            "\(name), line \(line), column \(column): \(fault.sentence)"
        )
    }
}
