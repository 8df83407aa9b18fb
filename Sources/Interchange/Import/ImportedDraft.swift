public import FilingModel

/// A draft, and the rows it was made from.
public struct ImportedDraft: Hashable, Sendable {
    /// The draft.
    public let draft: EventDraft

    /// The name of the file that holds its first row.
    public let file: String

    /// The line on which that row starts, from 1.
    public let line: Int

    /// Where the values of that row start, by column name: characters in their line, from 1.
    public let columns: [String: Int]
}
