import EventLog
import FuzzProperties
import Testing

/// The laws that the fuzzer holds any bytes against, on the inputs that are kept.
@Suite struct `Fuzz corpus` {
    @Test(arguments: FuzzTarget.allCases)
    func `every seed keeps the laws`(target: FuzzTarget) throws {
        let seeds = try Corpus.seeds(of: target)
        #expect(!seeds.isEmpty)
        for (name, bytes) in seeds {
            #expect(throws: Never.self, "\(name)") { try target.check(bytes) }
        }
    }

    @Test func `every line of the shipped ledger keeps the laws`() throws {
        let lines = try Corpus.lines()
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(throws: Never.self) { try FuzzTarget.envelope.check(line) }
            #expect(throws: Never.self) { try FuzzTarget.canonicalJSON.check(line) }
        }
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `an event that is changed by its members keeps the laws`(seed: UInt64) throws {
        for (name, bytes) in try Corpus.seeds(of: .envelope) {
            var mutation = LineMutation(seed: seed)
            var line = bytes
            for _ in 0..<4 { line = mutation.mutated(line) ?? line }
            let text = String(decoding: line, as: UTF8.self)
            #expect(throws: Never.self, "\(name): \(text)") { try FuzzTarget.envelope.check(line) }
        }
    }
}
