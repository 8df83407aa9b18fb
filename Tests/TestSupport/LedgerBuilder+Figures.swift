import FilingModel

extension LedgerBuilder {
    /// A result, or nil where no period of this world had ended.
    mutating func result(of subject: Subject, at time: PublicTime) -> ResultFiled? {
        let ended = world.periods.filter { $0.lastDay < time.date }
        let isForecast = ended.isEmpty || random.chance(world.isDense ? 5 : 15)
        guard !isForecast || random.chance(40) else { return nil }
        let period = random.pick(isForecast ? world.periods : ended)
        let stage: Stage =
            isForecast
            ? .forecast
            : random.chance(30) ? .preliminary : period.isFiscalYear ? .annual : .interim
        let mayBeRange = stage == .forecast || stage == .preliminary && random.chance(50)
        return ResultFiled(
            period: period,
            stage: stage,
            currency: currency(),
            figures: figures(of: subject, period, mayBeRange: mayBeRange),
            claims: companyClaims(period),
            reportedBy: random.chance(25) ? .press : .issuer
        )
    }

    /// A restatement, or nil where no period of this world had ended.
    mutating func restatement(of subject: Subject, at time: PublicTime) -> FiguresRestated? {
        let ended = world.periods.filter { $0.lastDay < time.date }
        guard !ended.isEmpty else { return nil }
        let period = random.pick(ended)
        return FiguresRestated(
            period: period,
            currency: currency(),
            figures: figures(of: subject, period, mayBeRange: false),
            reason: random.pick(RestatementReason.allCases)
        )
    }

    /// The definitions that results may use now, revenue more often than the others.
    func definitions() -> [MetricDefinition] {
        let defined = current.compactMap { event -> MetricDefinition? in
            guard case .metricDefined(let definition) = event.payload.event else { return nil }
            return definition
        }
        let builtIn = world.metrics.compactMap { MetricDefinition.builtIn($0) }
        return builtIn + builtIn.prefix(1) + builtIn.prefix(1) + defined
    }

    private mutating func figures(
        of subject: Subject,
        _ period: FiscalPeriod,
        mayBeRange: Bool
    ) -> [ReportedFigure] {
        let metrics = definitions().map(\.metric).shuffled(using: &random)
        return Set(metrics.prefix(random.number(1...4))).sorted().map { metric in
            ReportedFigure(
                metric: metric,
                quantity: quantity(of: metric, subject: subject, period, mayBeRange: mayBeRange)
            )
        }
    }

    private mutating func currency() -> Currency {
        random.chance(world.isDense ? 96 : 88) ? RandomWorld.currencies.0 : RandomWorld.currencies.1
    }

    /// A quantity for a figure: new, or an earlier one of it in other words.
    mutating func quantity(
        of metric: Metric,
        subject: Subject,
        _ period: FiscalPeriod,
        mayBeRange: Bool
    ) -> Quantity {
        guard let definition = definitions().first(where: { $0.metric == metric }) else {
            preconditionFailure("only known metrics are drawn")
        }
        let unit = unit(of: definition)
        if mayBeRange, random.chance(70) {
            let ends = [fresh(definition), fresh(definition)]
            let low = ends[0].isAtMost(ends[1]) ? ends[0] : ends[1]
            return sure {
                try Quantity(
                    .range(low: low, high: low == ends[0] ? ends[1] : ends[0]),
                    precision: random.chance(30) ? Precision(decimals: -1) : nil,
                    unit: unit
                )
            }
        }
        let earlier = quantities(of: metric, subject, period)
        if !earlier.isEmpty, random.chance(60) {
            let (value, precision) = represented(random.pick(earlier))
            return sure { try Quantity(.value(value), precision: precision, unit: unit) }
        }
        return sure {
            try Quantity(
                .value(fresh(definition)),
                precision: random.chance(25) ? Precision(decimals: random.number(-2...1)) : nil,
                unit: unit
            )
        }
    }

    private mutating func unit(of definition: MetricDefinition) -> Unit? {
        guard random.chance(20) else { return nil }
        guard definition.isCurrency else { return definition.unit }
        return Unit(currency())
    }

