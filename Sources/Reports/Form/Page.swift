import FilingModel

/// A report as people read it, before it is text, Markdown or HTML.
package struct Page: Hashable, Sendable {
    /// Its language, as an HTML language tag.
    package let language: String
    /// Its parts, from top to bottom.
    package let blocks: [Block]

    /// A page.
    package init(language: String = "en", _ blocks: [Block]) {
        self.language = language
        self.blocks = blocks
    }

    /// A page with a title, and the clocks under it.
    init(
        _ title: String,
        _ clock: Clock,
        in language: LocalizedText.Language,
        _ blocks: [Block]
    ) {
        self.init([.title(title), .subtitle(clock.line(in: language))] + blocks)
    }
}

/// A part of a page.
package enum Block: Hashable, Sendable {
    /// The title of the page.
    case title(String)
    /// A line under the title, such as the clocks.
    case subtitle(String)
    /// The heading of a section.
    case heading(String)
    /// Running text.
    case paragraph([TextRun])
    /// A list.
    case list([[TextRun]])
    /// A table.
    case table(Table)
    /// A line, the lines that it stands on, and so on.
    case tree(Tree)
}

extension Block {
    /// Running text without links.
    static func paragraph(_ text: String) -> Block { .paragraph([TextRun(text)]) }

    /// A list without links.
    static func list(_ items: [String]) -> Block { .list(items.map { [TextRun($0)] }) }

    /// A table of names and values; one without a value is left out.
    static func facts(_ facts: KeyValuePairs<String, any Cell>) -> Block {
        let rows = facts.map { [TextRun($0), $1.run] }.filter { !$0[1].text.isEmpty }
        return .table(Table([.init(""), .init("")], rows))
    }
}

/// A piece of text, perhaps a link.
package struct TextRun: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text.
    package let text: String
    /// The address it leads to; only http and https addresses are shown as links.
    package let link: String?

    /// A piece of text.
    package init(_ text: String, link: String? = nil) {
        self.text = text
        self.link = link.flatMap { Source.isLink($0) ? $0 : nil }
    }

    /// A piece of text without a link.
    package init(stringLiteral value: String) { self.init(value) }
}

/// A line, and the lines that stand under it.
package struct Tree: Hashable, Sendable {
    /// The line.
    package let spans: [TextRun]
    /// The lines under it.
    package let children: [Tree]

    /// A line, and the lines that stand under it.
    package init(_ spans: [TextRun], _ children: [Tree] = []) {
        self.spans = spans
        self.children = children
    }

    /// A line without links, and the lines that stand under it.
    init(_ text: String, _ children: [Tree] = []) { self.init([TextRun(text)], children) }
}
