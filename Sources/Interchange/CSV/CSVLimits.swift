/// The bounds on a CSV file; each has a unit in its name.
public struct CSVLimits: Hashable, Sendable {
    /// The longest file, in bytes.
    public var fileBytesMax: Int
    /// The longest field, in bytes, without the quotes around it.
    public var fieldBytesMax: Int
    /// The most columns a header can have.
    public var columnsMax: Int

    /// Bounds on a file.
    ///
    /// - Parameters:
    ///   - fileBytesMax: The longest file, in bytes.
    ///   - fieldBytesMax: The longest field, in bytes, without the quotes around it.
    ///   - columnsMax: The most columns a header can have.
    public init(
        fileBytesMax: Int = 32 * 1_024 * 1_024,
        fieldBytesMax: Int = 65_535,
        columnsMax: Int = 100
    ) {
        self.fileBytesMax = fileBytesMax
        self.fieldBytesMax = fieldBytesMax
        self.columnsMax = columnsMax
    }
}