    private func quantities(
        of metric: Metric,
        _ subject: Subject,
        _ period: FiscalPeriod
    ) -> [Quantity] {
        current.filter { $0.subject == subject }
            .flatMap { event -> [ReportedFigure] in
                switch event.payload.event {
                case .resultFiled(let result) where result.period == period: result.figures
                case .figuresRestated(let own) where own.period == period: own.figures
                default: []
                }
            }
            .filter { $0.metric == metric && !$0.quantity.isRange }
            .map(\.quantity)
    }

    /// A value as a metric may have it.
    private mutating func fresh(_ definition: MetricDefinition) -> Amount {
        if random.chance(6) { return .zero }
        if definition.kind == .count { return Amount(random.number(0...40)) }
        let mayBeNegative =
            definition.metric == .netProfit || definition.kind == .stock && random.chance(20)
        let scale = random.pick([0, 0, 1, 2])
        let size = random.pick([30, 200, 200, 999])
        let whole = random.number((mayBeNegative ? -size : 1)...size)
        let part = scale == 0 ? 0 : random.number(0...(scale == 1 ? 9 : 99))
        let coefficient = whole * (scale == 0 ? 1 : scale == 1 ? 10 : 100) + part
        return Amount(coefficient: Int128(coefficient), scale: scale) ?? .zero
    }

    /// A value again: the same, with more zeros, more roughly, or one that rounds to it.
    private mutating func represented(_ quantity: Quantity) -> (Amount, Precision?) {
        let value = quantity.value ?? .zero
        switch random.number(0...9) {
        case 0...1:
            return (value, quantity.precision)
        case 2:
            let longer = Amount(coefficient: value.coefficient * 10, scale: value.scale + 1)
            return (longer ?? value, quantity.precision)
        case 3:
            return (value, nil)
        case 4...5:
            // At the edge of what its rounding allows, or just beyond it.
            let decimals = quantity.precision?.decimals ?? 0
            return (nudged(value, byHalfOf: decimals), random.chance(70) ? nil : quantity.precision)
        default:
            let decimals = random.number(-2...1)
            return (rounded(value, to: decimals), sure { try Precision(decimals: decimals) })
        }
    }

    /// A value rounded to a place, halves either way; now and then the wrong way.
    mutating func rounded(_ value: Amount, to decimals: Int) -> Amount {
        guard decimals < value.scale else { return value }
        let unit = Int128(Amount.powerOfTen(value.scale - decimals))
        var (quotient, rest) = value.coefficient.quotientAndRemainder(dividingBy: unit)
        let isHalf = rest.magnitude * 2 == unit.magnitude
        let isMore = isHalf ? random.chance(50) : rest.magnitude * 2 > unit.magnitude
        if isMore != random.chance(12) { quotient += value.isNegative ? -1 : 1 }
        let scale = max(0, decimals)
        rest = Int128(Amount.powerOfTen(scale - decimals))
        return Amount(coefficient: quotient * rest, scale: scale) ?? value
    }

    private mutating func nudged(_ value: Amount, byHalfOf decimals: Int) -> Amount {
        let scale = max(value.scale, decimals + 1, 0)
        let own = value.coefficient * Int128(Amount.powerOfTen(scale - value.scale))
        let half = 5 * Int128(Amount.powerOfTen(scale - decimals - 1))
        let beyond = Int128(random.pick([-1, 0, 0, 1]))
        let sign: Int128 = random.chance(50) ? 1 : -1
        return Amount(coefficient: own + sign * (half + beyond), scale: scale) ?? value
    }

    private mutating func companyClaims(_ period: FiscalPeriod) -> [Claim] {
        guard random.chance(10), let base = period.adding(years: -1) else { return [] }
        return [
            Claim(
                .growth(random.pick(definitions()).metric, base: base),
                value: sure { try Amount("0.2\(random.number(0...9))") },
                precision: try? Precision(decimals: 2)
            )
        ]
    }
}
