import EventLog
import FilingModel
import TestSupport
import Testing

/// Amounts in a line are read in a way of their own, where they have a common form.
@Suite struct `Amounts of figures` {
    /// What a line says of a figure's value.
    private func figure(_ text: String) -> Result<Amount?, LineError> {
        let data = JSONValue.members([
            "currency": "CNY",
            "figures": .members(["revenue": .members(["value": .string(text)])]),
            "period": "FY2024",
            "reason": "other",
        ])
        do {
            let payload = try EventCodec.payload(of: data, .figuresRestated)
            guard case .figuresRestated(let restatement) = payload.event else {
                return .success(nil)
            }
            return .success(restatement.figures.first?.quantity.value)
        } catch {
            return .failure(error)
        }
    }

    private func expectSame(_ text: String) {
        switch (figure(text), Result { try Amount(text) }) {
        case (.success(let value), .success(let amount)): #expect(value == amount, "\(text)")
        case (.failure(let fault), .failure(let malformed)):
            let expected = (malformed as? SpellingError).map { LineError.Reason.malformed($0) }
            #expect(fault.reason == expected, "\(text)")
        case (let value, _): Issue.record("\(text): \(value)")
        }
    }

    @Test(arguments: [
        "0", "-0", "0.00", "-0.00", "-0.01", "00", "00.10", "01.10", "1.", ".10", "-.10", "-", "",
        "1.5", "1.500", "1..10", "1.1.10", "--1", "1-1.10", "+1", "1e5", "12345678", "123456789",
        "1234567890123456", "12345678901234567", "1234567890123456.78", "12345678901234567.89",
        "-1234567890123456.78", "99999999999999999999999999999999.99", "1.1a", "1.a1", "a1.10",
        "1a.10", "1234567a90123456.78", "/.10", ":.10", "1.1/", "1.:1", "1 .10", "\u{661}.10",
    ])
    func `a figure's value is the amount that its text is`(text: String) { expectSame(text) }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `so is that of any digits, and of digits with something else among them`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let others = Array("0.-/:;09 aé".unicodeScalars)
        for _ in 0..<200 {
            let length = Int.random(in: 1...36, using: &random)
            var text = (0..<length).map { _ in
                Unicode.Scalar(UInt8.random(in: 0x30...0x39, using: &random))
            }
            if Bool.random(using: &random), length > 3 { text[length - 3] = "." }
            if Bool.random(using: &random) { text.insert("-", at: 0) }
            if Int.random(in: 0..<3, using: &random) == 0 {
                let place = Int.random(in: 0..<text.count, using: &random)
                text[place] = others.randomElement(using: &random) ?? "0"
            }
            expectSame(String(String.UnicodeScalarView(text)))
        }
    }
}
