public import TransparencyLog

extension ReadModel {
    /// The Merkle tree over the events that it holds.
    ///
    /// - Returns: The tree.
    /// - Throws: `LogFailure`, `ReadModelFailure`.
    public func tree() throws -> MerkleTree {
        try using { file in try file.read { try Position(of: $0).tree } }
    }
}
