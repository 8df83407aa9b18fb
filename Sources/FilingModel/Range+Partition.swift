extension Range<Int> {
    /// The first number for which a condition holds, which holds for all behind it too; the end if
    /// it holds for none.
    ///
    /// A binary search; named as in swift-algorithms.
    package func partitioningIndex<Failure: Error>(
        where belongsBehind: (Int) throws(Failure) -> Bool
    ) throws(Failure) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if try belongsBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
