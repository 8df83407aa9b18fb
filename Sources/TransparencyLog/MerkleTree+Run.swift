extension MerkleTree {
    /// Leaves in a row somewhere in a tree, kept as the roots of the complete subtrees they fill:
    /// so that parts of a tree can be hashed apart, and put together in order.
    ///
    /// Source: RFC 6962 §2.1.
    public struct Run: Hashable, Sendable {
        /// A complete subtree of the tree.
        struct Subtree: Hashable, Sendable {
            /// How many leaves it has, as a power of two.
            let level: Int
            let root: Digest
        }

        /// Which leaf of the tree is the first.
        public let start: Int
        /// How many leaves there are.
        public let count: Int
        /// The largest complete subtrees they fill, in order.
        let subtrees: [Subtree]

        /// Some leaves.
        ///
        /// - Parameters:
        ///   - leaves: Their hashes, in order.
        ///   - start: Which leaf of the tree is the first, from 0.
        public init(_ leaves: [Digest], from start: Int) {
            self.start = start
            count = leaves.count
            var subtrees: [Subtree] = []
            for (index, leaf) in leaves.enumerated() {
                var subtree = Subtree(level: 0, root: leaf)
                // A subtree is complete where the place after it is a multiple of its size.
                while let left = subtrees.last, left.level == subtree.level,
                    (start + index + 1) & (2 << subtree.level - 1) == 0
                {
                    subtrees.removeLast()
                    let root = MerkleTree.nodeHash(left.root, subtree.root)
                    subtree = Subtree(level: subtree.level + 1, root: root)
                }
                subtrees.append(subtree)
            }
            self.subtrees = subtrees
        }
    }

    /// Appends leaves that were hashed apart.
    ///
    /// - Parameter run: The leaves; the first is the one that follows the tree's last.
    public mutating func append(_ run: Run) {
        precondition(run.start == size, "the leaves follow those of the tree")
        for subtree in run.subtrees { append(subtree.root, level: subtree.level) }
    }
}
