import EventLog
public import FilingModel
public import TransparencyLog

/// Something of a ledger that somebody kept elsewhere, to hold the log against.
public struct AuditorRecord: Hashable, Sendable {
    /// What it is.
    public enum Content: Hashable, Sendable {
        /// A signed checkpoint.
        case checkpoint(SignedCheckpoint)
        /// A proof that an event is in the log.
        case proof(TlogProof)
        /// A proof that a checkpoint extends an earlier one.
        case update(CheckpointUpdate)
        /// What `append` printed.
        case receipt(AuditorReceipt)
    }

    /// The name of its file.
    public let name: String
    /// What it is.
    public let content: Content

    /// Reads what was kept; which it is shows from how it begins.
    ///
    /// - Parameters:
    ///   - bytes: The bytes of its file.
    ///   - name: The name of its file.
    /// - Throws: `FormatError`.
    public init(_ bytes: [UInt8], named name: String) throws(FormatError) {
        self.name = name
        if bytes.starts(with: "c2sp.org/tlog-proof@".utf8) {
            content = .proof(try TlogProof(bytes))
        } else if bytes.starts(with: "old ".utf8) {
            content = .update(try CheckpointUpdate(bytes))
        } else if let receipt = try AuditorReceipt(bytes) {
            content = .receipt(receipt)
        } else {
            content = .checkpoint(try SignedCheckpoint(bytes))
        }
    }

    /// Reads a signed checkpoint, and nothing else.
    init(checkpoint bytes: [UInt8], named name: String) throws(FormatError) {
        self.name = name
        content = .checkpoint(try SignedCheckpoint(bytes))
    }

    /// The signed checkpoint that it holds; nil for a receipt.
    var checkpoint: SignedCheckpoint? {
        switch content {
        case .checkpoint(let checkpoint): checkpoint
        case .proof(let proof): proof.checkpoint
        case .update(let update): update.checkpoint
        case .receipt: nil
        }
    }

    /// How many events it is of, and their root.
    public var head: (size: Int, root: Digest) {
        if case .receipt(let receipt) = content { return (receipt.size, receipt.root) }
        guard let head = checkpoint?.head else { preconditionFailure("all else has a checkpoint") }
        return (head.size, head.root)
    }

    /// Of how many first events it says something.
    var sizes: [Int] {
        guard case .update(let update) = content else { return [head.size] }
        return [update.consistency.oldSize, head.size]
    }

    /// The events that it vouches for by themselves.
    var sequences: [Int] {
        switch content {
        case .proof(let proof): [proof.inclusion.index]
        case .receipt(let receipt): receipt.entries.map(\.sequence)
        case .checkpoint, .update: []
        }
    }
}

/// A receipt of `append` that was kept, in JSON or as it is shown to people.
public struct AuditorReceipt: Hashable, Sendable {
    /// An event that it names.
    public struct Entry: Hashable, Sendable {
        /// Its sequence.
        public let sequence: Int
        /// Its identifier.
        public let id: EventID
        /// The hash of its line; nil if the receipt does not have it.
        public let leaf: Digest?
    }

    /// The events that it names.
    public let entries: [Entry]
    /// How many events the log had then.
    public let size: Int
    /// The root of the Merkle tree over them.
    public let root: Digest

    /// Reads a receipt; nil if it is none.
    ///
    /// - Throws: `FormatError` for what looks like one and cannot be read whole.
    init?(_ bytes: [UInt8]) throws(FormatError) {
        guard !bytes.isEmpty else { throw FormatError("is empty") }
        guard !bytes.starts(with: "outcome,".utf8) else {
            throw FormatError(
                "is a receipt as CSV, which has no size and root; keep JSON, or what is shown by "
                    + "default"
            )
        }
        if bytes.first == UInt8(ascii: "{") {
            guard let json = try? JSONParser.value(of: bytes, bytesMax: bytes.count),
                let receipt = AuditorReceipt(json)
            else { throw FormatError("is no receipt: one JSON object with what append printed") }
            self = receipt
        } else {
            // In Markdown, a backslash stands before what would be markup.
            let plain = bytes.filter { $0 != UInt8(ascii: "\\") }
            guard let text = String(validating: plain, as: UTF8.self) else {
                throw FormatError("is not text")
            }
            try self.init(words: text.split { $0.isWhitespace })
        }
    }

