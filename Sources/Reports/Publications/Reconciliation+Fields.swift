import FilingModel
import Projections

extension Reconciliation {
    /// The comparison for programs: on the publication's day, with both intervals.
    var fields: Fields {
        [
            "validAt": report.event.time.date,
            "computed": computed.value,
            "covered": computed.covered,
            "companies": companies,
            "companiesReported": companiesReported,
            "claimedInterval": claimed,
            "computedInterval": computed.interval,
            "remainder": remainder,
            "event": report.event.id,
            "source": report.event.source,
        ]
    }
}

extension EventVersion {
    /// The title of the first document it was read in.
    var documentTitle: String? {
        event.payload.annotations.documents.lazy.compactMap(\.title).first
    }
}
