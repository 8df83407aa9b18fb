import FilingModel
import Interchange
import Testing

@Suite struct `Import kind` {
    @Test func `the kind of a file follows from its header, not from its name`() throws {
        let imported = try drafts([
            "figures.csv": Table.milestone.text([:]),
            "milestones.csv": Table.figure.text([:]),
        ])
        #expect(imported.map(\.file) == ["figures.csv", "milestones.csv"])
        #expect(
            imported.map(\.draft.payload.event.type) == [.milestoneAnnounced, .resultFiled]
        )
    }

    @Test func `columns can stand in any order`() throws {
        let text = """
            source,title_zh,kind,subject,public_on
            https://example.com/news,科创板八条,policy,STAR,2024-06-19

            """
        #expect(try draft(text).subject.text == "STAR")
    }

    @Test(arguments: ImportKind.allCases)
    func `a header with all columns of a kind is of that kind`(kind: ImportKind) throws {
        let header = kind.columns.map(\.name.rawValue)
        #expect(try problems(["x": csv([header])]).isEmpty)
        #expect(Set(header).count == header.count)
        #expect(kind.columns.allSatisfy { !$0.meaning.isEmpty })
        #expect(!kind.meaning.isEmpty)
    }

    @Test(arguments: ImportKind.allCases)
    func `a header with only the columns that must be there is of that kind`(
        kind: ImportKind
    ) throws {
        let header = kind.columns.filter { $0.presence != .optional }.map(\.name.rawValue)
        #expect(try problems(["x": csv([header])]).isEmpty)
    }

    @Test(arguments: ImportKind.allCases)
    func `every column that is missing is named, with the kind`(kind: ImportKind) throws {
        let all = kind.columns.map(\.name)
        for missing in kind.columns where missing.presence != .optional {
            let header = all.filter { $0 != missing.name }.map(\.rawValue)
            #expect(
                try problems(["x": csv([header])]) == [
                    "x:1:1: \(missing.name.rawValue): a file of \(kind.rawValue) "
                        + "must have this column"
                ]
            )
        }
    }

    @Test func `a column that is not known is named with its place`() throws {
        #expect(
            try problems(["x": "subject,kind,title_en,publicOn,source,public_on\n"])
                == ["x:1:23: publicOn: a file of milestones has no such column"]
        )
        #expect(
            try problems(["x": "Subject,kind,title_en,source,public_on\n"]) == [
                "x:1:1: Subject: a file of milestones has no such column",
                "x:1:1: subject: a file of milestones must have this column",
            ]
        )
    }

    @Test(arguments: ["a,b,c\n", "subject\n", "period,value\n", "a,b,subject,c,d\n1\n"])
    func `a header that is like none is refused`(text: String) throws {
        let expected = "x:1:1: these are not the columns of any kind of file that can be imported"
        #expect(try problems(["x": text]) == [expected])
    }

    @Test func `a file without rows says nothing, and no files are no events`() throws {
        #expect(try drafts(["x": Table.figure.text()]).isEmpty)
        #expect(try drafts([:]).isEmpty)
    }
}
