public import FilingModel

/// An error in one line: what is wrong, and where.
public struct LineError: Error, Hashable, Sendable {
    /// The reason.
    public enum Reason: Hashable, Sendable {
        /// The line is longer than an entry of the log can be.
        case tooLong(bytes: Int, limit: Int)
        /// The bytes are not UTF-8.
        case badUTF8
        /// A byte that JSON does not allow there, or the end; `expected` says what it does.
        case syntax(expected: String)
        /// A name occurs twice in one object.
        case duplicateName(String)
        /// Half of a surrogate pair stands alone.
        case loneSurrogate
        /// A number is not an integer, or is written `-0`.
        case nonIntegerNumber
        /// An integer is beyond ±(2^53 − 1).
        case integerOutOfRange
        /// Objects and arrays are nested too deeply.
        case tooDeep(limit: Int)
        /// There are too many of something in one event.
        case tooMany(String, limit: Int)
        /// The line is JSON, but not in the one form the log writes; `rule` says what that is.
        case notCanonical(rule: String)
        /// An attribute or member that is not known.
        case unknownMember(String)
        /// An attribute or member that has to be there.
        case missingMember(String)
        /// A value of another JSON type than it has to be.
        case wrongType(expected: String)
        /// A text that is not the value it has to be.
        case malformed(SpellingError)
        /// The type, or its version, is not one this program knows.
        case unknownType(String)
        /// An amendment's target is not an event before it.
        case unknownTarget(String)
        /// Another rule of the format.
        case rule(String)
    }

    /// The reason.
    public let reason: Reason

    /// Where, in bytes from the start of the line.
    public let offset: Int

    /// The member it is about, such as `data.figures.revenue.value`; empty for the line itself.
    public let path: String

    /// Names a fault.
    public init(_ reason: Reason, at offset: Int, path: String = "") {
        self.reason = reason
        self.offset = offset
        self.path = path
    }
}

/// The limits on one event.
public enum EventLimit {
    /// The longest event, in bytes without its line feed.
    ///
    /// Source: C2SP tlog-tiles, entry bundles.
    public static let eventBytesMax = 65_535
    /// The deepest nesting of objects and arrays.
    public static let nestingMax = 16
    /// The most figures of one event.
    public static let figuresMax = 200
    /// The most claims of one event.
    public static let claimsMax = 200
    /// The most documents of one event.
    public static let documentsMax = 100
    /// The largest integer: beyond it JSON readers disagree.
    ///
    /// Source: RFC 7493 §2.2.
    public static let integerMax: Int64 = 9_007_199_254_740_991
}
