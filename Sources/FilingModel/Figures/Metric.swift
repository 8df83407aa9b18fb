/// The measure of a figure, such as `revenue`.
public struct Metric: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name in the log.
    public var name: String {
        switch storage {
        case .known(let metric): metric.rawValue
        case .other(let name): name
        }
    }

    /// A metric that every ledger knows, by a number; another one by its name.
    ///
    /// Figures are many, and so are their comparisons: those of known metrics are cheap.
    private enum Storage: Hashable {
        case known(Known)
        indirect case other(String)
    }

    private let storage: Storage

    /// Reads a name.
    ///
    /// - Parameter spelling: 1 to 64 of the characters `a-z 0-9 -`, the first a letter.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        let text = String(spelling)
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a name from its bytes.
    package init(utf8 spelling: Span<UInt8>) throws(SpellingError) {
        for offset in spelling.indices {
            let byte = spelling[offset]
            guard offset < 64,
                byte.isASCIILowercase || (offset > 0 && (byte.isASCIIDigit || byte == 0x2D))
            else {
                throw SpellingError(.metric, at: offset, "must be a word such as net-profit")
            }
        }
        guard !spelling.isEmpty else { throw SpellingError(.metric, "must not be empty") }
        self.init(known: spelling.text)
    }

    /// A name that is known to be good.
    init(known name: String) {
        storage = Known.byName[name].map { .known($0) } ?? .other(name)
    }

    /// Whether every ledger knows it, without a definition of its own.
    package var isBuiltIn: Bool {
        if case .known = storage { true } else { false }
    }

    /// The name in the log.
    public var description: String { name }

    /// Orders metrics by name.
    public static func < (lhs: Metric, rhs: Metric) -> Bool { lhs.name < rhs.name }
}
