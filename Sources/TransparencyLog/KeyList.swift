extension VerifierKey {
    /// Reads keys, one a line.
    ///
    /// - Parameter bytes: The bytes of a file of keys.
    /// - Returns: The keys, in order.
    /// - Throws: `FormatError`, with the line; also for a key that stands there twice.
    public static func list(_ bytes: [UInt8]) throws(FormatError) -> [VerifierKey] {
        guard !bytes.isEmpty else { return [] }
        var keys: [VerifierKey] = []
        for (index, line) in try TextLines(bytes).lines.enumerated() {
            do throws(FormatError) {
                let key = try VerifierKey(line)
                guard !keys.contains(key) else { throw FormatError("stands there twice") }
                keys.append(key)
            } catch {
                throw FormatError(line: index + 1, error.finding)
            }
        }
        return keys
    }
}
