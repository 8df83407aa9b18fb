import FilingModel
import Glibc
import Ledger

/// What the machine tells a command: the time, the environment and the working directory.
enum System {
    /// Now, to the millisecond.
    static var now: RecordedTime { LedgerHost.systemTime }

    /// A variable of the environment, if it is set and not empty.
    static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A directory of the user's, as a variable names it, else one in the home directory.
    ///
    /// A relative path counts as unset; nil if neither is set. Source: the XDG Base Directory
    /// Specification.
    static func directory(_ name: String, orInHome folder: String) -> String? {
        func absolute(_ name: String) -> String? {
            variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        return absolute(name) ?? absolute("HOME").map { $0 + "/" + folder }
    }

    /// The working directory.
    static var directory: String {
        guard let path = unsafe getcwd(nil, 0) else { return "." }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }
}
