/// The sector a company is counted in.
public enum Sector: String, CaseIterable, Hashable, Sendable {
    case biomedicine
    case integratedCircuits = "integrated-circuits"
    case softwareAI = "software-ai"
    case equipment
    case newEnergy = "new-energy"
    case communications
    case electronics
    case materials
    case other

    /// Reads a sector by its name in the log, such as `new-energy`.
    ///
    /// - Parameter spelling: The name.
    /// - Throws: `SpellingError`, naming the sectors there are.
    public init(_ spelling: some StringProtocol) throws(SpellingError) {
        try self.init(spelling: spelling, as: .sector)
    }

    /// The sector's name in both languages.
    public var name: LocalizedText {
        switch self {
        case .biomedicine: LocalizedText(english: "biomedicine", chinese: "生物医药")
        case .integratedCircuits: LocalizedText(english: "integrated circuits", chinese: "集成电路")
        case .softwareAI: LocalizedText(english: "software and AI", chinese: "软件与人工智能")
        case .equipment: LocalizedText(english: "equipment", chinese: "高端装备")
        case .newEnergy: LocalizedText(english: "new energy", chinese: "新能源")
        case .communications: LocalizedText(english: "communications", chinese: "通信")
        case .electronics: LocalizedText(english: "electronics", chinese: "电子")
        case .materials: LocalizedText(english: "materials", chinese: "新材料")
        case .other: LocalizedText(english: "other", chinese: "其他")
        }
    }
}
