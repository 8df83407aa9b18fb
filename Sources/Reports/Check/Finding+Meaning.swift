package import Projections

extension Finding.Name {
    /// The meaning of a finding of this kind, in one sentence.
    package var meaning: String {
        switch self {
        case .profitableAndMarked:
            "The company carries the mark U although its profit has earned the removal."
        case .tierAndMark: "The growth tier and the mark U do not go together."
        case .listingAndMark: "The mark U at the listing does not go with the profit told there."
        case .removedBeforeResult:
            "The mark went before the result that it went on was public."
        case .contradictingFilings:
            "Two versions of one figure cannot both be right; only one of them counts."
        case .periodsDoNotAddUp: "A figure is not the sum of those of the parts of its period."
        case .partLargerThanWhole: "A figure is larger than what it is part of."
        case .claimContradicted: "A publication derived what the figures do not give."
        case .recordedTwice: "One figure of one source is recorded under two events."
        case .unmarkedWithoutFigures:
            "The mark went on the result of a year, but its figures do not show both profits."
        case .markedWithoutFigures:
            "The mark is carried in spite of a profit, of which only one measure is recorded."
        case .restatedWithoutOriginal: "A figure is restated whose original is not recorded."
        case .gap: "An annual figure is missing."
        }
    }
}
