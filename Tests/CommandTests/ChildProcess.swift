import Foundation

/// A process that is started with three files as its streams, and waited for.
///
/// Not Foundation's `Process`: to find what is open it copies whole records of `/proc/self/fd`, and
/// where one ends at the end of the mapped memory, the test run crashes; rarely, but tests start
/// thousands.
struct ChildProcess {
    /// The program and its arguments; the program by its path.
    let words: [String]
    /// Where it runs.
    let directory: String
    /// Its environment.
    let environment: [String: String]
    /// The files that are its standard input, output and error; they are there.
    let streams: [String]

    /// What kept a process from being started.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts it, and waits for its end.
    ///
    /// - Parameter killAfter: After how many microseconds it is killed; nil: never.
    /// - Returns: Its exit status; negative: the signal that ended it.
    /// - Throws: `Failure`.
    func run(killAfter: Int?) async throws -> Int32 {
        let process = try spawn()
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                if let killAfter {
                    usleep(UInt32(killAfter))
                    kill(process, SIGKILL)
                }
                continuation.resume(returning: Self.status(ofEnded: process))
            }
        }
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
