internal import FilingModel

extension ImportKind {
    static let listingColumns: [ImportColumn] =
        [
            .required(.subject, "security code; on board STAR six digits that begin 688 or 689"),
            .optional(.nameZh, "registered name in Chinese; at least one language is needed"),
            .optional(.nameEn, "registered name in English"),
            .optional(.shortNameZh, "short name in Chinese; at least one language is needed"),
            .optional(.shortNameEn, "short name in English"),
            .required(.exchange, "market identifier code (ISO 10383), such as XSHG"),
            .required(.board, "board, such as STAR"),
            .effectiveDate(.listedOn, ofThe: "listing"),
            .mayBeEmpty(.marks, "marks of the short name, separated by blanks; empty: none"),
            .required(.profitable, "true or false: whether profitable when it listed"),
            .required(.sector, "sector, such as biomedicine"),
            .optional(.city, "city of its seat"),
            .optional(.province, "province of its seat"),
            .optional(.standard, "set of listing standards it chose, 1 to 5"),
        ] + ImportColumn.disclosure + ImportColumn.document
}

extension RowReader {
    /// Reads a row of `listings`.
    mutating func listing() -> EventDraft? {
        let code = required(.subject, SecurityCode.init)
        let name = localizedText(english: .nameEn, chinese: .nameZh)
        let shortName = localizedText(english: .shortNameEn, chinese: .shortNameZh)
        let exchange = required(.exchange, Exchange.init(_:))
        let board = required(.board, Board.init(_:))
        let listedOn = required(.listedOn, EffectiveDate.init)
        let marks = optional(.marks, Self.marks) ?? []
        let isProfitable = required(.profitable, Self.flag)
        let sector = required(.sector, Sector.init(_:))
        let city = optional(.city, Self.plainText)
        let province = optional(.province, Self.plainText)
        let standard = optional(.standard) { (text) throws(SpellingError) in
            try Self.integer(text, in: 1...5, as: .listingStandard)
        }
        let provenance = provenance()
        if let code { check(code, on: board) }
        guard isClean, let code, let name, let shortName, let exchange, let board, let listedOn,
            let isProfitable, let sector, let provenance
        else { return nil }
        let listing = CompanyListed(
            name: name,
            shortName: shortName,
            exchange: exchange,
            board: board,
            listedOn: listedOn,
            isProfitable: isProfitable,
            marks: marks,
            sector: sector,
            city: city,
            province: province,
            standard: standard
        )
        return draft(of: .companyListed(listing), about: Subject(code), provenance)
    }

    private mutating func check(_ code: SecurityCode, on board: Board?) {
        guard let board, !board.allows(code) else { return }
        let rule = "must be six digits that begin 688 or 689 on board STAR"
        refuse(.subject, .malformed(SpellingError(.securityCode, rule)))
    }

    private static func flag(_ text: String) throws(SpellingError) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        default: throw SpellingError(.text, "must be true or false")
        }
    }

    private static func marks(_ text: String) throws(SpellingError) -> [Mark] {
        var marks: Set<Mark> = []
        for part in text.split(separator: " ") {
            let offset = text.utf8.distance(from: text.startIndex, to: part.startIndex)
            guard let mark = try? Mark(part) else {
                throw SpellingError(
                    .mark,
                    at: offset,
                    "must be letters A–Z with blanks between them"
                )
            }
            guard marks.insert(mark).inserted else {
                throw SpellingError(.mark, at: offset, "must not name a mark twice")
            }
        }
        return marks.sorted()
    }
}
