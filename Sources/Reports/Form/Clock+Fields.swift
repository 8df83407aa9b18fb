package import EventLog
package import FilingModel

extension KnownTime: FieldValue {}

extension Clock: FieldValue {
    /// The clocks: `{"validAt":…,"knownAt":…|null,"recordedSize":…}`.
    package var json: JSONValue {
        let fields: Fields = ["validAt": valid, "knownAt": known, "recordedSize": recorded]
        return fields.json
    }

    /// The clocks for people, in a line for the header of a page.
    func line(in language: LocalizedText.Language) -> String {
        let count = NumberText.grouped(recorded.count)
        return language.words(
            "valid at \(valid) · \(known.map { "known by \($0)" } ?? "all that is known") · "
                + "first \(count) events",
            "状态日\(valid) · \(known.map { "截至\($0)已公开" } ?? "全部已知信息") · 前\(count)条事件"
        )
    }
}
