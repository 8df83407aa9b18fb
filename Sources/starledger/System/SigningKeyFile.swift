import EventLog
import FilingModel
import Ledger
import Reports
import TransparencyLog

/// A file that holds a private key: outside of any ledger, for its owner alone.
struct SigningKeyFile {
    /// The path of it.
    let path: String

    /// The end of the name of every such file.
    private static let suffix = ".key"
    /// The ends of the names of such files, and of what is kept beside them.
    static let suffixes = [suffix, suffix + headSuffix, suffix + headSuffix + ".lock"]
    private static let headSuffix = ".head"

    /// The file of a key by its path, or by the name of the key in the user's directory.
    ///
    /// A path begins with `/`, `./` or `../`, or ends in `.key`: so that no file in the working
    /// directory takes the place of a key of one's own. Links are followed, so that the head beside
    /// the key is the same however the key is named.
    init(_ nameOrPath: String) throws(CommandError) {
        let isPath =
            ["/", "./", "../"].contains { nameOrPath.hasPrefix($0) }
            || nameOrPath.hasSuffix(Self.suffix)
        let path =
            try isPath ? nameOrPath : Self.directory() + "/" + Self.fileName(of: nameOrPath)
        do throws(LogError) {
            self.init(path: try Path(path).resolved().text)
        } catch {
            let advice =
                isPath
                ? ""
                : "; key generate makes one, and another file is named by its path, as ./my.key"
            throw CommandError(.noInput, "cannot open \(path): \(error.systemReason)\(advice)")
        }
        try checkOutside()
    }

    /// Refuses a file in a ledger: what lies there is published and copied.
    private func checkOutside() throws(CommandError) {
        var place = Path(path)
        while let directory = place.parent {
            place = directory
            let isLedger =
                EventLog.isLedger(directory.text) || EventLog.isEventsDirectory(directory.text)
            guard isLedger else { continue }
            throw CommandError(
                .usage,
                "\(path) lies in the ledger \(directory.text); a private key is kept outside of it"
            )
        }
    }

    private init(path: String) { self.path = path }

    /// The path of the last head that the key signed.
    var headPath: String { path + Self.headSuffix }

    /// The user's directory of private keys.
    ///
    /// Source: XDG Base Directory Specification.
    static func directory() throws(CommandError) -> String {
        guard let base = System.directory("XDG_CONFIG_HOME", orInHome: ".config") else {
            throw CommandError(
                .usage,
                "neither $XDG_CONFIG_HOME nor $HOME is set to an absolute path"
            )
        }
        return base + "/starledger/keys"
    }

    /// The name of a key as that of a file: without slashes, and never hidden.
    private static func fileName(of name: String) -> String {
        let escaped = name.utf8.map { byte -> String in
            let isPlain = byte.isASCIIAlphanumeric || [0x2D, 0x2E, 0x5F].contains(byte)
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return (escaped.hasPrefix(".") ? "%2E" + escaped.dropFirst() : escaped) + suffix
    }

    /// The files of the user's directory.
    static func all() throws -> [SigningKeyFile] {
        let directory = try directory()
        return try PublishedFile.names(in: directory).filter { $0.hasSuffix(suffix) }.map {
            SigningKeyFile(path: directory + "/" + $0)
        }
    }

    /// The private key.
    func read() throws(CommandError) -> SigningKey {
        let bytes = try InputFile(opening: path)
            .bytes(atMost: InputLimit.keyBytesMax, of: "a private key")
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(FormatError) {
            return try SigningKey(text.hasSuffix("\n") ? text.dropLast() : text[...])
        } catch {
            throw CommandError(.badData, "\(path) holds no private key: it \(error.sentence)")
        }
    }

    /// The private key, of a file that is its owner's alone.
    func readToSign() throws(CommandError) -> SigningKey {
        let key = try read()
        if let danger {
            throw CommandError(.badData, "\(danger.finding), so it is not used: \(danger.advice)")
        }
        return key
    }

    /// Who else could read the key, or put another in its place; nil if nobody.
    private var danger: (finding: String, advice: String)? {
        let directory = Path(path).parent ?? Path("/")
        guard let file = Path(path).status, let folder = directory.status else { return nil }
        if file.rights & 0o077 != 0 {
            return (
                "\(path) can be read or written by others",
                "chmod 600 makes it its owner's alone; if others have seen it, make another key"
            )
        }
        // In a sticky directory, such as /tmp, nobody renames what is another's.
        guard folder.rights & 0o022 == 0 || folder.rights & 0o1000 != 0 else {
            return (
                "others can put another key in the place of \(path)",
                "chmod go-w \(directory.text) keeps them out"
            )
        }
        return nil
    }

    /// Writes a new key, which only its owner may read.
    ///
    /// - Throws: `CommandError` if there is a file already; it is never replaced.
    static func create(_ key: SigningKey, at path: String?) throws -> SigningKeyFile {
        let place: String
        if let path {
            place = path
        } else {
            let directory = try directory()
            Path(directory).makeDirectories(rights: 0o700)
            place = directory + "/" + fileName(of: key.verifier.name)
        }
        let file: SigningKeyFile
        do throws(LogError) {
            // Where it will really lie: a link may lead into a ledger.
            file = SigningKeyFile(path: try Path(place).resolvedTarget().text)
        } catch {
            throw CommandError(.cannotCreate, "cannot write \(place): \(error.systemReason)")
        }
        try file.checkOutside()
        try write("", to: file.headPath)
        do {
            try write(key.text + "\n", to: file.path)
        } catch {
            Path(file.headPath).remove()
            throw error
        }
        return file
    }

    /// Writes a file that is not there yet, for its owner alone; it is on disk when this returns.
    private static func write(_ text: String, to path: String) throws {
        do throws(LogError) {
            try PublishedFile.create(path, Array(text.utf8), rights: 0o600)
        } catch {
            let reason =
                error.isOfExistingFile
                ? "there is a key already, and a lost key cannot be made again; name another file "
                    + "with --out" : error.systemReason
            throw CommandError(.cannotCreate, "cannot write \(path): \(reason)")
        }
        try Path(path).parent?.sync()
    }
}
