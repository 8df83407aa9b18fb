/// Reads events from CSV files, all of them or none.
///
/// Seven kinds of files are known, `ImportKind`; each names its columns. There may be several
/// files of a kind.
public enum CSVImport {
    /// Reads the events of some files.
    ///
    /// Nothing is returned if anything is wrong with any row. The drafts have no identifiers, and
    /// stand in the order of the log: listings first, then by public day, then by kind of file,
    /// then by file, then by first row.
    ///
    /// - Parameters:
    ///   - files: The files; their order counts only where days and kinds are equal.
    ///   - options: What has to be known of the ledger.
    /// - Returns: The drafts, in the order of the log.
    /// - Throws: `ImportError`, with everything that is wrong.
    public static func drafts(
        from files: [ImportFile],
        options: ImportOptions
    ) throws(ImportError) -> [ImportedDraft] {
        var importer = Importer(options: options)
        importer.read(files)
        return try importer.drafts()
    }
}
