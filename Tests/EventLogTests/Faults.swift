import EventLog
import FilingModel
import Testing

/// What a fault is expected to name: its reason, by a word, and the byte.
struct Named: Equatable, CustomStringConvertible {
    let reason: String
    let offset: Int

    init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    var description: String { "\(reason) at \(offset)" }
}

extension LineError {
    /// The reason's name, without what it carries.
    var name: String {
        switch reason {
        case .tooLong: "tooLong"
        case .badUTF8: "badUTF8"
        case .syntax: "syntax"
        case .duplicateName: "duplicateName"
        case .loneSurrogate: "loneSurrogate"
        case .nonIntegerNumber: "nonIntegerNumber"
        case .integerOutOfRange: "integerOutOfRange"
        case .tooDeep: "tooDeep"
        case .tooMany: "tooMany"
        case .notCanonical: "notCanonical"
        case .unknownMember: "unknownMember"
        case .missingMember: "missingMember"
        case .wrongType: "wrongType"
        case .malformed: "malformed"
        case .unknownType: "unknownType"
        case .unknownTarget: "unknownTarget"
        case .rule: "rule"
        }
    }

    /// What the reason carries, as far as people would be told.
    var detail: String {
        switch reason {
        case .syntax(let expected), .wrongType(let expected): expected
        case .duplicateName(let name), .unknownMember(let name), .missingMember(let name),
            .unknownType(let name), .unknownTarget(let name):
            name
        case .notCanonical(let rule), .rule(let rule): rule
        case .malformed(let malformed): malformed.rule
        case .tooMany(let things, let limit): "\(things) \(limit)"
        case .tooLong(let bytes, let limit): "\(bytes) \(limit)"
        case .tooDeep(let limit): "\(limit)"
        case .badUTF8, .loneSurrogate, .nonIntegerNumber, .integerOutOfRange: ""
        }
    }
}

/// How a reading fails; nil when it succeeds.
func lineFault<Value>(_ read: () throws -> Value) -> LineError? {
    do {
        _ = try read()
    } catch let fault as LineError {
        return fault
    } catch {
        Issue.record(error)
    }
    return nil
}

/// How parsing fails; nil when it succeeds.
func parseFault(_ bytes: [UInt8]) -> Named? {
    lineFault { try JSONParser.value(of: bytes) }.map { Named($0.name, at: $0.offset) }
}

/// How reading as a stored line fails; nil when the bytes are one canonical value.
func storedFault(_ bytes: [UInt8]) -> LineError? {
    lineFault {
        try CanonicalReader.read(bytes) { (reader) throws(LineError) in
            try reader.skipValue()
            try reader.end()
        }
    }
}
