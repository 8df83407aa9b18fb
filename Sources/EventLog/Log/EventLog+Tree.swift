public import TransparencyLog

extension EventLog {
    /// The Merkle tree over all committed lines, hashed on several threads.
    public func tree(workers: Int = 1) throws -> MerkleTree {
        var tree = MerkleTree()
        try eachChunk(on: workers) { chunk in
            MerkleTree.Run(chunk.leaves(), from: chunk.firstSequence)
        } merge: {
            tree.append($0)
        }
        return tree
    }
}

extension LogChunk {
    /// The hashes of its lines.
    package func leaves() -> [Digest] {
        var leaves: [Digest] = []
        leaves.reserveCapacity(count)
        unsafe withLines { _, line in leaves.append(unsafe MerkleTree.leafHash(line)) }
        return leaves
    }
}
