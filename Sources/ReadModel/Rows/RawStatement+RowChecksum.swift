import FilingModel

/// Rows of `_versions`, whose texts are sealed.
extension RawStatement {
    /// Checks that the texts of a version are what was written.
    ///
    /// - Parameter first: The first of the columns `id`, `time`, `precision`, `source`, `data` and
    ///   `seal`, which stand in this order.
    func checkSeal(of sequence: Int, subject: String, from first: Int32) throws {
        var seal = RowChecksum()
        unsafe seal.add(text(first))
        seal.add(subject)
        for column in first + 1...first + 4 { unsafe seal.add(text(column)) }
        guard seal.value == int(first + 5) else {
            throw ReadModelError.damaged(.changedEvent(sequence))
        }
    }

    /// The public time in two columns.
    func publicTime(_ time: Int32, precision: Int32) throws(SpellingError) -> PublicTime {
        PublicTime(
            try unsafe ZonedTime(utf8: text(time).bindMemory(to: UInt8.self).span),
            precision: PublicTime.Precision(rawValue: string(precision)) ?? .exact
        )
    }

    /// The identifier in a column.
    func eventID(_ column: Int32) throws(SpellingError) -> EventID {
        try unsafe EventID(utf8: text(column).bindMemory(to: UInt8.self).span)
    }

    /// The address in a column.
    func source(_ column: Int32) throws(SpellingError) -> Source {
        try unsafe Source(utf8: text(column).bindMemory(to: UInt8.self).span)
    }
}
