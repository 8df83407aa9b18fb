/// The kinds of milestones.
public enum MilestoneKind: String, CaseIterable, Hashable, Sendable {
    case productLaunch = "product-launch"
    case licenceDeal = "licence-deal"
    case approval
    case policy
    case other
}
