import EventLog
import FilingModel
import Projections

/// Companies and marks as JSON for the columns of the views.
enum StateJSON {
    static func text(of state: CompanyState) -> String {
        text([
            "nameEn": string(state.name.english), "nameZh": string(state.name.chinese),
            "shortNameEn": string(state.shortName.english),
            "shortNameZh": string(state.shortName.chinese),
            "exchange": .string(state.exchange.text), "board": .string(state.board.text),
            "listedOn": .string(state.listedOn.spelling),
            "listedBy": .string(state.listedOn.lastDay.description),
            "profitableAtListing": .integer(state.wasProfitableAtListing ? 1 : 0),
            "sector": .string(state.sector.rawValue), "city": string(state.city),
            "province": string(state.province),
            "standard": state.standard.map { .integer(Int64($0)) } ?? .null,
            "tier": string(state.tier?.text),
            "marks": .string(state.marks.map(\.description).joined(separator: " ")),
            "delistedOn": string(state.delistedOn?.spelling),
            "sequence": .integer(Int64(state.listingSequence)),
            "id": .string(state.listingID.text),
        ])
    }

    static func text(of span: MarkSpan) -> String {
        let from = span.assignment.event.payload.event.effectiveOn
        let until = span.removal?.event.payload.event.effectiveOn
        let period: FiscalPeriod? =
            if case .markRemoved(let removed)? = span.removal?.event.payload.event {
                removed.period
            } else {
                nil
            }
        return text([
            "mark": .string(span.mark.description), "from": string(from?.spelling),
            "fromDay": string(from?.lastDay.description), "until": string(until?.spelling),
            "untilDay": string(until?.lastDay.description),
            "period": string(period?.description),
            "assigned": .integer(Int64(span.assignment.sequence)),
            "removed": span.removal.map { .integer(Int64($0.sequence)) } ?? .null,
        ])
    }

    private static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    private static func text(_ members: [String: JSONValue]) -> String {
        let object = JSONValue.object(members.map { JSONMember($0.key, $0.value) })
        return String(decoding: CanonicalJSON.bytes(object), as: UTF8.self)
    }
}
