/// Why a file of a read model, though not damaged, cannot be used.
enum DatabaseFileError: Error {
    /// It was made by another version of the program.
    case outdated(found: Int)
    /// It is not what was opened any more, and has to be opened anew: another process wrote to it
    /// or put another in its place, or somebody else changed it.
    case moved
}
