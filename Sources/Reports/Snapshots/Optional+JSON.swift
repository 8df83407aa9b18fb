import EventLog

extension Optional {
    /// The value for programs; `null` where there is none.
    func json(_ make: (Wrapped) -> JSONValue) -> JSONValue { map(make) ?? .null }
}
