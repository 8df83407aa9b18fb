import Foundation
import LogSupport
import Testing

/// Somebody else has prepared the ledger: whatever a link in it leads to, no command writes there.
@Suite struct `Links in a ledger of somebody else` {
    /// The names that a ledger may have.
    private static let names = [
        "Events/.lock", "Events/0000000000.jsonl", "Events/0000000002.jsonl", "Events/checkpoint",
        "Events/keys", "Events/torn-0000000002-1.bak", "Snapshots/read-model.sqlite",
        "Snapshots/read-model.sqlite-lock", "Snapshots/read-model.sqlite-new",
        "Snapshots/read-model.sqlite-wal", "Snapshots/read-model.sqlite-shm",
        "Snapshots/read-model.sqlite-journal", "Snapshots/2022-12-31.json", ".gitattributes",
        ".gitignore",
    ]

    private static let commands: [[String]] = [
        ["companies"], ["status"], ["verify"], ["recover"], ["rebuild"], ["rebuild", "--discard"],
        ["snapshot", "take", "--at", "2022-12-31", "--force"], ["snapshot", "list"],
        ["snapshot", "verify"], ["checkpoint"], ["prove", "1"],
        ["sql", "SELECT count(*) FROM events"],
        [
            "append", "milestone", "688999", "--kind", "other", "--title-en", "Synthetic",
            "--announced", "2022-01-04", "--source", "https://example.test/canary",
        ],
        ["retract", "1", "--reason", "synthetic"],
    ]

    /// What a link may lead to.
    private static let canaries: [String?] = ["precious, without a line feed", "line\n", "", nil]

    @Test(arguments: names)
    func `nothing behind one is changed, whatever is asked`(name: String) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let outside = try ScratchDirectory()
        let link = ledger.path + "/" + name
        let place = try #require(Self.names.firstIndex(of: name))
        for (number, command) in Self.commands.enumerated() {
            // Every kind in turn: another one for each pair of a name and a command.
            let canary = Self.canaries[(place + number) % Self.canaries.count]
            let target = outside.path + "/canary-\(number)"
            if let canary { try outside.write(canary, to: "canary-\(number)") }
            try FileManager.default.createDirectory(
                atPath: ledger.path + "/Snapshots",
                withIntermediateDirectories: true
            )
            let aside = ledger.path + "/aside"
            try? FileManager.default.moveItem(atPath: link, toPath: aside)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            let run = try await ledger.run(command)
            #expect(
                [0, 1, 64, 65, 66, 73, 74, 75].contains(run.status),
                "\(command): \(run.errors)"
            )
            let found = try? String(contentsOfFile: target, encoding: .utf8)
            #expect(found == canary, "\(command), \(run.errors)")
            try? FileManager.default.removeItem(atPath: link)
            try? FileManager.default.moveItem(atPath: aside, toPath: link)
        }
        #expect(try await ledger.run(["companies"]).output.contains("688999"))
    }

    @Test(.enabled(if: getuid() == 0, "only root gives files away"), arguments: ["", "/Events"])
    func `a ledger of another user is used only when it is named`(place: String) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        try #require(unsafe chown(ledger.path + place, 65_534, 65_534) == 0)
        let found = try await ledger.run(["companies"])
        #expect(found.status == 66)
        #expect(found.errors.contains("belongs to another user"), "\(found.errors)")
        #expect(found.errors.contains("--ledger \(ledger.path)"), "\(found.errors)")
        #expect(try await ledger.run(["companies", "--ledger", "."]).status == 0)
    }

    @Test func `a log whose files are of the year 2300 is read, appended to and verified`()
        async throws
    {
        let ledger = try await ScratchLedger.withOneCompany()
        let paths = [ledger.segment, ledger.readModel(), ledger.readModel("-lock")]
        for command in [["companies"], Self.commands[12], ["verify"], ["companies"]] {
            for path in paths where FileManager.default.fileExists(atPath: path) {
                var times = [timespec](
                    repeating: timespec(tv_sec: 10_413_792_000, tv_nsec: 0),
                    count: 2
                )
                try #require(unsafe utimensat(AT_FDCWD, path, &times, 0) == 0)
            }
            let run = try await ledger.run(command)
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
    }
}

/// Files that people ask for are written only where no ledger and no key lies.
@Suite struct `Files that are nobody's to write over` {
    @Test func `no chart takes the place of a file of a ledger`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        _ = try await ledger.run(["companies"])
        _ = unsafe symlink(ledger.path + "/Events", ledger.path + "/link")
        _ = unsafe symlink(ledger.segment, ledger.path + "/chart.svg")
        let before = try ledger.bytes()
        for place in [
            "Events/0000000000.jsonl", "Events/new.svg", "Events/keys", "Snapshots/x.svg",
            "Snapshots/read-model.sqlite", "link/new.svg", "chart.svg", "./Events/../Events/a.svg",
            "my.key", "my.key.head",
        ] {
            for command in [
                ["series", "listings", "--svg", place], ["prove", "1", "--out", place],
            ] {
                let run = try await ledger.run(command)
                #expect(run.status != 0, "\(command)")
                if command[0] == "series" { #expect(run.status == 73, "\(place): \(run.errors)") }
            }
        }
        #expect(try ledger.bytes() == before)
        #expect(try ledger.files() == ["0000000000.jsonl"])
        #expect(try await ledger.run(["series", "listings", "--svg", "fine.svg"]).status == 0)
    }

    @Test func `a private key never comes to lie in a ledger, however it is named`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        _ = unsafe symlink(ledger.path + "/Events", ledger.path + "/link")
        for (arguments, environment) in [
            (["--out", "link/x.key"], [:]), (["--out", "x.key"], [:]),
            (["--out", "Events/x.key"], [:]), ([], ["XDG_CONFIG_HOME": "conf", "HOME": ""]),
            ([], ["XDG_CONFIG_HOME": "", "HOME": "relative"]),
            ([], ["XDG_CONFIG_HOME": ledger.path + "/conf"]),
        ] as [([String], [String: String])] {
            let run = try await CommandRun.of(
                ["key", "generate"] + arguments,
                in: ledger.path,
                environment: environment
            )
            #expect([64, 73].contains(run.status), "\(arguments), \(environment): \(run.errors)")
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: ledger.path)
        #expect(names.filter { $0.hasSuffix(".key") || $0.hasSuffix(".head") } == [])
    }

    @Test(arguments: [
        (0o644, 0o700, false), (0o660, 0o700, false), (0o600, 0o777, false),
        (0o600, 0o755, true), (0o400, 0o700, true), (0o600, 0o1777, true),
    ])
    func `a key that others can read or replace signs nothing`(
        file: Int,
        directory: Int,
        isSafe: Bool
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let home = try ScratchDirectory()
        let key = home.path + "/my.key"
        let made = try await ledger.run(["key", "generate", "--out", key])
        try #require(made.status == 0, "\(made.errors)")
        for (path, mode) in [(key, file), (home.path, directory)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        let run = try await ledger.run(["checkpoint", "--sign", key])
        #expect(run.status == (isSafe ? 0 : 65), "\(run.errors)")
        if !isSafe { #expect(run.errors.contains("chmod"), "\(run.errors)") }
        #expect(try ledger.files().contains("checkpoint") == isSafe)
    }
}
