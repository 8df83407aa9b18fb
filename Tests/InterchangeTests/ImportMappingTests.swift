import FilingModel
import Interchange
import Testing

@Suite struct `Import of single rows` {
    @Test func `a listing has all its members`() throws {
        let text = Table.listing.text([
            "name_en": "Suzhou Zelgen", "short_name_en": "Zelgen", "marks": "W  U",
            "city": "Suzhou",
            "province": "Jiangsu", "standard": "5", "quote": "688266.SH", "note": "seen",
            "document_title": "A list",
        ])
        let imported = try draft(text)
        let source = try Source("https://example.com/list")
        let document = try Document(
            title: "A list",
            url: source,
            quote: "688266.SH",
            retrievedOn: CalendarDate("2026-11-22")
        )
        let listing = CompanyListed(
            name: try LocalizedText(english: "Suzhou Zelgen", chinese: "泽璟制药"),
            shortName: try LocalizedText(english: "Zelgen", chinese: "泽璟制药-U"),
            exchange: try Exchange("XSHG"),
            board: .star,
            listedOn: try EffectiveDate("2020-01-23"),
            isProfitable: false,
            marks: [.unprofitable, try Mark("W")],
            sector: .biomedicine,
            city: "Suzhou",
            province: "Jiangsu",
            standard: 5
        )
        let expected = EventDraft(
            source: source,
            subject: try Subject("688266"),
            time: PublicTime(
                try ZonedTime("2020-01-23T00:00:00+08:00"),
                precision: .noLaterThan
            ),
            payload: Payload(
                .companyListed(listing),
                annotations: Annotations(note: "seen", documents: [document])
            )
        )
        #expect(imported == expected)
    }

    @Test func `what a listing leaves out is not there`() throws {
        let imported = try draft(Table.listing.text(["marks": "", "profitable": "true"]))
        guard case .companyListed(let listing) = imported.payload.event else {
            return #expect(Bool(false), "not a listing")
        }
        #expect(listing.marks.isEmpty && listing.isProfitable)
        #expect(listing.city == nil && listing.province == nil && listing.standard == nil)
        #expect(listing.name.english == nil && listing.shortName.english == nil)
        #expect(imported.payload.annotations == Annotations())
    }

    @Test func `a mark that was removed has its period, one that was assigned has none`() throws {
        let removed = try draft(Table.markChange.text(["effective_on": "../2021-04-02"]))
        #expect(
            removed.payload.event
                == .markRemoved(
                    MarkRemoved(
                        mark: .unprofitable,
                        effectiveOn: try EffectiveDate("../2021-04-02"),
                        reason: "first profitable year",
                        period: FiscalPeriod(year: 2020)
                    )
                )
        )
        let assigned = try draft(
            Table.markChange.text(["change": "assigned", "period": "", "reason": ""])
        )
        #expect(
            assigned.payload.event
                == .markAssigned(
                    MarkAssigned(mark: .unprofitable, effectiveOn: try EffectiveDate("2021-04-02"))
                )
        )
    }

    @Test(arguments: [("growth", Tier.growth), ("", nil)] as [(String, Tier?)])
    func `an empty tier is none`(text: String, tier: Tier?) throws {
        #expect(
            try draft(Table.tierChange.text(["tier": text])).payload.event
                == .tierChanged(
                    TierChanged(
                        tier: tier,
                        effectiveOn: try EffectiveDate("2025-07-13"),
                        reason: "unprofitable at listing"
                    )
                )
        )
    }

    @Test func `a milestone has a subject, a kind and a title`() throws {
        let imported = try draft(Table.milestone.text([:]))
        #expect(imported.subject == (try Subject("STAR")))
        #expect(
            imported.payload.event
                == .milestoneAnnounced(
                    MilestoneAnnounced(
                        kind: .policy,
                        title: try LocalizedText(english: "Eight Measures", chinese: "科创板八条")
                    )
                )
        )
    }

    @Test(arguments: [("", "day"), ("day", "day"), ("no-later-than", "no-later-than")])
    func `the public day begins in the ledger's zone`(text: String, precision: String) throws {
        let table = Table.milestone.text(["public_precision": text])
        var options = try chineseOptions()
        options.offsetSeconds = { $0.year == 2024 ? -12_600 : 0 }
        let imported = try Importer.drafts(from: files(["x": table]), options: options)
        let time = try #require(imported.first?.draft.time)
        #expect(time.time.spelling == "2024-06-19T00:00:00-03:30")
        #expect(time.precision.rawValue == precision)
    }
}
