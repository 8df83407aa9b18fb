import Foundation
import Synchronization
import Testing

/// The answers to processes that work at once, so far.
final class ConcurrencyTally: Sendable {
    /// An answer, and how many events the ledger had recorded for it.
    struct Answer: Hashable {
        let query: [String]
        let size: Int
        let output: String
    }

    /// An event as a receipt lists it.
    struct Entry {
        let sequence: Int
        let id: String

        init?(_ json: JSON) {
            guard let sequence = json["sequence"]?.number, let id = json["id"]?.text else {
                return nil
            }
            (self.sequence, self.id) = (sequence, id)
        }
    }

    /// A receipt.
    struct Receipt {
        let appended: [Entry]
        let existing: [Entry]
    }

    /// All of it.
    struct Counts: CustomStringConvertible {
        var receipts: [Receipt] = []
        var answers: Set<Answer> = []
        var asked = 0
        var damages = 0
        var rebuilds = 0

        var description: String {
            let known = receipts.reduce(0) { $0 + $1.existing.count }
            return "\(receipts.count) receipts, \(known) times an event that was known; "
                + "\(damages) damages, \(rebuilds) rebuilds told to readers; \(asked) answers, "
                + "\(answers.count) different"
        }
    }

    private let counts = Mutex(Counts())

    /// The answers so far.
    var all: Counts { counts.withLock { $0 } }

    /// Notes something.
    func note(_ change: @Sendable (inout Counts) -> Void) { counts.withLock { change(&$0) } }

    /// Notes the receipt of a command that was given so many events.
    func note(receiptOf run: CommandRun, count: Int) {
        check(run)
        let json = try? JSON(run.output)
        let entries = ["appended", "existing"].map { name in
            (json?[name]?.elements ?? []).compactMap(Entry.init)
        }
        #expect(entries[0].count + entries[1].count == count, "\(run.output)")
        note { $0.receipts.append(Receipt(appended: entries[0], existing: entries[1])) }
    }

    /// Notes an answer.
    func note(answerTo query: [String], _ run: CommandRun) throws {
        check(run)
        let size = try JSON(run.output)["clock", "recordedSize"]?.number ?? -1
        let isRebuilt = run.errors.contains("built anew")
        note { counts in
            counts.answers.insert(Answer(query: query, size: size, output: run.output))
            counts.asked += 1
            counts.rebuilds += isRebuilt ? 1 : 0
        }
    }

    /// What no user should ever read.
    private func check(_ run: CommandRun) {
        for word in ["SQLite", "database is locked", "disk I/O", "fault of"] {
            #expect(!run.errors.contains(word), "\(run.errors)")
        }
        #expect(run.status == 0, "\(run.status): \(run.errors)")
    }
}
