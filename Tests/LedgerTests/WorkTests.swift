import EventLog
import FilingModel
import Ledger
import Projections
import Testing

/// Growth that is not meant is found by counting calls and statements, never by a clock.
@Suite struct `The work of a ledger` {
    private static let few = 25
    private static let many = 8 * few

    /// The same deed on a ledger of few companies, and on one of eight times as many.
    private func both(
        holding held: Int = 0,
        _ deed: (CountedLedger) throws -> Work
    ) throws -> (few: Work, many: Work) {
        (
            try deed(try CountedLedger(companies: Self.few, holding: held)),
            try deed(try CountedLedger(companies: Self.many, holding: held))
        )
    }

    private func append(_ inputs: [JSONValue], to ledger: inout Ledger) throws {
        let stamp = try ScratchLedger.stamp("2031-01-15T08:00:00.000Z")
        let receipt = try ledger.append(inputs, stamp: stamp)
        #expect(receipt.appended.count == inputs.count)
    }

    private func clock(_ ledger: Ledger) throws -> Clock {
        let day = try CalendarDate("2030-01-01")
        return Clock(valid: ValidDate(day), known: .date(day), recorded: ledger.size)
    }

    /// Results of as many companies, which the ledger does not have yet.
    private func results(_ count: Int) -> [JSONValue] {
        (0..<count).map { Input.result(id: "new-\(100 + $0)", code: "A\($0)") }
    }

    @Test func `is the same for opening one, however long its log`() throws {
        let work = try both { try $0.workOfOpening() }
        #expect(work.few.callCount > 0)
        #expect(work.many.calls == work.few.calls)
        // The first line, which may be as long as any.
        #expect(work.many.bytesRead <= EventLimit.eventBytesMax + 1)
    }

    @Test func `is the same for one append`() throws {
        let work = try both { counted in
            try counted.work { try append(results(1), to: &$0) }
        }
        #expect(work.few.calls["fdatasync", default: 0] > 0)
        #expect(work.few.statementCount > 0)
        #expect(work.many.calls == work.few.calls)
        #expect(work.many.statements == work.few.statements)
        #expect(work.many.bytesWritten == work.few.bytesWritten)
    }

    @Test func `is the same for the append after that, to the last byte that is read`() throws {
        let work = try both { counted in
            try append(results(1), to: &counted.ledger)
            return try counted.work {
                try append([Input.result(id: "next", code: "A1")], to: &$0)
            }
        }
        #expect(work.many == work.few)
    }

    @Test func `is one write and one sync for the append after that; the read model is only asked`()
        throws
    {
        let counted = try CountedLedger(companies: Self.few)
        try append(results(1), to: &counted.ledger)
        let work = try counted.work {
            try append([Input.result(id: "next", code: "A1")], to: &$0)
        }
        let changes = work.calls.filter { !["open", "close", "fstat", "lstat"].contains($0.key) }
        #expect(changes == ["write": 1, "fdatasync": 1])
        #expect(work.statementCount > 0)
        for statement in work.statements.keys {
            #expect(["SELECT", "BEGIN ", "COMMIT"].contains(statement.prefix(6)))
        }
    }

    @Test func `is the same for a figure, and no file of the log is touched`() throws {
        let work = try both { counted in
            try counted.work { ledger in
                let key = FigureKey(
                    subject: try SecurityCode("A1"),
                    metric: .revenue,
                    period: FiscalPeriod(year: 2020)
                )
                let figure = try ledger.asOf(clock(ledger)) { try $0.figure(key) }
                #expect(figure?.quantity.value == Amount(1))
            }
        }
        #expect(work.few.statementCount > 0)
        #expect(work.few.callCount == 0)
        #expect(work.many == work.few)
    }

    @Test func `is the same for a company`() throws {
        let work = try both { counted in
            try counted.work { ledger in
                let code = try SecurityCode("A1")
                #expect(try ledger.asOf(clock(ledger)) { try $0.company(code) } != nil)
            }
        }
        #expect(work.few.statementCount > 0)
        #expect(work.many == work.few)
    }

    @Test func `is the same for an event that another program appended`() throws {
        let work = try both(holding: 1) { counted in
            try counted.writeTheRest()
            return try counted.work { try $0.refresh() }
        }
        #expect(work.few.statementCount > 0)
        #expect(work.many.calls == work.few.calls)
        #expect(work.many.statements == work.few.statements)
    }

    @Test func `is twice as much at most for twice as many events in one append`() throws {
        let works = try [30, 60].map { count in
            try CountedLedger(companies: 60).work { try append(results(count), to: &$0) }
        }
        expectAtMostDouble(works)
    }

    @Test func `is twice as much at most for twice as many events of another program`() throws {
        let works = try [60, 120].map { count in
            let counted = try CountedLedger(companies: 80, holding: count)
            try counted.writeTheRest()
            return try counted.work { try $0.refresh() }
        }
        expectAtMostDouble(works)
    }

    /// Work that does not depend on the number of events is in both, so twice is never reached.
    private func expectAtMostDouble(
        _ works: [Work],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let (one, two) = (works[0], works[1])
        #expect(one.statementCount > 0, sourceLocation: sourceLocation)
        #expect(two.statementCount <= 2 * one.statementCount, sourceLocation: sourceLocation)
        #expect(two.callCount <= 2 * one.callCount, sourceLocation: sourceLocation)
        #expect(two.bytesWritten <= 2 * one.bytesWritten, sourceLocation: sourceLocation)
    }
}
