import FilingModel
import Testing

@Suite struct `Types of events` {
    @Test func `their names are those of the log`() {
        #expect(
            EventType.allCases.map(\.rawValue) == [
                "ledger-opened", "company-listed", "result-filed", "figures-restated",
                "mark-assigned", "mark-removed", "tier-changed", "company-renamed",
                "sector-changed", "company-delisted", "milestone-announced",
                "aggregate-reported", "metric-defined", "event-corrected", "event-retracted",
            ]
        )
    }

    @Test func `amendments and metric definitions are bookkeeping`() {
        let bookkeeping = EventType.allCases.filter(\.isBookkeeping)
        #expect(bookkeeping == [.metricDefined, .eventCorrected, .eventRetracted])
        #expect(EventType.allCases.filter(\.isAmendment) == [.eventCorrected, .eventRetracted])
    }

    @Test func `listings, changes, filings and milestones are about one company`() {
        #expect(EventType.filings == [.resultFiled, .figuresRestated])
        #expect(
            EventType.companyState == [
                .companyListed, .markAssigned, .markRemoved, .tierChanged, .companyRenamed,
                .sectorChanged, .companyDelisted,
            ]
        )
        #expect(Set(EventType.onListing) == Set(EventType.companyState + EventType.filings))
        #expect(Set(EventType.aboutCompany) == Set(EventType.onListing + [.milestoneAnnounced]))
        let others = Set(EventType.allCases).subtracting(EventType.aboutCompany)
        #expect(
            others == [
                .ledgerOpened, .aggregateReported, .metricDefined, .eventCorrected,
                .eventRetracted,
            ]
        )
        let withFigures: Set<EventType> = [.resultFiled, .figuresRestated, .aggregateReported]
        #expect(Set(EventType.allCases.filter(\.hasFigures)) == withFigures)
    }

    @Test func `a fact knows its type and the day it took effect`() throws {
        let date = try EffectiveDate("2025-02-05/2025-05-09")
        let facts: [(FilingEvent, EventType)] = [
            (.markAssigned(MarkAssigned(mark: .unprofitable, effectiveOn: date)), .markAssigned),
            (
                .markRemoved(MarkRemoved(mark: .unprofitable, effectiveOn: date, reason: "profit")),
                .markRemoved
            ),
            (.tierChanged(TierChanged(tier: nil, effectiveOn: date, reason: "left")), .tierChanged),
            (.sectorChanged(SectorChanged(effectiveOn: date, sector: .other)), .sectorChanged),
            (.companyDelisted(CompanyDelisted(effectiveOn: date, reason: "a")), .companyDelisted),
            (
                .companyRenamed(CompanyRenamed(effectiveOn: date, name: nil, shortName: nil)),
                .companyRenamed
            ),
        ]
        for (fact, type) in facts {
            #expect(fact.type == type)
            #expect(fact.effectiveOn == date)
            #expect(fact.companyChange?.effectiveOn == date)
            #expect(Payload(fact).annotations == Annotations())
        }
    }

    @Test func `an amendment takes no effect of its own`() throws {
        let target = try EventID("sl-1")
        let retraction = FilingEvent.eventRetracted(EventRetracted(target: target, reason: "twice"))
        #expect(retraction.effectiveOn == nil)
        #expect(retraction.type == .eventRetracted)
        let correction = EventCorrected(
            target: target,
            reason: "typo",
            replacement: Payload(retraction)
        )
        #expect(FilingEvent.eventCorrected(correction).effectiveOn == nil)
        #expect(correction.time == nil && correction.newSource == nil)
    }
}

@Suite struct `Words of the log` {
    @Test func `stages rise to interim and annual, which are equal`() {
        #expect(Stage.allCases.map(\.rawValue) == ["forecast", "preliminary", "interim", "annual"])
        #expect(Stage.allCases.map(\.rank) == [0, 1, 2, 2])
        #expect(Stage.finalRank == Stage.annual.rank)
    }

    @Test func `reporters, reasons and milestones have the log's names`() {
        #expect(Reporter.allCases.map(\.rawValue) == ["issuer", "press"])
        #expect(
            RestatementReason.allCases.map(\.rawValue) == [
                "accounting-error", "policy-change", "business-combination", "reclassification",
                "other",
            ]
        )
        #expect(
            MilestoneKind.allCases.map(\.rawValue) == [
                "product-launch", "licence-deal", "approval", "policy", "other",
            ]
        )
        #expect(
            MetricDefinition.Kind.allCases.map(\.rawValue) == ["flow", "stock", "count", "ratio"]
        )
        #expect(PublicTime.Precision(rawValue: "no-later-than") == .noLaterThan)
        #expect(PublicTime.Precision(rawValue: "day") == .day)
    }

    @Test func `claims know their kind and their metrics`() throws {
        let year = try FiscalPeriod("FY2023")
        let rows: [(Claim.Content, String, [Metric])] = [
            (.growth(.revenue, base: year), "growth", [.revenue]),
            (.cagr(.revenue, base: year), "cagr", [.revenue]),
            (.ratio(.rdExpense, of: .revenue), "ratio", [.rdExpense, .revenue]),
            (.count(.shedMarks, period: nil), "count", []),
            (.share(.shedMarks), "share", []),
        ]
        for (content, kind, metrics) in rows {
            let claim = Claim(
                content,
                value: try Amount("0.24"),
                precision: try Precision(decimals: 2)
            )
            #expect(claim.kindName == kind)
            #expect(claim.metrics == metrics)
        }
        #expect(Claim.Series.allCases.map(\.rawValue) == ["listings", "shed-marks", "companies"])
    }
}
