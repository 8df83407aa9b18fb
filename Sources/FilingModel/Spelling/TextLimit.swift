/// The bounds on free text, in UTF-8 bytes unless the name says otherwise.
public enum TextLimit {
    /// The longest name, title, reason or place.
    public static let titleBytesMax = 1_000
    /// The longest note.
    public static let noteBytesMax = 8_000
    /// The longest quotation from a document, in characters.
    public static let quoteCharactersMax = 200
    /// The longest cohort name, in characters.
    public static let cohortCharactersMax = 200
    /// The longest subject; its characters are bounded too.
    public static let subjectBytesMax = 4_000
    /// The longest source or document address.
    public static let addressBytesMax = 2_000
    /// The longest identifier of an event.
    public static let eventIDBytesMax = 256
    /// The longest name of who recorded an event.
    public static let recorderBytesMax = 200
}
