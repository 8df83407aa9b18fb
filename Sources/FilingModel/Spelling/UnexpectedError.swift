/// An error that nobody expected where it is met, in words.
package enum UnexpectedError {
    /// Its kind, and what it says of itself; never Swift's dump of what it holds.
    package static func words(_ error: any Error) -> String {
        let kind = "\(type(of: error))"
        return (error as? any CustomStringConvertible).map { "\(kind): \($0.description)" } ?? kind
    }
}
