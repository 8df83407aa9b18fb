public import FilingModel

extension EventCodec {
    /// The payload of an event as it stands in the member `data` of its line.
    public static func data(of payload: Payload) -> [UInt8] { CanonicalJSON.bytes(payload.json) }

    /// Reads the payload of an original event from the member `data` of its line.
    ///
    /// - Parameter data: Canonical JSON.
    public static func payload(
        of data: [UInt8],
        _ type: EventType
    ) throws(LineError) -> Payload {
        try unsafe EventDecoder.once(data) { (decoder, data) throws(LineError) in
            try unsafe decoder.payload(of: data, type)
        }
    }
}