    private init?(_ json: JSONValue) {
        guard case .integer(let size)? = json["size"], case .string(let text)? = json["root"],
            size >= 0, let root = Digest(base64: text)
        else { return nil }
        var entries: [Entry] = []
        for outcome in ReceiptOutcome.allCases {
            guard case .array(let elements)? = json[outcome.rawValue] else { return nil }
            for element in elements {
                guard let entry = Entry(element) else { return nil }
                entries.append(entry)
            }
        }
        self.entries = entries
        self.size = Int(size)
        self.root = root
    }

    /// Reads the words of a receipt: `appended 17 sl-… leaf …`, and at its end
    /// `log size 18, root …`.
    private init?(words: [Substring]) throws(FormatError) {
        guard words.count >= 5, words.suffix(5).starts(with: ["log", "size"]) else { return nil }
        let end = words.suffix(5).map(String.init)
        guard end[2].hasSuffix(","), let size = end[2].dropLast().sequence, end[3] == "root",
            let root = Digest(base64: end[4])
        else {
            throw FormatError("is a receipt whose last line cannot be read: log size N, root …")
        }
        let heads = words.indices.count { words[$0...].starts(with: ["log", "size"]) }
        guard heads == 1 else {
            throw FormatError("holds \(heads) receipts; each is held against the log by itself")
        }
        var entries: [Entry] = []
        for index in words.indices.dropLast(2)
        where ReceiptOutcome(rawValue: String(words[index])) != nil
            && words[index + 1].sequence != nil && words[index + 2] != "more"
        {
            guard let entry = Entry(words[index...].prefix(5)) else {
                throw FormatError(
                    "is a receipt in which event \(words[index + 1]) cannot be read: sequence, "
                        + "identifier, leaf"
                )
            }
            entries.append(entry)
        }
        self.entries = entries
        self.size = size
        self.root = root
    }
}

extension StringProtocol {
    /// A sequence or a size in plain digits; nil for other text, and beyond what JSON can hold.
    fileprivate var sequence: Int? {
        guard utf8.allSatisfy(\.isASCIIDigit), let number = Int(self),
            number <= 9_007_199_254_740_991
        else { return nil }
        return number
    }
}

/// What became of the events that were given to `append`.
public enum ReceiptOutcome: String, CaseIterable, Sendable {
    /// They were appended.
    case appended
    /// The log had them already.
    case existing
    /// The log had them, and they have been retracted since.
    case retracted
}

extension AuditorReceipt.Entry {
    /// Reads five words: what became of the event, its sequence, its identifier, and its leaf.
    fileprivate init?(_ words: ArraySlice<Substring>) {
        let words = words.map(String.init)
        guard words.count == 5, ReceiptOutcome(rawValue: words[0]) != nil,
            let sequence = words[1].sequence, let id = try? EventID(words[2]),
            words[3] == "leaf", let leaf = Digest(base64: words[4])
        else { return nil }
        self.sequence = sequence
        self.id = id
        self.leaf = leaf
    }

    fileprivate init?(_ json: JSONValue) {
        guard case .integer(let sequence)? = json["sequence"], case .string(let text)? = json["id"],
            sequence >= 0, let id = try? EventID(text)
        else { return nil }
        self.sequence = Int(sequence)
        self.id = id
        if case .string(let base64)? = json["leaf"] {
            guard let leaf = Digest(base64: base64) else { return nil }
            self.leaf = leaf
        } else {
            leaf = nil
        }
    }
}
