import FilingModel

/// A figure of a filing.
struct FiledFigure: ComparableVersion {
    let quantity: Quantity
    let version: FilingVersion

    init(_ figure: ReportedFigure, of version: FilingVersion) {
        quantity = figure.quantity
        self.version = version
    }

    var stage: FigureStage { version.filing.stage }
    var reporter: Reporter { version.filing.reporter }
    var order: PublicOrder { version.order }
    var rounded: PreciseDecimal? { PreciseDecimal(quantity) }

    /// The unit it is in.
    func unit(_ definition: MetricDefinition) -> Unit {
        definition.unit(of: quantity, in: version.filing.currency)
    }
}
