package import FilingModel

extension RecordedEvent {
    /// The draft of the same event.
    package var draft: EventDraft {
        EventDraft(
            id: id,
            source: source,
            subject: subject,
            time: time,
            payload: payload
        )
    }
}
