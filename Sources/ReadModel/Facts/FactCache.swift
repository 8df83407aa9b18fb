package import FilingModel
import Synchronization

/// Facts that were read and decoded, kept for the next question.
///
/// The first events of a log never change, so no entry ever does. A file that another process wrote
/// to is opened anew, with an empty cache; entries of another size of the log are dropped.
package final class FactCache: Sendable {
    /// The most that is kept, in bytes, about: the figures of one metric and period of some 180,000
    /// companies.
    package static let bytesMax = 48 * 1_024 * 1_024

    private let bytesMax: Int

    /// The name of an entry; a size is how many events count.
    package enum Key: Hashable {
        case companies
        case listings(LogSize)
        case figures(Metric, FiscalPeriod, LogSize)
    }

    private struct Kept {
        /// How many events the file has.
        var size = LogSize(0)
        /// The entries, the one that was asked for last at the end.
        var entries: [(key: Key, value: any Sendable, bytes: Int)] = []
    }

    private let kept = Mutex(Kept())

    /// An empty cache.
    package init(bytesMax: Int = FactCache.bytesMax) { self.bytesMax = bytesMax }

    /// The facts that are kept, or else those that are read now and kept from then on.
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
