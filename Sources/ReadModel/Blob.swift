// GRDB takes blobs as Foundation's Data: this is the one place that knows.
import FoundationEssentials
import GRDB

/// Bytes in a column.
struct Blob: DatabaseValueConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    static func fromDatabaseValue(_ dbValue: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(dbValue).map { Blob(Array($0)) }
    }
}
