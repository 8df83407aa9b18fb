extension LogDamage {
    /// What is wrong, in words that follow on the name of the file.
    public var finding: String {
        switch kind {
        case .missingSegment: "is gone"
        case .missingStart: "the log must start with \(Segment.first.name)"
        case .misnamed(let size):
            "must be named \(Segment(firstSequence: size).name): \(size) events stand before it"
        case .cut(let length, let committed):
            "is cut to \(length) bytes, but \(committed) had been committed"
        case .cutBeforeEvent(let sequence, let length):
            "is cut to \(length) bytes, but event \(sequence) had been there"
        case .otherBytes: "the bytes before this place are not those that were committed"
        case .incompleteBatch: "ends in an incomplete batch, but another segment follows"
        case .noOpening: "event 0 must be the opening of the ledger"
        case .missingEvent(let sequence, let count, let witness):
            "event \(sequence) is missing: \(witness.words(count))"
        case .lostEvents(let events, let witness):
            "\(events.words) not there, or cannot be read, but "
                + "\(witness.words(events.upperBound)): restore the log from a copy"
        case .otherEvent(let sequence): "event \(sequence) is not what was recorded"
        case .otherEvents(let events):
            "the events from \(events.lowerBound) to \(events.upperBound) are not those that were "
                + "written"
        case .otherFirstEvents(let count):
            "the first \(count) events, up to this one, are not those that had been read"
        case .noCheckpointSize: "has no log size in its second line"
        case .checkpointBeyondLog(let checkpoint, let size):
            "covers \(checkpoint) events, but the log has only \(size)"
        }
    }
}

extension LogDamage.Witness {
    /// How many events there were, and how that is known.
    fileprivate func words(_ count: Int) -> String {
        switch self {
        case .reader: "\(count) events had been read"
        case .writer: "\(count) events had been written"
        case .checkpoint: "the checkpoint covers \(count) events"
        case .readModel: "the read model has read \(count) events"
        }
    }
}

extension Range<Int> {
    fileprivate var words: String {
        count == 1 ? "event \(lowerBound) is" : "events \(lowerBound) to \(upperBound - 1) are"
    }
}
