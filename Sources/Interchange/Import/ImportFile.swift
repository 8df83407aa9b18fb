/// A file to import: its name, for what is said of it, and its bytes.
public struct ImportFile: Hashable, Sendable {
    /// The name as people know it; its kind follows from its header, never from this.
    public let name: String

    /// The bytes.
    public let bytes: [UInt8]

    /// A file.
    ///
    /// - Parameters:
    ///   - name: The name as people know it.
    ///   - bytes: The bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
