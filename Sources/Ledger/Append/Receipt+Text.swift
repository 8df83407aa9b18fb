package import EventLog
import FilingModel
package import TransparencyLog

// A receipt outside of this program: `append` prints it, and `verify --against` reads it again.

extension Receipt.Entry {
    /// Its line: `appended 17 sl-… leaf …`.
    package func line(_ outcome: Receipt.Outcome) -> String {
        "\(outcome.rawValue) \(sequence) \(id)" + (leaf.map { " leaf \($0.base64)" } ?? "")
    }

    /// Reads the words of its line, but for the first one.
    fileprivate init?(_ words: ArraySlice<Substring>) {
        let words = words.map(String.init)
        guard words.count == 4, let sequence = words[0].sequence, let id = try? EventID(words[1]),
            words[2] == "leaf", let leaf = Digest(base64: words[3])
        else { return nil }
        self.init(sequence: sequence, id: id, leaf: leaf)
    }

    fileprivate var json: JSONValue {
        .object(
            [
                JSONMember("sequence", .integer(Int64(sequence))),
                JSONMember("id", .string(id.text)),
            ] + (leaf.map { [JSONMember("leaf", .string($0.base64))] } ?? [])
        )
    }

    fileprivate init?(_ json: JSONValue) {
        guard case .integer(let sequence)? = json["sequence"], case .string(let text)? = json["id"],
            sequence >= 0, let id = try? EventID(text)
        else { return nil }
        self.init(sequence: Int(sequence), id: id)
        guard case .string(let base64)? = json["leaf"] else { return }
        guard let leaf = Digest(base64: base64) else { return nil }
        self.leaf = leaf
    }
}

extension Receipt {
    /// The last line: `log size 18, root …`.
    package var lastLine: String { "log size \(size), root \(root.base64)" }

    /// The receipt for programs.
    package var json: JSONValue {
        .object(
            Outcome.allCases.map { JSONMember($0.rawValue, .array(self[$0].map(\.json))) } + [
                JSONMember("size", .integer(Int64(size.count))),
                JSONMember("root", .string(root.base64)),
            ]
        )
    }

    /// Reads a receipt, in JSON or as it is shown to people; nil if it is none.
    ///
    /// - Throws: `FormatError` for what looks like one and cannot be read whole.
    package init?(reading bytes: [UInt8]) throws(FormatError) {
        guard !bytes.isEmpty else { throw FormatError("is empty") }
        guard !bytes.starts(with: "outcome,".utf8) else {
            throw FormatError(
                "is a receipt as CSV, which has no size and root; keep JSON, or what is shown by "
                    + "default"
            )
        }
        if bytes.first == UInt8(ascii: "{") {
            guard let json = try? JSONParser.value(of: bytes, bytesMax: bytes.count),
                let receipt = Receipt(json)
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
        for outcome in Outcome.allCases {
            guard case .array(let elements)? = json[outcome.rawValue] else { return nil }
            for element in elements {
                guard let entry = Entry(element) else { return nil }
                self[outcome].append(entry)
            }
        }
        self.size = LogSize(Int(size))
        self.root = root
    }

    /// Reads the words of all lines; between them stands what is for people only.
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
        for index in words.indices.dropLast(2) {
            guard let outcome = Outcome(rawValue: String(words[index])),
                words[index + 1].sequence != nil, words[index + 2] != "more"
            else { continue }
            guard let entry = Entry(words[(index + 1)...].prefix(4)) else {
                throw FormatError(
                    "is a receipt in which event \(words[index + 1]) cannot be read: sequence, "
                        + "identifier, leaf"
                )
            }
            self[outcome].append(entry)
        }
        self.size = LogSize(size)
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
