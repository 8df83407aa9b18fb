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

    /// Adds an element at the end.
    mutating func append(_ element: Element) {
        if count % Self.chunkCount == 0 {
            chunks.append([])
            if chunks.count > 1 { chunks[chunks.count - 1].reserveCapacity(Self.chunkCount) }
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }
}

extension Chunked: Sendable where Element: Sendable {}
