import Glibc
import Reports

/// Looks at what a command was started with, before anything is done with it.
///
/// Swift puts another character in the place of bytes that are no UTF-8. A name would then lead
/// elsewhere, and a title be recorded that nobody typed.
enum CommandLineCheck {
    /// The variables of the environment that commands read.
    private static let variables = [
        "STARLEDGER", "USER", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
    ]

    /// Refuses arguments and variables that are not UTF-8, and arguments that hold a private key.
    static func run() throws(CommandError) {
        for (number, argument) in arguments.enumerated() {
            let place = number == 0 ? "the name of the program" : "argument \(number)"
            try check(argument, place)
            guard !SecretText.isIn(String(decoding: argument, as: UTF8.self)) else {
                throw CommandError(
                    .usage,
                    "\(place) holds a private key; a key is named by its file, or by the name under "
                        + "which key generate keeps it. What was typed may be in the shell's "
                        + "history: make another key if others can read that"
                )
            }
        }
        for name in variables {
            guard let value = unsafe getenv(name) else { continue }
            try check(unsafe bytes(of: value), "$\(name)")
        }
    }

    private static func check(_ text: [UInt8], _ place: String) throws(CommandError) {
        guard String(validating: text, as: UTF8.self) == nil else { return }
        throw CommandError(
            .usage,
            "\(place) is not UTF-8: \(shown(text)). A terminal that is set to GBK, Big5 or Latin-1 "
                + "sends such bytes: set it, and the names of files, to UTF-8; nothing was done"
        )
    }

    /// The arguments, the first the program's name, byte for byte.
    private static var arguments: [[UInt8]] {
        (0..<Int(CommandLine.argc)).compactMap { number in
            unsafe CommandLine.unsafeArgv[number].map { unsafe bytes(of: $0) }
        }
    }

    private static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
        unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
    }

    /// The bytes with those that are not ASCII written as `\\xNN`, as far as they are few.
    private static func shown(_ text: [UInt8]) -> String {
        let start = text.prefix(60).map { byte in
            (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
        }
        return SecretText.hidden(start.joined()) + (text.count > 60 ? "…" : "")
    }
}
