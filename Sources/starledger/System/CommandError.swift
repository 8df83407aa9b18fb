import ArgumentParser

/// An error of a command: the message, and the exit status.
package struct CommandError: Error {
    package let status: ExitStatus
    package let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}

/// The exit statuses, beside 0.
///
/// Source of the numbers from 64 on: BSD sysexits(3). The argument parser ends with 64 by itself.
package enum ExitStatus: Int32 {
    case finding = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case ourFault = 70
    case cannotCreate = 73
    case inputOutput = 74
    case tryAgain = 75

    var code: ExitCode { ExitCode(rawValue) }
}
