import EventLog
import TestSupport

/// Random values of the ledger's dialect of JSON.
struct RandomJSON {
    /// The characters that have rules of their own, and a few that do not.
    private static let characters: [Unicode.Scalar] = [
        "\u{0}", "\u{1}", "\u{8}", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{1F}", "\"", "\\", "/",
        "\u{7F}", "\u{80}", "\u{9F}", "a", "b", "z", "é", "\u{301}", "e", "\u{2028}", "科",
        "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "😀",
        "\u{10FFFF}", " ", "{", "[", ",", ":", "0",
    ]

    private static let integers: [Int64] = [
        0, 1, -1, 9, 10, -10, 65_535, 9_007_199_254_740_991, -9_007_199_254_740_991,
    ]

    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func value(depthMax: Int) -> JSONValue {
        switch Int.random(in: 0..<(depthMax > 0 ? 9 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Self.integers.randomElement(using: &random) ?? 0)
        case 3: return .integer(Int64.random(in: -99_999...99_999, using: &random))
        case 4: return .string(text())
        case 5, 6:
            return .array((0..<count()).map { _ in value(depthMax: depthMax - 1) })
        default:
            var names: Set<[UInt8]> = []
            return .object(
                (0..<count()).compactMap { _ in
                    let member = JSONMember(text(), value(depthMax: depthMax - 1))
                    return names.insert(Array(member.name.utf8)).inserted ? member : nil
                }
            )
        }
    }

    mutating func text() -> String {
        var text = ""
        for _ in 0..<count() {
            text.unicodeScalars.append(Self.characters.randomElement(using: &random) ?? "a")
        }
        return text
    }

    private mutating func count() -> Int { Int.random(in: 0...4, using: &random) }

    /// Some bytes with one small thing changed in them.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0...max(0, bytes.count - 1), using: &random)
        let byte =
            Bool.random(using: &random)
            ? Array("{}[]\",:0129-+. eu\\/\u{1F}\n".utf8).randomElement(using: &random) ?? 0
            : UInt8.random(in: .min ... .max, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < bytes.count: bytes[place] = byte
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place + 1 < bytes.count: bytes.swapAt(place, place + 1)
        default: bytes.insert(byte, at: place)
        }
        return bytes
    }
}

/// Whether two values are the same byte for byte, whatever the order of members.
func isSame(_ lhs: JSONValue, _ rhs: JSONValue) -> Bool {
    switch (lhs, rhs) {
    case (.string(let one), .string(let two)): one.utf8.elementsEqual(two.utf8)
    case (.array(let one), .array(let two)):
        one.count == two.count && zip(one, two).allSatisfy { isSame($0, $1) }
    case (.object(let one), .object(let two)):
        one.count == two.count
            && one.allSatisfy { member in
                two.contains {
                    $0.name.utf8.elementsEqual(member.name.utf8) && isSame($0.value, member.value)
                }
            }
    default: lhs == rhs
    }
}
