package import FilingModel
import Synchronization

/// What was read of a file and decoded, kept for the next question.
///
/// The first events of a log say the same as long as the file stands where it does, so that nothing
/// here is ever changed: a file that another process wrote to is opened anew, with nothing kept,
/// and what was read at another size of the log is forgotten.
package final class FactCache: Sendable {
    /// How much is kept, in bytes, about: the figures of one metric and period of some 180,000
    /// companies.
    package static let bytesMax = 48 * 1_024 * 1_024

    private let bytesMax: Int

    /// What is kept, by how many events count of it.
    package enum Key: Hashable {
        case companies
        case listings(LogSize)
        case figures(Metric, FiscalPeriod, LogSize)
    }

    private struct Kept {
        /// How many events the file has.
        var size = LogSize(0)
        /// What is kept, what was asked for last at the end.
        var entries: [(key: Key, value: any Sendable, bytes: Int)] = []
    }

    private let kept = Mutex(Kept())

    /// Keeps nothing yet.
    ///
    /// - Parameter bytesMax: How much will be kept, in bytes.
    package init(bytesMax: Int = FactCache.bytesMax) { self.bytesMax = bytesMax }

    /// What is kept, or else what is read now, and kept from then on.
    package func facts<Fact: Sendable>(
        _ key: Key,
        of size: LogSize,
        _ read: () throws -> [Fact]
    ) rethrows -> [Fact] {
        if let known: [Fact] = recall(key, of: size) { return known }
        let facts = try read()
        keep(facts, as: key, of: size)
        return facts
    }

    private func recall<Fact>(_ key: Key, of size: LogSize) -> [Fact]? {
        kept.withLock { kept in
            guard kept.size == size,
                let index = kept.entries.firstIndex(where: { $0.key == key })
            else { return nil }
            let entry = kept.entries.remove(at: index)
            kept.entries.append(entry)
            return entry.value as? [Fact]
        }
    }

    private func keep<Fact: Sendable>(_ facts: [Fact], as key: Key, of size: LogSize) {
        // What lies elsewhere in memory is about as long as an address.
        let bytes = facts.count * (MemoryLayout<Fact>.stride + 64)
        guard bytes <= bytesMax else { return }
        kept.withLock { kept in
            if kept.size != size { kept = Kept(size: size) }
            kept.entries.removeAll { $0.key == key }
            kept.entries.append((key, facts, bytes))
            while kept.entries.reduce(0, { $0 + $1.bytes }) > bytesMax {
                kept.entries.removeFirst()
            }
        }
    }
}
