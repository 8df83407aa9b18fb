import FuzzProperties
import Glibc

/// The target that is fuzzed: the one that the environment variable `FUZZ_TARGET` names.
private let target: FuzzTarget = {
    let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        stop("set FUZZ_TARGET to one of \(names)", status: 64)
    }
    return target
}()

/// Holds some bytes against the target's properties; libFuzzer counts the end of the process as a
/// crash, and keeps the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do throws(Violation) {
        try target.check(bytes)
    } catch {
        stop("\(target.rawValue): \(error.law)", status: nil)
    }
    return 0
}

/// Changes an input: half of the events by their members, all others byte by byte.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
    _ start: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    _ countMax: Int,
    _ seed: UInt32
) -> Int {
    guard target == .envelope, seed.isMultiple(of: 2) else {
        return unsafe mutateBytes(start, count, countMax)
    }
    let line = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    var mutation = LineMutation(seed: UInt64(seed))
    guard let mutated = mutation.mutated(line), mutated.count <= countMax else {
        return unsafe mutateBytes(start, count, countMax)
    }
    for (index, byte) in mutated.enumerated() { unsafe start[index] = byte }
    return mutated.count
}

/// What libFuzzer does to bytes by itself, with the dictionary.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ max: Int) -> Int

/// Ends the process with a word of why; without a status as a crash.
private func stop(_ words: String, status: Int32?) -> Never {
    let text = Array("fuzzer: \(words)\n".utf8)
    _ = unsafe text.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if let status { exit(status) }
    abort()
}
