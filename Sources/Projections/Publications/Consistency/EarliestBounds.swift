import FilingModel

/// Lower bounds as they are given one after another, for finding the first that a number is below.
///
/// Only a bound above all before it is kept, so the search is by halves.
struct EarliestBounds {
    /// The most places that are kept of one bound.
    private static let placesMax = 8

    private var bounds: [(low: Rational, places: [Int])] = []

    /// Takes up a bound.
    mutating func note(_ low: Rational, at place: Int) {
        let index = firstIndex { $0 >= low }
        if index == bounds.count {
            bounds.append((low, [place]))
        } else if bounds[index].low == low, bounds[index].places.count < Self.placesMax {
            bounds[index].places.append(place)
        }
    }

    /// The first bound above a number, and the first places where it was given; nil: there is none.
    func earliest(above number: Rational) -> (low: Rational, places: [Int])? {
        let index = firstIndex { $0 > number }
        return index < bounds.count ? bounds[index] : nil
    }

    private func firstIndex(where isReached: (Rational) -> Bool) -> Int {
        bounds.indices.partitioningIndex { isReached(bounds[$0].low) }
    }
}
