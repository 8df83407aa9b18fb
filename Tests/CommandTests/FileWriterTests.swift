import Foundation
import LogSupport
import Testing
import starledger

@Suite struct `Writing a file` {
    @Test func `what stood there is replaced whole, and nothing else is left`() throws {
        let directory = try ScratchDirectory()
        let path = try directory.write("old text that is longer", to: "chart.svg")
        try FileWriter.write("<svg/>\n", to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "<svg/>\n")
        try FileWriter.write("new", to: directory.path + "/other.svg")
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(names.sorted() == ["chart.svg", "other.svg"])
    }

    @Test func `a link is followed`() throws {
        let directory = try ScratchDirectory()
        let path = try directory.write("old", to: "chart.svg")
        let link = directory.path + "/link.svg"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try FileWriter.write("new", to: link)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    }

    @Test(arguments: [
        ("/no/such/folder/chart.svg", "No such file"), ("/tmp", "not a regular file"),
        ("/dev/null", "not a regular file"), ("/dev/null/chart.svg", "Not a directory"),
        ("", ""),
    ])
    func `a place that cannot be written is named`(path: String, reason: String) throws {
        let failure = #expect(throws: CommandError.self) { try FileWriter.write("x", to: path) }
        #expect(failure?.status == .cannotCreate)
        #expect(failure?.message.hasPrefix("cannot write \(path): \(reason)") == true)
    }
}
