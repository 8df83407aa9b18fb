import Foundation
import Glibc

/// A process that is started with three files as its streams and waited for.
///
/// Not Foundation's `Process`: to find what is open it copies whole records of `/proc/self/fd`, and
/// where one ends at the end of the mapped memory, the test run crashes; rarely, but tests start
/// thousands.
struct ChildProcess {
    /// The program's path and its arguments.
    let words: [String]
    /// The working directory.
    let directory: String
    /// Its environment.
    let environment: [String: String]
    /// The files of standard input, output and error, which exist.
    let streams: [String]

    /// A process could not be started.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// When a process is killed, if it has not ended by then.
    enum Kill: Sendable {
        /// So many microseconds after its start.
        case after(microseconds: Int)
        /// So many microseconds after a file became longer: while it writes, or has just written.
        case onceLonger(path: String, microseconds: Int)
    }

    /// Starts it, and waits for its exit status; negative: the signal that ended it.
    func run(killed kill: Kill? = nil) async throws -> Int32 {
        var length: Int64 = 0
        if case .onceLonger(let path, _) = kill { length = Self.length(of: path) }
        let process = try spawn()
        return await withCheckedContinuation { [length] continuation in
            Thread.detachNewThread {
                switch kill {
                case .after(let microseconds):
                    usleep(UInt32(microseconds))
                    Glibc.kill(process, SIGKILL)
                case .onceLonger(let path, let microseconds):
                    while Self.length(of: path) <= length, !Self.hasEnded(process) { usleep(20) }
                    usleep(UInt32(microseconds))
                    Glibc.kill(process, SIGKILL)
                case nil: break
                }
                continuation.resume(returning: Self.status(ofEnded: process))
            }
        }
    }

    /// The length of a file in bytes; 0 if it does not exist.
    private static func length(of path: String) -> Int64 {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Whether a process has ended; it stays to be waited for.
    private static func hasEnded(_ process: pid_t) -> Bool {
        var information = unsafe siginfo_t()
        let code = unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
        return unsafe code == 0 && information._sifields._sigchld.si_pid == process
    }

    private static func status(ofEnded process: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    private func spawn() throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, path) in streams.enumerated() {
            let flags = number == 0 ? O_RDONLY : O_WRONLY
            unsafe posix_spawn_file_actions_addopen(&actions, Int32(number), path, flags, 0)
        }

        // Signals are as at the start of any program, whatever the test run does with them.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        )

        // The directory is changed by a program that becomes the one that is meant.
        let started = ["/usr/bin/env", "-C", directory] + words
        var variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
        var arguments = unsafe started.map { unsafe strdup($0) } + [nil]
        defer { unsafe (variables + arguments).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(
            &process,
            started[0],
            &actions,
            &attributes,
            &arguments,
            &variables
        )
        guard code == 0 else {
            throw Failure(description: "cannot start \(words[0]): error \(code)")
        }
        return process
    }
}
