import EventLog
import Glibc
import Ledger
import Reports
import TransparencyLog

/// A file that holds a private key: outside of any ledger, for its owner alone.
struct SigningKeyFile {
    /// Where it is.
    let path: String

    /// The end of the name of every such file.
    private static let suffix = ".key"

    /// The file of a key by its path, or by the name of the key in the user's directory.
    init(_ nameOrPath: String) throws(CommandFailure) {
        if unsafe access(nameOrPath, F_OK) == 0 {
            path = nameOrPath
        } else {
            path = try Self.directory() + "/" + Self.fileName(of: nameOrPath)
        }
    }

    private init(path: String) { self.path = path }

    /// Where the last head that the key signed is kept.
    var headPath: String { path + ".head" }

    /// The user's directory of private keys.
    ///
    /// Source: XDG Base Directory Specification.
    static func directory() throws(CommandFailure) -> String {
        let base =
            Present.variable("XDG_CONFIG_HOME") ?? Present.variable("HOME").map { $0 + "/.config" }
        guard let base else {
            throw CommandFailure(.usage, "neither $XDG_CONFIG_HOME nor $HOME is set")
        }
        return base + "/starledger/keys"
    }

    /// The name of a key as that of a file: without slashes, and never hidden.
    private static func fileName(of name: String) -> String {
        let escaped = name.utf8.map { byte -> String in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return (escaped.hasPrefix(".") ? "%2E" + escaped.dropFirst() : escaped) + suffix
    }

    /// The files of the user's directory.
    static func all() throws(CommandFailure) -> [SigningKeyFile] {
        let directory = try directory()
        let names = try attempt { try PublishedFile.names(in: directory) }
        return names.filter { $0.hasSuffix(suffix) }.map {
            SigningKeyFile(path: directory + "/" + $0)
        }
    }

    /// The private key.
    func read() throws(CommandFailure) -> SigningKey {
        let bytes = try InputFile(opening: path)
            .bytes(atMost: InputLimit.keyBytesMax, of: "a private key")
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(FormatFault) {
            return try SigningKey(text.hasSuffix("\n") ? text.dropLast() : text[...])
        } catch {
            throw CommandFailure(.badData, "\(path) holds no private key: it \(error.sentence)")
        }
    }

    /// Writes a new key, which only its owner may read.
    ///
    /// - Throws: `CommandFailure` if there is a file already; it is never replaced.
    static func create(_ key: SigningKey, at path: String?) throws(CommandFailure) -> SigningKeyFile
    {
        let file: SigningKeyFile
        if let path {
            file = SigningKeyFile(path: path)
        } else {
            let directory = try directory()
            makeDirectories(directory)
            file = SigningKeyFile(path: directory + "/" + fileName(of: key.verifier.name))
        }
        func failure(_ reason: String) -> CommandFailure {
            CommandFailure(.cannotCreate, "cannot write \(file.path): \(reason)")
        }
        let descriptor = unsafe open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw failure(
                errno == EEXIST
                    ? "there is a key already, and a lost key cannot be made again; name another "
                        + "file with --out" : Console.reason(errno)
            )
        }
        defer { close(descriptor) }
        guard Console.write(Array((key.text + "\n").utf8), to: descriptor), fsync(descriptor) == 0
        else { throw failure(Console.reason(errno)) }
        return file
    }

    /// Makes a directory for its owner alone, and those above it.
    private static func makeDirectories(_ path: String) {
        guard !path.isEmpty, unsafe access(path, F_OK) != 0 else { return }
        makeDirectories(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        _ = unsafe mkdir(path, 0o700)
    }
}
