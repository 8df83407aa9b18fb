package import EventLog
package import FilingModel

extension Clock {
    /// The clocks for programs: `{"validAt":…,"knownAt":…|null,"recordedSize":…}`.
    package var json: JSONValue {
        .object([
            JSONMember("validAt", .string(valid.description)),
            JSONMember("knownAt", known.map { .string($0.description) } ?? .null),
            JSONMember("recordedSize", .integer(Int64(recorded.count))),
        ])
    }

    /// The clocks for people.
    package func line(in language: LocalizedText.Language) -> String {
        switch language {
        case .english:
            let by = known.map { "known by \($0)" } ?? "all that is known"
            return "valid at \(valid) · \(by) · first \(NumberText.grouped(recorded.count)) events"
        case .chinese:
            let by = known.map { "截至\($0)已公开" } ?? "全部已知信息"
            return "状态日\(valid) · \(by) · 前\(NumberText.grouped(recorded.count))条事件"
        }
    }
}

extension Optional {
    /// The value for programs; `null` where there is none.
    func json(_ make: (Wrapped) -> JSONValue) -> JSONValue { map(make) ?? .null }
}
