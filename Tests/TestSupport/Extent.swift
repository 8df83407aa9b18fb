internal import Glibc

/// The number of random ledgers that are tried: by `swift test` a share of what
/// `Tests/Stress/queries` and `Tests/Stress/laws` try.
package enum Extent {
    /// The seeds of the ledgers: so many, unless the script says otherwise.
    package static func seeds(_ share: UInt64) -> Range<UInt64> {
        0..<number("STARLEDGER_LEDGERS", default: share)
    }

    /// The number of clocks of each ledger, but for the one at which everything counts.
    package static let clocks = Int(number("STARLEDGER_CLOCKS", default: 2))

    private static func number(_ name: String, default share: UInt64) -> UInt64 {
        guard let text = unsafe getenv(name) else { return share }
        return unsafe UInt64(String(cString: text)) ?? share
    }
}
