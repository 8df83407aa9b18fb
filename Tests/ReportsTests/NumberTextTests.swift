import FilingModel
import Reports
import Testing

@Suite struct `Numbers as text` {
    @Test(arguments: [
        ("174479000000", "174.479 bn", "1744.79亿"), ("-13641000000", "-13.641 bn", "-136.41亿"),
        ("137562897868.89", "137.56289786889 bn", "1375.6289786889亿"), ("0", "0 bn", "0亿"),
        ("5", "0.000000005 bn", "0.00000005亿"), ("-0.5", "-0.0000000005 bn", "-0.000000005亿"),
        ("1000000000", "1 bn", "10亿"), ("1000000000.00", "1 bn", "10亿"),
        ("999999999", "0.999999999 bn", "9.99999999亿"),
        ("1234567890123456789", "1234567890.123456789 bn", "12345678901.23456789亿"),
    ])
    func `money is in billions, with every digit`(digits: String, english: String, chinese: String)
    {
        #expect(NumberText.billions(digits, in: .english) == english)
        #expect(NumberText.billions(digits, in: .chinese) == chinese)
    }

    @Test(arguments: [
        ("0.2402", "24.02 %"), ("0.24", "24 %"), ("-0.3600", "-36.00 %"), ("0", "0 %"),
        ("0.0000", "0.00 %"), ("1", "100 %"), ("9.36", "936 %"), ("0.005", "0.5 %"),
        ("0.0001", "0.01 %"), ("-12.3456", "-1234.56 %"), ("0.1", "10 %"),
    ])
    func `rates are in per cent`(digits: String, text: String) {
        #expect(NumberText.percent(digits) == text)
    }

    @Test(arguments: [
        ("0", "0"), ("999", "999"), ("1000", "1,000"), ("32000", "32,000"),
        ("-1234567.8901", "-1,234,567.8901"), ("-100", "-100"), ("1000000", "1,000,000"),
        ("0.12345", "0.12345"), ("123456789012345678901234", "123,456,789,012,345,678,901,234"),
    ])
    func `digits are grouped by three before the point`(digits: String, text: String) {
        #expect(NumberText.grouped(digits) == text)
    }

    @Test(arguments: [(0, "0"), (-1_000, "-1,000"), (17_000, "17,000")])
    func `counts are grouped too`(count: Int, text: String) {
        #expect(NumberText.grouped(count) == text)
    }
}
