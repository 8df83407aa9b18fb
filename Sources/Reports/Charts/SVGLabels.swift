/// A part of a picture, in pixels.
struct SVGBox: Hashable {
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    func overlaps(_ other: SVGBox) -> Bool {
        left < other.left + other.width && other.left < left + width
            && top < other.top + other.height && other.top < top + height
    }
}

/// The height that a label stands on, or hangs below.
enum SVGEdge {
    case above(Int)
    case below(Int)

    /// The top of a label of some height.
    func top(of height: Int) -> Int {
        switch self {
        case .above(let edge): edge - height
        case .below(let edge): edge
        }
    }
}

/// Finds places for labels, so that none covers another.
struct SVGLabels {
    private var taken: [SVGBox] = []

    /// Takes the first place that is free.
    mutating func place(_ places: [SVGBox]) -> SVGBox? {
        let free = places.first { place in !taken.contains { $0.overlaps(place) } }
        if let free { taken.append(free) }
        return free
    }
}
