public import FilingModel

/// The events that a number is derived from, and those left out of it, with the reasons.
public struct Derivation: Hashable, Sendable {
    /// A number that is derived.
    public enum Number: Hashable, Sendable {
        /// The figure that counts.
        case figure(FigureKey)
        /// The sum of a metric over a cohort.
        case aggregate(Metric, FiscalPeriod)
        /// The growth of a sum since a period, like for like.
        case growth(Metric, FiscalPeriod, since: FiscalPeriod)
        /// The average yearly growth of a sum since a fiscal year, like for like.
        case compoundGrowth(Metric, FiscalPeriod, since: FiscalPeriod)
        /// A sum as a share of another one, over the companies that have both.
        case ratio(Metric, of: Metric, FiscalPeriod)
        /// The removals of a mark in a year.
        case shedMarks(Mark, year: Int, by: ShedMarks.Grouping)
    }

    /// The role of an event in a number.
    public enum Role: String, Hashable, Sendable {
        /// It gives the value.
        case figure
        /// It gives the value of the later period.
        case current
        /// It gives the value of the earlier period.
        case previous
        /// It gives the part of a whole.
        case part
        /// It gives the whole.
        case whole
        /// It removed the mark.
        case removal
        /// It makes the company a member of the cohort.
        case listing
    }

    /// The reason for leaving something out.
    public enum Omission: Hashable, Sendable {
        /// The company's figure does not enter the sum.
        case missing(Role, MissingReason)
        /// A result of a higher stage counts.
        case lowerStage
        /// The issuer's own figure counts.
        case pressBesideIssuer
        /// It only presents again what counts.
        case rePresentation
        /// A later filing of the same stage counts.
        case earlier
        /// A correction changed it.
        case corrected
        /// It was retracted, or corrected so that it no longer says so.
        case withdrawn
        /// The removal is counted in another year; nil: in none, it has no period.
        case otherYear(Int?)
        /// The company had shed the mark before.
        case laterRemoval
        /// The company is not of the cohort.
        case outsideCohort
    }

    /// An event that a number stands on, or that was left out.
    public struct Item: Hashable, Sendable {
        /// Its role.
        public let role: Role
        /// The version: in force, or as it was when it ended.
        public let version: EventVersion
        /// The figure that it gives; nil: none.
        public let figure: FigureFact?
        /// The unit of the figure; nil: it gives none.
        public let unit: Unit?

        /// An event without a figure.
        init(_ role: Role, _ version: EventVersion) {
            self.role = role
            self.version = version
            figure = nil
            unit = nil
        }

        /// An event with a figure.
        init(_ role: Role, _ version: EventVersion, _ figure: FigureFact, _ unit: Unit) {
            self.role = role
            self.version = version
            self.figure = figure
            self.unit = unit
        }

        /// The sequence of the amendment that brought the version; nil: it is as filed.
        public var amendment: Int? { version.correctedBy == nil ? nil : version.span.opened }

        /// The sequences of the event, and of the amendment that brought the version.
        var sequences: [Int] { [version.sequence] + [amendment].compactMap { $0 } }
    }

    /// A company in a number.
    public struct Input: Hashable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// The events its part stands on.
        public let items: [Item]
    }

    /// Something that is not in a number.
    public struct LeftOut: Hashable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// The reason.
        public let reason: Omission
        /// The item that is known of it; nil: none.
        public let item: Item?
        /// The sequence of the amendment that corrected or withdrew it; nil: none did.
        public let endedBy: Int?

        init(_ code: SecurityCode, _ reason: Omission, _ item: Item?, endedBy: Int? = nil) {
            self.code = code
            self.reason = reason
            self.item = item
            self.endedBy = endedBy
        }
    }

    /// The number.
    public let number: Number
    /// Its value as digits; nil: there is none.
    public let value: String?
    /// Its unit; nil for counts and rates.
    public let unit: Unit?
    /// The terms, by name, in the order in which they are used.
    public let terms: [Term]
    /// The companies in it, by code.
    public let inputs: [Input]
    /// The omissions, by code.
    public let leftOut: [LeftOut]

    /// A number on the way to a derived one.
    public struct Term: Hashable, Sendable {
        /// The kind of number.
        public let name: String
        /// Its digits.
        public let value: String

        init(_ name: String, _ value: some CustomStringConvertible) {
            self.name = name
            self.value = value.description
        }
    }

    /// The sequences of all events that it names.
    public var sequences: [Int] {
        (inputs.flatMap(\.items) + leftOut.compactMap(\.item)).flatMap(\.sequences)
            + leftOut.compactMap(\.endedBy)
    }
}

// MARK: Figures

extension AsOf {
    /// The derivation of a figure: the version that counts, and those that do not, with the reason.
    ///
    /// - Returns: The derivation; nil if there is no such metric.
    public func derivation(of key: FigureKey) throws -> Derivation? {
        guard let audit = try audit(key) else { return nil }
        let counting = audit.counting
        let inputs = counting.map { version in
            Derivation.Input(code: key.subject, items: [version.item(audit.definition)])
        }
        return Derivation(
            number: .figure(key),
            value: counting?.fact.quantity.value?.description,
            unit: counting?.fact.unit(audit.definition),
            terms: counting?.fact.quantity.terms ?? [],
            inputs: inputs.map { [$0] } ?? [],
            leftOut: audit.versions.filter { !$0.counts && !$0.isWithdrawnLater }.map { version in
                Derivation.LeftOut(
                    key.subject,
                    version.omission(beside: counting?.fact, audit.definition),
                    version.item(audit.definition),
                    endedBy: version.isWithdrawn ? version.amendment : version.event.span.closed
                )
            }
        )
    }
}

extension FigureAudit.Version {
    fileprivate func item(_ definition: MetricDefinition) -> Derivation.Item {
        Derivation.Item(.figure, event, fact, fact.unit(definition))
    }

    /// The reason why it does not count.
    fileprivate func omission(
        beside counting: FigureFact?,
        _ definition: MetricDefinition
    ) -> Derivation.Omission {
        if isWithdrawn { return .withdrawn }
        guard isInForce, let counting else { return .corrected }
        if fact.stage.rank < counting.stage.rank { return .lowerStage }
        if fact.reporter != counting.reporter { return .pressBesideIssuer }
        return FigureChoice.represents(fact, counting, definition) && counting.order < fact.order
            ? .rePresentation : .earlier
    }
}

extension Quantity {
    /// The ends of a range.
    fileprivate var terms: [Derivation.Term] {
        guard case .range(let low, let high) = content else { return [] }
        return [.init("low", low), .init("high", high)]
    }
}
