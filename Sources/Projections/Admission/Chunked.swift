/// A row of elements that grows without ever being moved: no more memory than it holds.
struct Chunked<Element> {
    private static var chunkCount: Int { 1 << 14 }

    private var chunks: [[Element]] = []
    /// How many elements there are.
    private(set) var count = 0

    /// The element at a place.
    subscript(place: Int) -> Element {
        get { chunks[place / Self.chunkCount][place % Self.chunkCount] }
        set { chunks[place / Self.chunkCount][place % Self.chunkCount] = newValue }
    }

    /// Some elements in a row.
    func elements(_ start: Int, count: Int) -> [Element] {
        let (chunk, place) = (start / Self.chunkCount, start % Self.chunkCount)
        guard count > 0, place + count <= Self.chunkCount else {
            return (start..<start + count).map { self[$0] }
        }
        return Array(chunks[chunk][place..<place + count])
    }

    /// Adds an element at the end.
    mutating func append(_ element: Element) {
        if count % Self.chunkCount == 0 {
            chunks.append([])
            if chunks.count > 1 { chunks[chunks.count - 1].reserveCapacity(Self.chunkCount) }
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }

    /// Adds elements at the end.
    mutating func append(contentsOf elements: [Element]) {
        let place = count % Self.chunkCount
        guard place > 0, place + elements.count <= Self.chunkCount else {
            for element in elements { append(element) }
            return
        }
        chunks[chunks.count - 1].append(contentsOf: elements)
        count += elements.count
    }
}

extension Chunked: Sendable where Element: Sendable {}
