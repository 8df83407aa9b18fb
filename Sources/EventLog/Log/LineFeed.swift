import Glibc

extension [UInt8] {
    /// The offset of the first line feed from a place on, before another one; nil if there is none.
    package func lineFeed(from start: Int, before end: Int) -> Int? {
        unsafe withUnsafeBytes { buffer in
            guard start < end, let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, 0x0A, end - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
