import FilingModel
import Testing

@Suite struct `A partition of numbers` {
    @Test(arguments: 0..<9)
    func `is found at every place`(place: Int) {
        #expect((0..<8).partitioningIndex { $0 >= place } == place)
        #expect((3..<3).partitioningIndex { $0 >= place } == 3)
    }
}
