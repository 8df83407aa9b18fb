/// Proof that a tree extends an earlier one: its first leaves are the leaves of that.
///
/// Source: RFC 9162 §2.1.4.
public struct ConsistencyProof: Hashable, Sendable {
    /// How many leaves the earlier tree has.
    public let oldSize: Int
    /// How many leaves the tree has.
    public let newSize: Int
    /// The hashes; none if the sizes are equal or the earlier tree is empty.
    public let hashes: [Digest]

    /// A proof that was kept.
    ///
    /// - Parameters:
    ///   - oldSize: How many leaves the earlier tree has.
    ///   - newSize: How many leaves the tree has.
    ///   - hashes: The hashes.
    public init(oldSize: Int, newSize: Int, hashes: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Proves that a tree extends an earlier one.
    ///
    /// Source: RFC 9162 §2.1.4.1.
    ///
    /// - Parameters:
    ///   - oldSize: How many leaves the earlier tree has: from 0 to the new size.
    ///   - newSize: How many leaves the tree has.
    ///   - root: The root of the tree over a range of leaves.
    /// - Throws: What `root` throws.
    public init<Failure: Error>(
        from oldSize: Int,
        to newSize: Int,
        root: (Range<Int>) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition((0...newSize).contains(oldSize), "a tree extends none that is larger")
        var hashes: [Digest] = []
        var range = 0..<newSize
        guard oldSize > 0, oldSize < newSize else {
            self.init(oldSize: oldSize, newSize: newSize, hashes: [])
            return
        }
        while range.upperBound != oldSize {
            let middle = range.lowerBound + range.count.split
            if oldSize <= middle {
                hashes.append(try root(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try root(range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        // The verifier has the root of a complete first subtree: it is the whole earlier tree.
        if range.lowerBound > 0 { hashes.append(try root(range)) }
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
    }

    /// Whether the hashes lead from the root of the earlier tree to that of the tree.
    ///
    /// Source: RFC 9162 §2.1.4.2.
    ///
    /// - Parameters:
    ///   - oldRoot: The root of the earlier tree.
    ///   - newRoot: The root of the tree.
    /// - Returns: Whether the proof holds.
    public func holds(from oldRoot: Digest, to newRoot: Digest) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return hashes.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return hashes.isEmpty && oldRoot == MerkleTree().root }
        let isComplete = oldSize.nonzeroBitCount == 1
        let path = isComplete ? [oldRoot] + hashes : hashes
        guard let first = path.first else { return false }
        var (place, last) = (oldSize - 1, newSize - 1)
        while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
        var (old, new) = (first, first)
        for hash in path.dropFirst() {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                old = MerkleTree.nodeHash(hash, old)
                new = MerkleTree.nodeHash(hash, new)
                while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                new = MerkleTree.nodeHash(new, hash)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
