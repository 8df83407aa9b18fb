import Crypto

/// The Merkle tree over the log's lines, kept as the roots of its complete subtrees.
///
/// Appending a leaf costs O(1) hashes on average and O(log n) at most; so does the root.
/// Source: RFC 6962 §2.1.
public struct MerkleTree: Hashable, Sendable {
    /// How many leaves it has.
    public private(set) var size = 0

    /// The roots of the complete subtrees, the largest first: one for each bit of `size` that is
    /// set.
    public private(set) var subtrees: [Digest] = []

    /// An empty tree.
    public init() {}

    /// A tree that was kept.
    ///
    /// - Parameters:
    ///   - size: How many leaves it has.
    ///   - subtrees: The roots of its complete subtrees, the largest first; nil is returned unless
    ///     there is one for each bit of the size that is set.
    public init?(size: Int, subtrees: [Digest]) {
        guard size >= 0, subtrees.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// Appends the leaf that holds some bytes.
    ///
    /// - Parameter entry: The exact bytes of the entry.
    /// - Returns: The leaf's hash.
    @discardableResult
    public mutating func append(_ entry: [UInt8]) -> Digest {
        let leaf = Self.leafHash(entry)
        append(leaf: leaf)
        return leaf
    }

    /// Appends a leaf that was hashed before.
    ///
    /// - Parameter leaf: The leaf's hash.
    public mutating func append(leaf: Digest) { append(leaf, level: 0) }

    /// Appends the root of a complete subtree of 2^level leaves, where one fits.
    mutating func append(_ root: Digest, level: Int) {
        precondition(size & (1 << level - 1) == 0, "a complete subtree stands at its own size")
        var node = root
        for _ in 0..<(size >> level).trailingOnes {
            node = Self.nodeHash(subtrees.removeLast(), node)
        }
        subtrees.append(node)
        size += 1 << level
        checkInvariants()
    }

    /// The hash of the whole tree; of no bytes for the empty tree.
    public var root: Digest {
        guard var node = subtrees.last else { return Digest(of: []) }
        for subtree in subtrees.dropLast().reversed() { node = Self.nodeHash(subtree, node) }
        return node
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ entry).
    ///
    /// Source: RFC 6962 §2.1.
    ///
    /// - Parameter entry: The exact bytes of the entry.
    /// - Returns: The hash.
    public static func leafHash(_ entry: [UInt8]) -> Digest {
        unsafe entry.withUnsafeBytes { unsafe leafHash($0) }
    }

    /// The hash of a leaf whose entry lies somewhere in memory.
    ///
    /// Source: RFC 6962 §2.1.
    ///
    /// - Parameter entry: The exact bytes of the entry.
    /// - Returns: The hash.
    package static func leafHash(_ entry: UnsafeRawBufferPointer) -> Digest {
        var hasher = SHA256()
        unsafe withUnsafeBytes(of: UInt8(0x00)) { unsafe hasher.update(bufferPointer: $0) }
        unsafe hasher.update(bufferPointer: entry)
        return Digest(hasher.finalize())
    }

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    ///
    /// Source: RFC 6962 §2.1.
    ///
    /// - Parameters:
    ///   - left: The hash of the left subtree.
    ///   - right: The hash of the right subtree.
    /// - Returns: The hash.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        // In one piece: each one that is handed over costs as much as hashing some of the bytes.
        unsafe withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { node in
            unsafe node[0] = 0x01
            func put(_ digest: Digest, at place: Int) {
                let half = unsafe UnsafeMutableRawBufferPointer(rebasing: node[place...])
                unsafe digest.withBytes { unsafe half.copyMemory(from: $0) }
            }
            put(left, at: 1)
            put(right, at: 33)
            var hasher = SHA256()
            unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(node))
            return Digest(hasher.finalize())
        }
    }

    /// Stops the program if the parts do not fit together.
    func checkInvariants() {
        precondition(subtrees.count == size.nonzeroBitCount, "one subtree for each bit of the size")
    }
}

extension Int {
    /// How many of the lowest bits are set in a row.
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
