import TestSupport
import Testing
import TransparencyLog

@Suite struct `Merkle proofs` {
    /// Hashes of the tree over the classic leaves.
    ///
    /// Source: google/certificate-transparency, `cpp/merkletree/merkle_tree_test.cc`.
    private enum Node {
        static let first = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        static let second = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        static let third = "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7"
        static let fifth = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        static let twoPair = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        static let threePair = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
        static let fourPair = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        static let firstHalf = RFC6962Roots.roots[4]
        static let secondHalf = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
    }

    /// The root of a range of leaves.
    private func root(_ leaves: [[UInt8]]) -> (Range<Int>) -> Digest {
        { range in
            var tree = MerkleTree()
            for leaf in leaves[range] { tree.append(leaf) }
            return tree.root
        }
    }

    private let classic = RFC6962Roots.leaves.map(RFC6962Roots.bytes)

    @Test(arguments: [
        (0, 1, []), (0, 8, [Node.second, Node.twoPair, Node.secondHalf]),
        (5, 8, [Node.fifth, Node.fourPair, Node.firstHalf]), (2, 3, [RFC6962Roots.roots[2]]),
        (1, 5, [Node.first, Node.twoPair, Node.fifth]),
    ])
    func `inclusion proofs of the classic leaves are the published ones`(
        index: Int,
        size: Int,
        hashes: [String]
    ) throws {
        let proof = InclusionProof(of: index, in: size, root: root(classic))
        #expect(proof.hashes.map(\.hex) == hashes)
        let leaf = MerkleTree.leafHash(classic[index])
        #expect(proof.root(from: leaf)?.hex == RFC6962Roots.roots[size])
    }

    @Test(arguments: [
        (1, 1, []), (1, 8, [Node.second, Node.twoPair, Node.secondHalf]),
        (6, 8, [Node.threePair, Node.fourPair, Node.firstHalf]),
        (2, 5, [Node.twoPair, Node.fifth]),
    ])
    func `consistency proofs of the classic leaves are the published ones`(
        old: Int,
        new: Int,
        hashes: [String]
    ) throws {
        let proof = ConsistencyProof(from: old, to: new, root: root(classic))
        #expect(proof.hashes.map(\.hex) == hashes)
        let roots = try [old, new].map { try #require(Digest(hex: RFC6962Roots.roots[$0])) }
        #expect(proof.holds(from: roots[0], to: roots[1]))
    }

    private let many = (0..<70).map { Array("leaf \($0)".utf8) }

    @Test func `every leaf is proved to be in every tree to 70, and no other leaf is`() throws {
        for size in 1...70 {
            let expected = root(many)(0..<size)
            for index in 0..<size {
                let proof = InclusionProof(of: index, in: size, root: root(many))
                #expect(proof.root(from: MerkleTree.leafHash(many[index])) == expected)
                let other = MerkleTree.leafHash(many[(index + 1) % size] + [0])
                #expect(proof.root(from: other) != expected)
            }
        }
    }

    @Test func `every tree to 70 is proved to extend every smaller one`() {
        let roots = (0...70).map { root(many)(0..<$0) }
        for new in 0...70 {
            for old in 0...new {
                let proof = ConsistencyProof(from: old, to: new, root: root(many))
                #expect(proof.holds(from: roots[old], to: roots[new]), "\(old) to \(new)")
            }
        }
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `a proof that is changed anywhere proves nothing`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let new = Int.random(in: 2...70, using: &random)
        let old = Int.random(in: 1..<new, using: &random)
        let roots = [old, new].map { root(many)(0..<$0) }
        let index = Int.random(in: 0..<new, using: &random)
        let leaf = MerkleTree.leafHash(many[index])
        let inclusion = InclusionProof(of: index, in: new, root: root(many))
        let consistency = ConsistencyProof(from: old, to: new, root: root(many))
        for hashes in changes(of: inclusion.hashes, &random) {
            let changed = InclusionProof(index: index, size: new, hashes: hashes)
            #expect(changed.root(from: leaf) != roots[1], "seed \(seed)")
        }
        for hashes in changes(of: consistency.hashes, &random) {
            let changed = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
            #expect(!changed.holds(from: roots[0], to: roots[1]), "seed \(seed)")
        }
        #expect(!consistency.holds(from: roots[1], to: roots[0]))
        #expect(!consistency.holds(from: leaf, to: roots[1]))
        #expect(!consistency.holds(from: roots[0], to: leaf))
    }

    /// Each hash changed, left out, and given twice; and two of them in each other's place.
    private func changes(of hashes: [Digest], _ random: inout SplitMix64) -> [[Digest]] {
        let other = MerkleTree.leafHash([UInt8.random(in: .min ... .max, using: &random)])
        var changes = [hashes + [other], [other] + hashes]
        for index in hashes.indices {
            var (one, none, twice) = (hashes, hashes, hashes)
            one[index] = other
            none.remove(at: index)
            twice.insert(hashes[index], at: index)
            changes += [one, none, twice]
        }
        if hashes.count > 1, hashes.first != hashes.last {
            var swapped = hashes
            swapped.swapAt(0, hashes.count - 1)
            changes.append(swapped)
        }
        return changes
    }

    @Test func `a proof of a leaf beyond its tree proves nothing`() {
        let leaf = MerkleTree.leafHash([])
        for (index, size) in [(1, 1), (-1, 1), (0, 0), (Int.max, Int.max), (0, -1)] {
            let proof = InclusionProof(index: index, size: size, hashes: [])
            #expect(proof.root(from: leaf) == nil)
        }
        for (old, new) in [(2, 1), (-1, 1), (-2, -1), (Int.max - 1, Int.max), (0, 1)] {
            let proof = ConsistencyProof(oldSize: old, newSize: new, hashes: [])
            #expect(!proof.holds(from: leaf, to: leaf))
        }
    }
}
