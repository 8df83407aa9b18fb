import ArgumentParser

/// The time a command waits for another one that is writing.
struct LockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How long to wait for another writer, in seconds.", valueName: "seconds")
    )
    var lockTimeout = 10.0

    func validate() throws {
        guard (0...86_400).contains(lockTimeout) else {
            throw ValidationError("--lock-timeout must be from 0 to 86400 seconds")
        }
    }

    /// The time, in milliseconds.
    var milliseconds: Int { Int(lockTimeout * 1_000) }
}
