import EventLog

/// The laws of JSON: one canonical form for each value, and a reader that takes that form alone.
enum CanonicalJSONLaws {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        let canonical = try canonicalForm(of: bytes)
        let fault = canonicalFault(in: bytes)
        try Violation.unless(
            "a line is taken as canonical exactly when it is its own canonical form",
            (fault == nil) == (canonical == bytes)
        )
        try Violation.unless(
            "a fault has a place in the line",
            (0...bytes.count).contains(fault?.offset ?? 0)
        )
    }

    /// The canonical form; nil of what is no JSON.
    static func canonicalForm(of bytes: [UInt8]) throws(Violation) -> [UInt8]? {
        let value: JSONValue
        do {
            value = try JSONParser.value(of: bytes)
        } catch {
            try Violation.unless(
                "a fault has a place in the line",
                (0...bytes.count).contains(error.offset)
            )
            return nil
        }
        let canonical = CanonicalJSON.bytes(value)
        try Violation.unless("no spelling is shorter", canonical.count <= bytes.count)
        let again = try Violation.unless("the canonical form is JSON") { () throws(LineError) in
            try JSONParser.value(of: canonical)
        }
        try Violation.unless("the canonical form has the same value", again == value.sorted)
        try Violation.unless("it is its own form", CanonicalJSON.bytes(again) == canonical)
        return canonical
    }

    /// What the reader of the log's lines finds wrong with the form of some bytes.
    static func canonicalFault(in bytes: [UInt8]) -> LineError? {
        do throws(LineError) {
            try CanonicalReader.read(bytes) { (reader) throws(LineError) in
                try reader.skipValue()
                try reader.end()
            }
            return nil
        } catch {
            return error
        }
    }
}
