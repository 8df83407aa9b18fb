package import FilingModel

/// A ledger written out by hand, in few words.
package struct LedgerScript: Sendable {
    /// The log so far.
    package private(set) var events: [RecordedEvent] = []

    /// Opens a ledger in CNY.
    package init() {
        let origin = sure { try Origin("synthetic.example/script") }
        add(
            Subject(origin).text,
            "2019-01-01",
            .ledgerOpened(
                LedgerOpened(
                    origin: origin,
                    title: "A synthetic ledger",
                    currency: sure { try Currency("CNY") },
                    timezone: "+08:00"
                )
            )
        )
    }

    /// The clocks of a valid date with all events; a known time, if one is given.
    package func clock(
        _ valid: String = "2030-01-01",
        known: String? = nil,
        size: Int? = nil
    ) -> Clock {
        Clock(
            valid: ValidDate(sure { try CalendarDate(valid) }),
            known: known.map { text in sure { try KnownTime(text) } },
            recorded: LogSize(size ?? events.count)
        )
    }

    /// The view of the reference at such clocks.
    package func view(
        _ valid: String = "2030-01-01",
        known: String? = nil,
        size: Int? = nil
    ) -> NaiveView {
        NaiveReference(events).at(clock(valid, known: known, size: size))
    }

    /// Records a fact that became public on a day, or at a time; returns its sequence.
    @discardableResult
    package mutating func add(_ subject: String, _ time: String, _ fact: FilingEvent) -> Int {
        let sequence = events.count
        events.append(
            RecordedEvent(
                sequence: sequence,
                id: sure { try EventID("e\(sequence)") },
                source: sure { try Source("https://synthetic.example/\(sequence)") },
                subject: sure { try Subject(subject) },
                time: Self.publicTime(time),
                recordedAt: RecordedTime(milliseconds: 1_900_000_000_000 + Int64(sequence)),
                recordedBy: "desk",
                payload: Payload(fact)
            )
        )
        return sequence
    }

    /// A day in the ledger's zone, or a time.
    package static func publicTime(_ text: String) -> PublicTime {
        text.utf8.count == 10
            ? PublicTime(sure { try ZonedTime("\(text)T00:00:00+08:00") }, precision: .day)
            : PublicTime(sure { try ZonedTime(text) })
    }

    /// Lists a company that is not profitable and carries a U, unless it says otherwise.
    @discardableResult
    package mutating func list(
        _ code: String,
        on day: String,
        isProfitable: Bool = false,
        marks: String = "U",
        sector: Sector = .other,
        board: String = "MAIN",
        city: String? = nil
    ) -> Int {
        add(
            code,
            "2019-01-02",
            .companyListed(
                CompanyListed(
                    name: Self.text(code),
                    shortName: Self.text("\(code) Synth"),
                    exchange: .shanghai,
                    board: Board(unchecked: board),
                    listedOn: sure { try EffectiveDate(day) },
                    isProfitable: isProfitable,
                    marks: marks.map { letter in sure { try Mark(String(letter)) } },
                    sector: sector,
                    city: city
                )
            )
        )
    }

    /// Files a result: `metric=amount` pairs with blanks between them.
    @discardableResult
    package mutating func file(
        _ code: String,
        _ stage: Stage,
        _ period: String,
        _ figures: String,
        on time: String,
        by reporter: Reporter = .issuer,
        in currency: String = "CNY"
    ) -> Int {
        add(code, time, Self.result(stage, period, figures, by: reporter, in: currency))
    }

    /// The fact that a result was filed, its figures as in `file`.
    package static func result(
        _ stage: Stage,
        _ period: String,
        _ figures: String,
        by reporter: Reporter = .issuer,
        in currency: String = "CNY"
    ) -> FilingEvent {
        .resultFiled(
            ResultFiled(
                period: sure { try FiscalPeriod(period) },
                stage: stage,
                currency: sure { try Currency(currency) },
                figures: Self.figures(figures),
                reportedBy: reporter
            )
        )
    }

    /// Restates figures.
    @discardableResult
    package mutating func restate(
        _ code: String,
        _ period: String,
        _ figures: String,
        on time: String
    )
        -> Int
    {
        let restatement = FiguresRestated(
            period: sure { try FiscalPeriod(period) },
            currency: sure { try Currency("CNY") },
            figures: Self.figures(figures),
            reason: .other
        )
        return add(code, time, .figuresRestated(restatement))
    }

    /// Removes a mark.
    @discardableResult
    package mutating func remove(
        _ mark: String,
        from code: String,
        effective day: String,
        for period: String? = nil,
        announced time: String = "2019-01-03"
    ) -> Int {
        add(code, time, Self.removal(of: mark, effective: day, for: period))
    }

    /// The fact that a mark was removed.
    package static func removal(of mark: String, effective day: String, for period: String?)
        -> FilingEvent
    {
        .markRemoved(
            MarkRemoved(
                mark: sure { try Mark(mark) },
                effectiveOn: sure { try EffectiveDate(day) },
                reason: "a profit",
                period: period.map { text in sure { try FiscalPeriod(text) } }
            )
        )
    }

    /// Assigns a mark.
    @discardableResult
    package mutating func assign(
        _ mark: String,
        to code: String,
        effective day: String,
        announced time: String = "2019-01-03"
    ) -> Int {
        let assignment = MarkAssigned(
            mark: sure { try Mark(mark) },
            effectiveOn: sure { try EffectiveDate(day) }
        )
        return add(code, time, .markAssigned(assignment))
    }

    /// Reports figures and claims of a cohort.
    @discardableResult
    package mutating func report(
        _ period: String,
        _ figures: String = "",
        claims: [Claim] = [],
        companies: Int? = nil,
        cohort: String = "unprofitable-at-listing",
        on time: String
    ) -> Int {
        let report = AggregateReported(
            cohort: sure { try Subject(cohort) },
            period: sure { try FiscalPeriod(period) },
            figures: Self.figures(figures),
            claims: claims,
            companies: companies
        )
        return add(cohort, time, .aggregateReported(report))
    }

    /// Defines a metric.
    package mutating func define(_ metric: String, unit: String, _ kind: MetricDefinition.Kind) {
        let definition = MetricDefinition(
            metric: sure { try Metric(metric) },
            name: Self.text(metric),
            unit: sure { try Unit(unit) },
            kind: kind
        )
        add("synthetic.example/script", "2019-01-04", .metricDefined(definition))
    }

    /// Corrects an event; its time too, if one is given.
    package mutating func correct(_ sequence: Int, _ fact: FilingEvent? = nil, time: String? = nil)
    {
        let correction = EventCorrected(
            target: events[sequence].id,
            reason: "misread",
            replacement: fact.map { Payload($0) } ?? events[sequence].payload,
            time: time.map(Self.publicTime)
        )
        add(events[sequence].subject.text, "2029-01-01", .eventCorrected(correction))
    }

    /// Retracts an event.
    package mutating func retract(_ sequence: Int) {
        let retraction = EventRetracted(target: events[sequence].id, reason: "in error")
        add(events[sequence].subject.text, "2029-01-01", .eventRetracted(retraction))
    }

    /// An English text.
    package static func text(_ english: String) -> LocalizedText {
        sure { try LocalizedText(english: english, chinese: nil) }
    }

    /// Figures written `metric=amount`, with `@unit` after it where it is not the usual one.
    private static func figures(_ text: String) -> [ReportedFigure] {
        text.split(separator: " ").map { word in
            let parts = word.split(separator: "=")
            let amount = parts[1].split(separator: "@")
            let unit = amount.count == 2 ? sure { try Unit(amount[1]) } : nil
            return ReportedFigure(
                metric: sure { try Metric(parts[0]) },
                quantity: sure { try AmountSpelling.quantity(amount[0], unit: unit) }
            )
        }
    }
}

extension NaiveView {
    /// The version of a figure that counts, by spellings.
    package func figure(_ code: String, _ metric: Metric, _ period: String) -> NaiveVersion? {
        figure(sure { try SecurityCode(code) }, metric, sure { try FiscalPeriod(period) })
    }

    /// The state of a company, by the spelling of its code.
    package func company(_ code: String) -> NaiveCompany? {
        company(sure { try SecurityCode(code) })
    }
}

/// A period, by its spelling.
package func period(_ spelling: String) -> FiscalPeriod { sure { try FiscalPeriod(spelling) } }

/// A claim, by the spelling of its value; a place it was rounded to, if it was.
package func claim(_ content: Claim.Content, _ value: String, _ decimals: Int? = nil) -> Claim {
    Claim(
        content,
        value: sure { try Amount(value) },
        precision: decimals.map { places in sure { try Precision(decimals: places) } }
    )
}
