/// The place an input came from.
struct InputLocation {
    /// The file, or standard input, and the line; empty: it came from the options of a command.
    let location: String
    /// The column of a member on that line; nil if it is not known.
    let column: (String) -> String?

    /// The options of a command.
    static var nowhere: InputLocation { InputLocation(location: "") { _ in nil } }

    /// The place of a member, for the start of a message.
    func describe(_ member: String) -> String {
        guard let column = column(member) else { return location }
        return "\(location)\(location.isEmpty ? "" : ", ")\(column)"
    }
}
