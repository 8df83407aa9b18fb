import Interchange
import Testing

@Suite struct `CSV error` {
    /// A file that is wrong, the rule that it breaks, and where.
    struct Case: CustomTestStringConvertible, Sendable {
        let bytes: [UInt8]
        let error: CSVError

        init(
            _ text: String,
            _ rule: CSVError.Rule,
            line: Int,
            column: Int,
            name: String? = nil
        ) {
            self.init(Array(text.utf8), rule, line: line, column: column, name: name)
        }

        init(
            _ bytes: [UInt8],
            _ rule: CSVError.Rule,
            line: Int,
            column: Int,
            name: String? = nil
        ) {
            self.bytes = bytes
            let location = CSVLocation(line: line, column: column, columnName: name)
            error = CSVError(rule, at: location)
        }

        var testDescription: String { "\(error.rule)" }
    }

    @Test(arguments: [
        Case("", .emptyFile, line: 1, column: 1),
        Case("\u{FEFF}", .emptyFile, line: 1, column: 1),
        Case("\n1\n", .unnamedColumn, line: 1, column: 1),
        Case("a,,c\n", .unnamedColumn, line: 1, column: 3),
        Case("a,b,a\n", .duplicateColumn("a"), line: 1, column: 5, name: "a"),
        Case("a,b\"\n", .strayQuote, line: 1, column: 4),
        Case("a\0\n", .controlCharacter(0), line: 1, column: 2),
    ])
    func `a bad header names the rule and the location`(bad: Case) {
        #expect(throws: bad.error) { try table(bad.bytes) }
    }

    @Test(arguments: [
        Case("a,b\n1\n", .wrongFieldCount(expected: 2, found: 1), line: 2, column: 2, name: "b"),
        Case("a,b\n\n", .wrongFieldCount(expected: 2, found: 1), line: 2, column: 1, name: "b"),
        Case("a,b\n1,2,3,4\n", .wrongFieldCount(expected: 2, found: 4), line: 2, column: 5),
        Case("a,b\n1,\"2\n\"\n3,4,\n", .wrongFieldCount(expected: 2, found: 3), line: 4, column: 5),
        Case("a,b\n泽x\"y,2\n", .strayQuote, line: 2, column: 3, name: "a"),
        Case("a,b\n1, \"2\"\n", .strayQuote, line: 2, column: 4, name: "b"),
        Case("a,b\n\"1\"x,2\n", .textAfterQuote, line: 2, column: 4, name: "a"),
        Case("a,b\n\"1\" ,2\n", .textAfterQuote, line: 2, column: 4, name: "a"),
        Case("a,b\n1,\"2\n3,4\n", .unterminatedQuote, line: 2, column: 3, name: "b"),
        Case("a,b\n1,\"2\"\"\n", .unterminatedQuote, line: 2, column: 3, name: "b"),
        Case("a,b\n1,\"", .unterminatedQuote, line: 2, column: 3, name: "b"),
        Case("a,b\n1\r,2\n", .bareCarriageReturn, line: 2, column: 2, name: "a"),
        Case("a,b\n1,\"2\r3\"\n", .bareCarriageReturn, line: 2, column: 5, name: "b"),
        Case("a,b\n1,\"2\"\r3\n", .bareCarriageReturn, line: 2, column: 6, name: "b"),
        Case("a,b\n1,2\r", .bareCarriageReturn, line: 2, column: 4, name: "b"),
        Case("a,b\n1,x\0\n", .controlCharacter(0), line: 2, column: 4, name: "b"),
        Case("a,b\n1,\"\n\u{1B}[m\"\n", .controlCharacter(0x1B), line: 3, column: 1, name: "b"),
        Case("a,b\n1,\t2\n", .controlCharacter(0x09), line: 2, column: 3, name: "b"),
        Case("a,b\n1,泽\u{7F}\n", .controlCharacter(0x7F), line: 2, column: 4, name: "b"),
        Case("a,b\n1,é\u{9B}2\n", .controlCharacter(0x9B), line: 2, column: 4, name: "b"),
    ])
    func `a bad row names the rule and the location`(bad: Case) {
        #expect(throws: bad.error) { try table(bad.bytes) }
    }

    @Test(arguments: [
        Case([0xFF], .invalidUTF8, line: 2, column: 3, name: "b"),
        Case([0x78, 0xE6, 0xB3], .invalidUTF8, line: 2, column: 4, name: "b"),
        Case([0xE6, 0xB3, 0xBD, 0x80], .invalidUTF8, line: 2, column: 4, name: "b"),
        Case([0xC0, 0x80], .invalidUTF8, line: 2, column: 3, name: "b"),
        Case([0xED, 0xA0, 0x80], .invalidUTF8, line: 2, column: 3, name: "b"),
        Case([0xF4, 0x90, 0x80, 0x80], .invalidUTF8, line: 2, column: 3, name: "b"),
        Case([0x22, 0x22, 0x22, 0xFF, 0x22], .invalidUTF8, line: 2, column: 6, name: "b"),
        Case([0x22, 0x0A, 0x78, 0xFF, 0x22], .invalidUTF8, line: 3, column: 2, name: "b"),
    ])
    func `bytes that are not UTF-8 are refused where they stand`(bad: Case) {
        #expect(throws: bad.error) { try table(Array("a,b\n1,".utf8) + bad.bytes + [0x0A]) }
    }

    @Test func `every limit is kept, and its error names it`() throws {
        let limits = CSVLimits(fileBytesMax: 20, fieldBytesMax: 4, columnsMax: 2)
        #expect(try table("a,b\n泽1,\"2345\"\n".utf8, limits: limits).count == 2)
        #expect(throws: Case("", .fileTooLong(bytesMax: 20), line: 1, column: 1).error) {
            try table("a,b\n1,2\n3,4\n5,6\n7,8\n9".utf8, limits: limits)
        }
        #expect(throws: Case("", .tooManyColumns(max: 2), line: 1, column: 5).error) {
            try table("a,b,c,d\n".utf8, limits: limits)
        }
        let location = CSVLocation(line: 2, column: 3, columnName: "b")
        #expect(throws: CSVError(.fieldTooLong(bytesMax: 4), at: location)) {
            try table("a,b\n1,泽泽\n".utf8, limits: limits)
        }
    }

    @Test func `a rule is told in words`() {
        #expect("\(CSVError.Rule.controlCharacter(7))".hasSuffix("U+0007"))
        #expect(
            "\(CSVError.Rule.wrongFieldCount(expected: 2, found: 3))"
                == "the row must have 2 fields as the header has, not 3"
        )
    }
}
