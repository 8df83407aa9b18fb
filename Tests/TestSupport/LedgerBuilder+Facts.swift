import FilingModel

extension LedgerBuilder {
    /// The codes of companies that are listed now.
    var listed: [SecurityCode] {
        current.filter { $0.type == .companyListed }.compactMap(\.subject.code)
    }

    /// The subjects that an event of a type may be about.
    mutating func subject(of type: EventType) -> Subject? {
        switch type {
        case .ledgerOpened, .metricDefined:
            return Subject(world.origin)
        case .companyListed:
            let free = world.codes.filter { !listed.contains($0) }
            return free.isEmpty ? nil : Subject(random.pick(free))
        case .milestoneAnnounced where random.chance(40):
            return sure { try Subject("STAR") }
        case .aggregateReported:
            return sure {
                try Subject(
                    random.pick([
                        "unprofitable-at-listing", "unprofitable-at-listing",
                        "unprofitable-at-listing", "unprofitable-at-listing", "carrying:U",
                        "carrying:U", "carrying:W", "carrying:U on 2023-06-30", "synthetic peers",
                    ])
                )
            }
        case .resultFiled where world.isDense && random.chance(50):
            let results = current.filter { $0.type == .resultFiled }
            return listed.map { Subject($0) }.min { one, other in
                results.filter { $0.subject == one }.count
                    < results.filter { $0.subject == other }.count
            }
        case .resultFiled, .figuresRestated, .markAssigned, .markRemoved, .tierChanged,
            .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
            .eventCorrected, .eventRetracted:
            return Subject(random.pick(listed))
        }
    }

    /// A fact of a type; nil where none comes to mind.
    mutating func fact(
        _ type: EventType,
        of subject: Subject,
        at time: PublicTime
    ) -> FilingEvent? {
        switch type {
        case .ledgerOpened: opening()
        case .companyListed: listing(of: subject, at: time)
        case .resultFiled: result(of: subject, at: time).map { .resultFiled($0) }
        case .figuresRestated: restatement(of: subject, at: time).map { .figuresRestated($0) }
        case .markAssigned, .markRemoved: markChange(type, at: time)
        case .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted:
            change(type, of: subject, at: time)
        case .milestoneAnnounced: milestone(of: subject)
        case .aggregateReported: report(on: subject, at: time).map { .aggregateReported($0) }
        case .metricDefined: definition().map { .metricDefined($0) }
        case .eventCorrected, .eventRetracted: nil
        }
    }

    private mutating func opening() -> FilingEvent {
        .ledgerOpened(
            LedgerOpened(
                origin: world.origin,
                title: "A synthetic ledger, number \(random.number(1...9))",
                currency: random.chance(80) ? RandomWorld.currencies.0 : RandomWorld.currencies.1,
                timezone: random.pick(["Asia/Shanghai", "+08:00"])
            )
        )
    }

    private mutating func listing(of subject: Subject, at time: PublicTime) -> FilingEvent {
        let isProfitable = random.chance(25)
        var marks: Set<Mark> = isProfitable || random.chance(10) ? [] : [.unprofitable]
        if random.chance(25) { marks.insert(random.pick(RandomWorld.marks)) }
        let isStar = subject.code?.isStarMarketCode ?? false
        let day = time.date.adding(days: random.pick([0, 0, 0, 1, 5, 30]))
        return .companyListed(
            CompanyListed(
                name: name("\(subject) Synthetic Ltd"),
                shortName: name("\(subject) Synth"),
                exchange: Exchange(unchecked: isStar ? "XSHG" : "XSHE"),
                board: isStar ? .star : Board(unchecked: random.pick(["MAIN", "GEM"])),
                listedOn: effectiveDate(day),
                isProfitable: isProfitable,
                marks: marks.sorted(),
                sector: random.pick(RandomWorld.sectors),
                city: random.pick(RandomWorld.cities),
                province: random.chance(50) ? "Synthetic Province" : nil,
                standard: random.chance(50) ? random.number(1...5) : nil
            )
        )
    }

    private mutating func markChange(_ type: EventType, at time: PublicTime) -> FilingEvent {
        let mark = random.pick(RandomWorld.marks)
        let effectiveOn = effectiveDate(effectiveDay(after: time.date, mayPrecede: false))
        guard type == .markRemoved else {
            return .markAssigned(MarkAssigned(mark: mark, effectiveOn: effectiveOn))
        }
        let year = effectiveOn.lastDay.year
        let period: FiscalPeriod? =
            switch random.number(0...9) {
            case 0...1: nil
            case 2: random.pick(world.periods)
            default: FiscalPeriod(year: year - random.pick([0, 1, 1, 1, 2]))
            }
        return .markRemoved(
            MarkRemoved(
                mark: mark,
                effectiveOn: effectiveOn,
                reason: "a synthetic profit",
                period: period
            )
        )
    }

    private mutating func change(
        _ type: EventType,
        of subject: Subject,
        at time: PublicTime
    ) -> FilingEvent? {
        let effectiveOn = effectiveDate(effectiveDay(after: time.date, mayPrecede: true))
        switch type {
        case .tierChanged:
            return .tierChanged(
                TierChanged(
                    tier: random.pick(RandomWorld.tiers),
                    effectiveOn: effectiveOn,
                    reason: "a synthetic rule"
                )
            )
        case .companyRenamed:
            let number = random.number(1...9)
            let hasName = random.chance(60)
            return .companyRenamed(
                CompanyRenamed(
                    effectiveOn: effectiveOn,
                    name: hasName ? name("Synthetic \(number) Ltd") : nil,
                    shortName: !hasName || random.chance(50) ? name("Synth \(number)") : nil
                )
            )
        case .sectorChanged:
            return .sectorChanged(
                SectorChanged(effectiveOn: effectiveOn, sector: random.pick(RandomWorld.sectors))
            )
        default:
            let isDelisted = current.contains { event in
                event.type == .companyDelisted && event.subject == subject
            }
            guard !isDelisted else { return nil }
            return .companyDelisted(
                CompanyDelisted(effectiveOn: effectiveOn, reason: "a synthetic merger")
            )
        }
    }

    private mutating func milestone(of subject: Subject) -> FilingEvent {
        let kinds = MilestoneKind.allCases.filter { $0 != .policy }
        return .milestoneAnnounced(
            MilestoneAnnounced(
                kind: subject.isMarket ? .policy : random.pick(kinds),
                title: name("A synthetic milestone")
            )
        )
    }

    private mutating func definition() -> MetricDefinition? {
        let known = current.compactMap { event -> Metric? in
            guard case .metricDefined(let definition) = event.payload.event else { return nil }
            return definition.metric
        }
        let free = world.definitions.filter { !known.contains($0.metric) }
        return free.isEmpty ? nil : random.pick(free)
    }

    /// A name in one language, or in both.
    private mutating func name(_ text: String) -> LocalizedText {
        let languages = random.number(0...3)
        return sure {
            try LocalizedText(
                english: languages == 0 ? nil : text,
                chinese: languages == 1 ? nil : "虚构 \(text)"
            )
        }
    }
}
