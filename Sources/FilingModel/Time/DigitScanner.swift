/// Reads the fixed forms of dates and times: digits of a known width and literal characters.
struct DigitScanner {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private let kind: Malformed.Kind
    private let form: String

    /// Starts at the first byte; `form` is the rule that an error will name.
    init(_ spelling: some StringProtocol, kind: Malformed.Kind, form: String) {
        bytes = Array(spelling.utf8)
        self.kind = kind
        self.form = form
    }

    /// The next byte, if there is one.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// The error that says where the form was left.
    func failure(at place: Int? = nil) -> Malformed { Malformed(kind, at: place ?? offset, form) }

    /// Reads exactly `count` digits as a number.
    mutating func number(_ count: Int) throws(Malformed) -> Int {
        var value = 0
        for _ in 0..<count {
            guard let byte = next, byte.isASCIIDigit else { throw failure() }
            value = value * 10 + Int(byte - 0x30)
            offset += 1
        }
        return value
    }

    /// Steps over characters that have to be there.
    mutating func literal(_ characters: String) throws(Malformed) {
        guard skip(characters) else { throw failure() }
    }

    /// Steps over characters, and says whether they were there.
    mutating func skip(_ characters: String) -> Bool {
        guard bytes[offset...].starts(with: characters.utf8) else { return false }
        offset += characters.utf8.count
        return true
    }

    /// Reads `YYYY-MM-DD`.
    mutating func date() throws(Malformed) -> CalendarDate {
        let start = offset
        let year = try number(4)
        try literal("-")
        let month = try number(2)
        try literal("-")
        let day = try number(2)
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            throw failure(at: start)
        }
        return date
    }

    /// Reads `hh:mm:ss` as seconds of the day.
    mutating func timeOfDay() throws(Malformed) -> Int {
        let start = offset
        let hour = try number(2)
        try literal(":")
        let minute = try number(2)
        try literal(":")
        let second = try number(2)
        guard hour < 24, minute < 60, second < 60 else { throw failure(at: start) }
        return hour * 3_600 + minute * 60 + second
    }

    /// Reads a fraction of one to nine digits after a point, as nanoseconds; 0 without a point.
    mutating func nanoseconds() throws(Malformed) -> Int32 {
        guard skip(".") else { return 0 }
        var value: Int32 = 0
        var digits = 0
        while let byte = next, byte.isASCIIDigit {
            guard digits < 9 else { throw failure() }
            value = value * 10 + Int32(byte - 0x30)
            digits += 1
            offset += 1
        }
        guard digits > 0 else { throw failure() }
        for _ in digits..<9 { value *= 10 }
        return value
    }

    /// Reads `Z` or `±hh:mm` as seconds east of UTC.
    mutating func offsetSeconds() throws(Malformed) -> Int {
        guard !skip("Z") else { return 0 }
        let isWest = skip("-")
        if !isWest { try literal("+") }
        let start = offset
        let hours = try number(2)
        try literal(":")
        let minutes = try number(2)
        guard hours < 24, minutes < 60 else { throw failure(at: start) }
        return (isWest ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    /// Checks that nothing is left.
    func end() throws(Malformed) {
        guard offset == bytes.count else { throw failure() }
    }
}
