/// Proof that a leaf is in a tree: the hashes that lead from it up to the root.
///
/// Source: RFC 9162 §2.1.3.
public struct InclusionProof: Hashable, Sendable {
    /// The place of the leaf, from 0.
    public let index: Int
    /// How many leaves the tree has.
    public let size: Int
    /// The hashes, the leaf's sibling first.
    public let hashes: [Digest]

    /// A proof that was kept.
    ///
    /// - Parameters:
    ///   - index: The place of the leaf, from 0.
    ///   - size: How many leaves the tree has.
    ///   - hashes: The hashes, the leaf's sibling first.
    public init(index: Int, size: Int, hashes: [Digest]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Proves that a leaf is in a tree.
    ///
    /// Source: RFC 9162 §2.1.3.1.
    ///
    /// - Parameters:
    ///   - index: The place of the leaf, at least 0 and less than the size.
    ///   - size: How many leaves the tree has.
    ///   - root: The root of the tree over a range of leaves.
    /// - Throws: What `root` throws.
    public init<Failure: Error>(
        of index: Int,
        in size: Int,
        root: (Range<Int>) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition((0..<size).contains(index), "the leaf is in the tree")
        var hashes: [Digest] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.lowerBound + range.count.split
            if index < middle {
                hashes.append(try root(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try root(range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        self.init(index: index, size: size, hashes: hashes.reversed())
    }

    /// The root that the hashes lead to.
    ///
    /// Source: RFC 9162 §2.1.3.2.
    ///
    /// - Parameter leaf: The leaf's hash.
    /// - Returns: The root; nil if a proof of this leaf has another number of hashes.
    public func root(from leaf: Digest) -> Digest? {
        guard index >= 0, index < size else { return nil }
        var (place, last) = (index, size - 1)
        var node = leaf
        for hash in hashes {
            guard last > 0 else { return nil }
            if place & 1 == 1 || place == last {
                node = MerkleTree.nodeHash(hash, node)
                while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                node = MerkleTree.nodeHash(node, hash)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 ? node : nil
    }
}

extension Int {
    /// How many of so many leaves stand in the left subtree: the largest power of two below.
    var split: Int {
        precondition(self > 1, "a tree with an inner node has two leaves")
        return 1 << (Int.bitWidth - 1 - (self - 1).leadingZeroBitCount)
    }
}
