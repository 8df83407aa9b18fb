import Interchange
import Testing

@Suite struct `CSV reader` {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("a\n\n\n", [["a"], [""], [""]]),
        ("a", [["a"]]),
        ("\"a\",b\n\"1\",\"2\"", [["a", "b"], ["1", "2"]]),
        ("a,b\n\"1,5\",\"x \"\"y\"\"\"\n", [["a", "b"], ["1,5", "x \"y\""]]),
        ("a,b\n\"one\ntwo\",\"one\r\ntwo\"\n", [["a", "b"], ["one\ntwo", "one\r\ntwo"]]),
        ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
        ("a,b\n 1 , 2 \n", [["a", "b"], [" 1 ", " 2 "]]),
        ("\u{FEFF}a,b\n泽璟,é\n", [["a", "b"], ["泽璟", "é"]]),
        ("a,b\n\u{FEFF}1,2\n", [["a", "b"], ["\u{FEFF}1", "2"]]),
    ])
    func `what RFC 4180 describes is read`(text: String, rows: [[String]]) throws {
        #expect(try table(text.utf8) == rows)
    }

    @Test func `a row knows its line, however many lines the rows before it have`() throws {
        var reader = try CSVReader(Array("a,b\n\"1\n\n\",2\n3,4\n".utf8))
        #expect(try reader.next()?.line == 2)
        #expect(try reader.next()?.line == 5)
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test func `a field knows its place and its column`() throws {
        var reader = try CSVReader(Array("name,note\n泽璟制药,\"x\"\n".utf8))
        let fields = try #require(try reader.next()).fields
        #expect(fields[0].location == CSVLocation(line: 2, column: 1, columnName: "name"))
        #expect(fields[1].location == CSVLocation(line: 2, column: 7, columnName: "note"))
        #expect(fields.map(\.isQuoted) == [false, true])
    }

    @Test(arguments: [(0, 2, 4), (1, 2, 5), (2, 2, 7), (3, 3, 1), (4, 3, 2), (7, 3, 3), (99, 3, 4)])
    func `a byte of a field has a place in the file`(offset: Int, line: Int, column: Int) throws {
        var reader = try CSVReader(Array("a,b\n1,\"x\"\"\n-泽y\"\n".utf8))
        let field = try #require(try reader.next()).fields[1]
        #expect(field.text == "x\"\n-泽y")
        let location = CSVLocation(line: line, column: column, columnName: "b")
        #expect(field.location(ofByte: offset) == location)
    }

    @Test func `reading goes on after a row with a wrong number of fields`() throws {
        var reader = try CSVReader(Array("a,b\n1\n3,4\n".utf8))
        let location = CSVLocation(line: 2, column: 2, columnName: "b")
        #expect(throws: CSVError(.wrongFieldCount(expected: 2, found: 1), at: location)) {
            try reader.next()
        }
        #expect(try reader.next()?.fields.map(\.text) == ["3", "4"])
    }

    @Test func `nothing is read after any other error`() throws {
        var reader = try CSVReader(Array("a,b\n1,x\"\n3,4\n".utf8))
        #expect(throws: CSVError.self) { try reader.next() }
        #expect(try reader.next() == nil)
    }
}
