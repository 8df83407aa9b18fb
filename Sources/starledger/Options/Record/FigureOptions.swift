import ArgumentParser
import FilingModel
import Reports

/// A figure as `metric=amount`, before its precision and unit are settled.
struct FigureArgument: ArgumentValue {
    let metric: Metric
    let spelling: String

    /// Reads `revenue=5.82bn`.
    init(argument: String) throws {
        guard let equals = argument.firstIndex(of: "=") else {
            throw ValidationError("a figure is metric=amount, as revenue=5.82bn")
        }
        do throws(SpellingError) {
            metric = try Metric(argument[..<equals])
            spelling = String(argument[argument.index(after: equals)...])
            _ = try AmountSpelling.quantity(spelling)
        } catch {
            throw ValidationError("\(argument): \(error.sentence)")
        }
    }
}

/// The figures of an event, and how they are given.
struct FigureOptions: ParsableArguments {
    @Option(help: "How precisely amounts are given: digits after the point, negative before it.")
    var decimals: Precision?

    @Option(help: "The unit of all amounts, where it is not the usual.")
    var unit: Unit?

    /// The figures in order of metric, each once.
    func figures(_ arguments: [FigureArgument]) throws -> [ReportedFigure] {
        var figures: [Metric: ReportedFigure] = [:]
        for argument in arguments {
            let quantity = try AmountSpelling.quantity(
                argument.spelling,
                precision: decimals,
                unit: unit
            )
            let figure = ReportedFigure(metric: argument.metric, quantity: quantity)
            guard figures.updateValue(figure, forKey: argument.metric) == nil else {
                throw CommandError(.usage, "\(argument.metric) is given twice")
            }
        }
        return figures.values.sorted { $0.metric < $1.metric }
    }
}
