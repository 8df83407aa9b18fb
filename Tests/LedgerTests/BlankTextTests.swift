import EventLog
import FilingModel
import Ledger
import Testing

/// A name, a title, a reason or an identifier that nobody can see is recorded by nobody.
@Suite struct `Texts that cannot be seen` {
    private static let blanks = [" ", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\n", "\t"]

    /// An event with a text in one of its members.
    private static func inputs(_ text: String) -> [(member: String, input: JSONValue)] {
        let name = JSONValue.members(["zh": .string(text)])
        return [
            ("id", Input.result(id: text, from: "https://example.test/s")),
            ("data.reason", Input.retraction(nil, of: "list").settingReason(text)),
            (
                "data.name.zh",
                Input.event(
                    .companyRenamed,
                    nil,
                    "688001",
                    at: "2025-01-01",
                    .members(["effectiveOn": "2025-01-01", "name": name])
                )
            ),
            (
                "data.title.zh",
                Input.event(
                    .milestoneAnnounced,
                    nil,
                    "STAR",
                    at: "2025-01-01",
                    .members(["kind": "other", "title": name])
                )
            ),
        ]
    }

    private func fault(_ input: JSONValue, _ ledger: Ledger) throws -> String? {
        var ledger = ledger
        let stamp = try ScratchLedger.stamp()
        var options = AppendOptions()
        options.acceptWarnings = true
        do throws(LedgerError) {
            _ = try ledger.append([input], stamp: stamp, options: options)
            return nil
        } catch {
            guard case .unreadable(_, let fault) = error else { return "\(error)" }
            return fault.path
        }
    }

    @Test(arguments: blanks)
    func `are refused by their member, alone or at an end`(blank: String) throws {
        for text in [blank, blank + "甲公司", "甲公司" + blank] {
            for (member, input) in Self.inputs(text) {
                let scratch = ScratchLedger()
                let ledger = try scratch.create(with: [Input.listing()])
                let files = try scratch.files()
                let isControl = blank == "\n" || blank == "\t"
                let found = try fault(input, ledger)
                #expect(found == member || isControl && found != nil, "\(member)")
                #expect(try scratch.files() == files)
            }
        }
        for (_, input) in Self.inputs("甲 公司") {
            let scratch = ScratchLedger()
            let ledger = try scratch.create(with: [Input.listing()])
            #expect(try fault(input, ledger) == nil)
        }
    }

    @Test(arguments: ["CST", "IST", "BST", "EST", "CET", "JST"])
    func `an abbreviation is no time zone for a new ledger`(zone: String) throws {
        let scratch = ScratchLedger()
        let opening = LedgerOpened(
            origin: try Origin("example.test/log"),
            title: "Synthetic",
            currency: try Currency("CNY"),
            timezone: zone
        )
        #expect(throws: LedgerError.badTimeZone(zone)) {
            _ = try Ledger.create(at: scratch.directory, opening, recordedBy: "desk")
        }
    }
}

extension JSONValue {
    /// A retraction with another reason.
    fileprivate func settingReason(_ text: String) -> JSONValue {
        .object(
            members.map { member in
                guard member.name == "data" else { return member }
                let data = member.value.members.map { part in
                    part.name == "reason" ? JSONMember("reason", .string(text)) : part
                }
                return JSONMember("data", .object(data))
            }
        )
    }
}
