import EventLog
import FilingModel
import Testing

@Suite struct `Member path` {
    private func value(_ text: String) throws -> JSONValue {
        try JSONParser.value(of: Array(text.utf8))
    }

    @Test(arguments: ["", ".", "name.", ".name", "name..en"])
    func `a name must not be empty`(spelling: String) {
        #expect(throws: SpellingError.self) { try MemberPath(spelling) }
    }

    @Test func `it is read and written with dots`() throws {
        let path = try MemberPath("figures.net-profit.value")
        #expect(path.names == ["figures", "net-profit", "value"])
        #expect(path.description == "figures.net-profit.value")
    }

    @Test(arguments: [("name", "name"), ("name", "name.en"), ("documents.0", "documents.0.title")])
    func `a member holds what is inside it`(outer: String, inner: String) throws {
        #expect(try MemberPath(outer).holds(MemberPath(inner)))
    }

    @Test(arguments: [("name.en", "name"), ("name", "names"), ("documents.0", "documents.1")])
    func `a member holds nothing else`(outer: String, inner: String) throws {
        #expect(try !MemberPath(outer).holds(MemberPath(inner)))
    }

    @Test(arguments: [
        (#"{}"#, "a", #"{"a":1}"#),
        (#"{"a":0}"#, "a", #"{"a":1}"#),
        (#"{"b":0}"#, "a.c", #"{"a":{"c":1},"b":0}"#),
        (#"{"a":{"b":0}}"#, "a.c", #"{"a":{"b":0,"c":1}}"#),
        (#"{"a":[0,2]}"#, "a.0", #"{"a":[1,2]}"#),
        (#"{"a":[0,2]}"#, "a.2", #"{"a":[0,2,1]}"#),
        (#"{}"#, "a.0.b", #"{"a":[{"b":1}]}"#),
        (#"{"a":[{"b":0}]}"#, "a.1.b", #"{"a":[{"b":0},{"b":1}]}"#),
    ])
    func `what is set stands at its place, and all else stays`(
        before: String,
        path: String,
        after: String
    ) throws {
        let path = try MemberPath(path)
        let set = try value(before).setting(path, to: 1)
        #expect(set.sorted == (try value(after)))
        #expect(set[path] == 1)
    }

    @Test(arguments: [
        (#"{"a":"text"}"#, "a.b", "a"), (#"{"a":{"b":1}}"#, "a.b.c", "a.b"),
        (#"{"a":[0]}"#, "a.2", "a"), (#"{"a":[0]}"#, "a.-1", "a"), (#"{"a":[0]}"#, "a.x", "a"),
    ])
    func `a path that leads nowhere is a fault, and names where it ends`(
        before: String,
        path: String,
        end: String
    ) throws {
        let (value, path) = (try value(before), try MemberPath(path))
        let fault = try #require(throws: LineError.self) { try value.setting(path, to: 1) }
        #expect(fault.path == end)
        #expect(value[path] == nil)
        #expect(value.removing(path) == value)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2}"#, "a", #"{"b":2}"#), (#"{"a":{"b":1,"c":2}}"#, "a.b", #"{"a":{"c":2}}"#),
        (#"{"a":[1,2,3]}"#, "a.1", #"{"a":[1,3]}"#),
        (#"{"a":[{"b":1}]}"#, "a.0.b", #"{"a":[{}]}"#),
    ])
    func `what is removed is gone, and all else stays`(
        before: String,
        path: String,
        after: String
    ) throws {
        #expect(try value(before).removing(MemberPath(path)) == (try value(after)))
    }
}
