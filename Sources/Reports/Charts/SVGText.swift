/// Text and elements of an SVG document.
enum SVGText {
    /// An element on one line; its content is markup already.
    static func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String>,
        _ content: String? = nil
    ) -> String {
        let list = attributes.map { " \($0.key)=\"\(MarkupText.escaped($0.value))\"" }.joined()
        return content.map { "<\(name)\(list)>\($0)</\(name)>" } ?? "<\(name)\(list)/>"
    }

    /// The most pixels that the longest of some texts takes, by its columns on a terminal.
    static func width(_ texts: [String], size: Int) -> Int {
        (texts.map { Printable.width(Printable.escaped($0)) }.max() ?? 0) * size * 6 / 10 + 1
    }
}
