/// A synthetic batch: the log reads of a line only how many lines its batch has.
func batch(_ name: String, _ count: Int) -> [[UInt8]] {
    (0..<count).map { number in
        let size = number == 0 && count > 1 ? "\"batchsize\":\(count)," : ""
        return Array("{\(size)\"line\":\"\(name)-\(number)\"}".utf8)
    }
}

/// The bytes of a segment that holds some lines.
func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.map { $0 + [0x0A] }.joined()) }
