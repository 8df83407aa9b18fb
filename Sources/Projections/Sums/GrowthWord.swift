/// The word for the change of a sum between two periods, as answers and pages show it.
public enum GrowthWord: String, CaseIterable, Hashable, Sendable {
    case grew
    case shrank
    case lossNarrowed = "loss narrowed"
    case lossWidened = "loss widened"
    case turnedToProfit = "turned to profit"
    case turnedToLoss = "turned to loss"

    /// The word for a change; nil where nothing changed, or where it started from 0.
    public init?(from previous: Rational, to current: Rational) {
        guard previous.sign != 0, current != previous else { return nil }
        switch (previous.sign, current.sign) {
        case (1, -1): self = .turnedToLoss
        case (1, _): self = current > previous ? .grew : .shrank
        case (_, 1): self = .turnedToProfit
        default: self = current > previous ? .lossNarrowed : .lossWidened
        }
    }
}
