import TestSupport
import Testing
import TransparencyLog

@Suite struct `Merkle tree` {
    @Test(arguments: 0...8)
    func `the roots of the classic leaves are the published ones`(size: Int) {
        var tree = MerkleTree()
        for leaf in RFC6962Roots.leaves.prefix(size) { tree.append(RFC6962Roots.bytes(leaf)) }
        #expect(tree.size == size)
        #expect(tree.root.hex == RFC6962Roots.roots[size])
    }

    @Test func `a leaf is hashed behind a zero byte`() {
        let empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        #expect(MerkleTree.leafHash([]).hex == empty)
        #expect(MerkleTree.leafHash([0x10, 0x20]) == Digest(of: [0x00, 0x10, 0x20]))
    }

    @Test func `a node is hashed behind a one`() {
        let left = MerkleTree.leafHash([])
        let right = MerkleTree.leafHash([0x00])
        #expect(MerkleTree.nodeHash(left, right).hex == RFC6962Roots.roots[2])
        #expect(MerkleTree.nodeHash(left, right) == Digest(of: [0x01] + left.bytes + right.bytes))
        #expect(MerkleTree.nodeHash(left, right) != MerkleTree.nodeHash(right, left))
    }

    @Test func `appending says the leaf's hash`() {
        var tree = MerkleTree()
        #expect(tree.append([0x61]) == MerkleTree.leafHash([0x61]))
        #expect(tree.root == MerkleTree.leafHash([0x61]))
    }

    @Test func `at every size to 200 the root is that of the definition`() {
        let leaves = (0..<200).map { Array("leaf \($0)".utf8) }
        var tree = MerkleTree()
        for size in 0...200 {
            #expect(tree.root == definedRoot(leaves.prefix(size)), "size \(size)")
            if size < leaves.count { tree.append(leaves[size]) }
        }
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `whatever the leaves, the root is that of the definition`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let leaves = (0..<Int.random(in: 0...90, using: &random)).map { _ in
            (0..<Int.random(in: 0...90, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
        }
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        #expect(tree.root == definedRoot(leaves[...]))
    }

    @Test func `a tree is its leaves in their order`() {
        var one = MerkleTree()
        var two = MerkleTree()
        for leaf: [UInt8] in [[1], [2], [3]] { one.append(leaf) }
        for leaf: [UInt8] in [[1], [3], [2]] { two.append(leaf) }
        #expect(one.root != two.root)
        #expect(one != two)
    }

    /// MTH of RFC 6962 §2.1, word by word.
    private func definedRoot(_ leaves: ArraySlice<[UInt8]>) -> Digest {
        guard leaves.count > 1 else {
            return leaves.first.map { Digest(of: [0x00] + $0) } ?? Digest(of: [])
        }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let left = definedRoot(leaves.prefix(split))
        let right = definedRoot(leaves.dropFirst(split))
        return Digest(of: [0x01] + left.bytes + right.bytes)
    }
}
