import FilingModel

/// The words that a chart adds of its own.
struct ChartWords {
    let language: LocalizedText.Language

    /// The unit, on a line of its own.
    func unit(_ unit: String) -> String {
        language.words("in \(unit)", "单位：\(unit)")
    }

    /// A note that bars cannot be compared by eye with an axis that leaves zero out.
    var cutAxis: String {
        language.words("the axis does not start at 0", "纵轴不从0开始")
    }

    /// The sign for a missing value.
    let gap = "–"

    /// A coverage behind a value.
    func covered(_ coverage: String) -> String {
        language.words(" (\(coverage))", "（\(coverage)）")
    }
}

extension Printable {
    /// The text, made safe and cut so that it takes no more than some columns.
    static func cut(_ text: String, to columns: Int) -> String {
        let text = escaped(text)
        guard width(text) > columns else { return text }
        var cut = ""
        for character in text {
            guard width(cut) + width(String(character)) < columns else { break }
            cut.append(character)
        }
        return columns > 0 ? cut + "…" : ""
    }

    /// The text filled with blanks, at its end or its start.
    static func padded(_ text: String, to columns: Int, atStart: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, columns - width(text)))
        return atStart ? blanks + text : text + blanks
    }
}
