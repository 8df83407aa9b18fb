public import FilingModel

extension RecordedEvent {
    /// The differences from another content of the same event.
    ///
    /// The members of the payload by their own names, then `source`, `time` and `timeprecision`
    /// as in the log: all that a correction can change.
    ///
    /// - Returns: The members that differ; none if both contents are the same.
    public func changes(since other: RecordedEvent) -> [MemberChange] {
        other.payload.json.changes(to: payload.json)
            + other.publication.changes(to: publication)
    }

    private var publication: JSONValue {
        .members([
            "source": .string(source.text),
            "time": .string(time.time.spelling),
            "timeprecision": time.precision.attribute,
        ])
    }

    /// Checks that the event as corrected goes with its subject, which no correction changes.
    ///
    /// - Throws: `LineError` with the rule for its subject.
    public func checkSubject() throws(LineError) {
        guard let rule = SubjectRule.broken(by: payload.event, about: subject) else { return }
        let reason = LineError.Reason.rule("\(rule); a correction keeps the subject, \(subject)")
        throw LineError(reason, at: 0, path: "subject")
    }
}

extension EventCodec {
    /// Reads the payload of an event anew, as a program or a person writes it.
    ///
    /// - Parameter data: An object with the members of the payload, in any order.
    /// - Throws: `LineError`, with the member of the payload.
    public static func payload(
        of data: JSONValue,
        _ type: EventType
    ) throws(LineError) -> Payload {
        try payload(of: CanonicalJSON.bytes(data), type)
    }
}
