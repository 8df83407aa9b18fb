/// Reads the fixed forms of dates and times: digits of a known width and literal characters.
///
/// It keeps its place only; the bytes are given to each call, since no value can hold a `Span`.
struct DigitScanner {
    private(set) var offset = 0
    private let kind: SpellingError.Kind
    private let form: String

    /// Starts at the first byte; `form` is the rule that an error will name.
    init(_ kind: SpellingError.Kind, form: String) {
        self.kind = kind
        self.form = form
    }

    /// The error that says where the form was left.
    func failure(at place: Int? = nil) -> SpellingError {
        SpellingError(kind, at: place ?? offset, form)
    }

    /// Reads exactly `count` digits as a number.
    @inline(__always)
    mutating func number(_ count: Int, in bytes: Span<UInt8>) throws(SpellingError) -> Int {
        var value = 0
        for _ in 0..<count {
            guard offset < bytes.count, bytes[offset].isASCIIDigit else { throw failure() }
            value = value * 10 + Int(bytes[offset] - 0x30)
            offset += 1
        }
        return value
    }

    /// Steps over characters that have to be there.
    @inline(__always)
    mutating func literal(_ characters: StaticString, in bytes: Span<UInt8>) throws(SpellingError) {
        guard skip(characters, in: bytes) else { throw failure() }
    }

    /// Steps over ASCII characters, and says whether they were there.
    @inline(__always)
    mutating func skip(_ characters: StaticString, in bytes: Span<UInt8>) -> Bool {
        guard offset <= bytes.count - characters.utf8CodeUnitCount else { return false }
        for place in 0..<characters.utf8CodeUnitCount {
            let byte = unsafe characters.utf8Start[place]
            guard bytes[offset + place] == byte else { return false }
        }
        offset += characters.utf8CodeUnitCount
        return true
    }

    /// Reads `YYYY-MM-DD`.
    mutating func date(in bytes: Span<UInt8>) throws(SpellingError) -> CalendarDate {
        let start = offset
        let (year, month, day): (Int, Int, Int)
        if let parts = wholeDate(in: bytes) {
            (year, month, day) = parts
        } else {
            year = try number(4, in: bytes)
            try literal("-", in: bytes)
            month = try number(2, in: bytes)
            try literal("-", in: bytes)
            day = try number(2, in: bytes)
        }
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            throw failure(at: start)
        }
        return date
    }

    /// Reads the digits of a date at once, if they and the hyphens are all there.
    private mutating func wholeDate(
        in bytes: Span<UInt8>
    ) -> (year: Int, month: Int, day: Int)? {
        guard bytes.count - offset >= 10 else { return nil }
        let (first, last) = (bytes.word(at: offset), bytes.word(at: offset + 2))
        // "0000-00-" and "00-00-00".
        guard first.hasForm(0x2D30_302D_3030_3030), last.hasForm(0x3030_2D30_302D_3030) else {
            return nil
        }
        offset += 10
        let year = first.twoDigits(at: 0) * 100 + first.twoDigits(at: 2)
        return (year, first.twoDigits(at: 5), last.twoDigits(at: 6))
    }

    /// Reads `hh:mm:ss` as seconds of the day.
    mutating func timeOfDay(in bytes: Span<UInt8>) throws(SpellingError) -> Int {
        let start = offset
        let (hour, minute, second): (Int, Int, Int)
        // "00:00:00".
        if bytes.count - offset >= 8, bytes.word(at: offset).hasForm(0x3030_3A30_303A_3030) {
            let word = bytes.word(at: offset)
            (hour, minute) = (word.twoDigits(at: 0), word.twoDigits(at: 3))
            second = word.twoDigits(at: 6)
            offset += 8
        } else {
            hour = try number(2, in: bytes)
            try literal(":", in: bytes)
            minute = try number(2, in: bytes)
            try literal(":", in: bytes)
            second = try number(2, in: bytes)
        }
        guard hour < 24, minute < 60, second < 60 else { throw failure(at: start) }
        return hour * 3_600 + minute * 60 + second
    }

    /// Reads a fraction of one to nine digits after a point, as nanoseconds, and says how many
    /// digits it has; 0 without a point.
    mutating func nanoseconds(
        in bytes: Span<UInt8>
    ) throws(SpellingError) -> (value: Int32, digits: Int) {
        guard skip(".", in: bytes) else { return (0, 0) }
        var value: Int32 = 0
        var digits = 0
        while offset < bytes.count, bytes[offset].isASCIIDigit {
            guard digits < 9 else { throw failure() }
            value = value * 10 + Int32(bytes[offset] - 0x30)
            digits += 1
            offset += 1
        }
        guard digits > 0 else { throw failure() }
        for _ in digits..<9 { value *= 10 }
        return (value, digits)
    }

    /// Reads `Z` or `±hh:mm`.
    mutating func zone(in bytes: Span<UInt8>) throws(SpellingError) -> ZoneOffset {
        guard !skip("Z", in: bytes) else { return .utc }
        let isWest = skip("-", in: bytes)
        if !isWest { try literal("+", in: bytes) }
        let start = offset
        let hours = try number(2, in: bytes)
        try literal(":", in: bytes)
        let minutes = try number(2, in: bytes)
        guard hours < 24, minutes < 60 else { throw failure(at: start) }
        let minutesInAll = UInt16(hours * 60 + minutes)
        return isWest ? .west(minutes: minutesInAll) : .east(minutes: minutesInAll)
    }

    /// Checks that nothing is left.
    func end(of bytes: Span<UInt8>) throws(SpellingError) {
        guard offset == bytes.count else { throw failure() }
    }
}

/// An offset from UTC as it is written: `Z`, `+00:00` and `-00:00` are three.
enum ZoneOffset: Hashable, Sendable {
    case utc
    case east(minutes: UInt16)
    case west(minutes: UInt16)

    /// Seconds east of UTC.
    var seconds: Int {
        switch self {
        case .utc: 0
        case .east(let minutes): Int(minutes) * 60
        case .west(let minutes): Int(minutes) * -60
        }
    }

    /// Appends `Z` or `±hh:mm`.
    func write(to spelling: inout [UInt8]) {
        switch self {
        case .utc: spelling.append(0x5A)
        case .east(let minutes): Self.write(0x2B, minutes, to: &spelling)
        case .west(let minutes): Self.write(0x2D, minutes, to: &spelling)
        }
    }

    private static func write(_ sign: UInt8, _ minutes: UInt16, to spelling: inout [UInt8]) {
        spelling.append(sign)
        spelling.append(Int(minutes / 60), digits: 2)
        spelling.append(0x3A)
        spelling.append(Int(minutes % 60), digits: 2)
    }
}
