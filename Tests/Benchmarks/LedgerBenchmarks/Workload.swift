import Glibc

/// The ledgers that the benchmarks run on.
enum Workload {
    /// The cores of the machine.
    static var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

    /// The workload cannot be made: Python 3 is not there, or the disk is full.
    struct NotMade: Error {}

    /// Makes a ledger of 10,000 synthetic events, unless it is there.
    ///
    /// - Parameter name: Its directory, where `compare` makes its own.
    /// - Returns: The path of the directory.
    /// - Throws: `NotMade`.
    static func plant(_ name: String = "ledger-10000") throws -> String {
        let package = #filePath.split(separator: "/").dropLast(2)
        let here = "/" + package.joined(separator: "/")
        let root = "/" + package.dropLast(2).joined(separator: "/")
        let directory = root + "/.build-benchmarks/work/" + name
        let command = "python3 -B '\(here)/Peers/plant.py' 10000 '\(directory)'"
        guard unsafe system(command) == 0 else { throw NotMade() }
        return directory
    }
}
