// GRDB takes blobs as Foundation's Data: this is the one place that knows.
import FoundationEssentials
import GRDB

/// Bytes in a column.
struct Blob: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes in hex digits.
    var hex: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ dbValue: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(dbValue).map { Blob(Array($0)) }
    }
}
