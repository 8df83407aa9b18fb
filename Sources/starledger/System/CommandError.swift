/// A failure of a command: what to tell, and the exit status.
///
/// Source of the numbers: BSD sysexits(3).
package struct CommandError: Error {
    /// The exit statuses of failures, beside 64 of the argument parser.
    package enum Status: Int32 {
        case usage = 64
        case badData = 65
        case noInput = 66
        case ourFault = 70
        case cannotCreate = 73
        case inputOutput = 74
        case tryAgain = 75
    }

    package let status: Status
    package let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }
}
