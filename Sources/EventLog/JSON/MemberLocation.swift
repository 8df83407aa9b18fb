/// The member of a line to which a place in it belongs.
///
/// Worked out from the line once something is wrong with it, so that what is right pays nothing
/// for it. All that stands before the place has been read and found to be good.
struct MemberLocation {
    /// An object or array around the place.
    private struct Frame {
        /// The last member's name.
        var name: Range<Int>?
        /// The last element's place; nil in an object.
        var index: Int?
    }

    private let line: LineBytes
    private var frames: [Frame] = []

    /// Looks at a line up to a place.
    init(in line: LineBytes, at place: Int) {
        self.line = line
        var next = 0
        while next < place {
            let byte = line[next]
            next += 1
            switch byte {
            case 0x7B: frames.append(Frame())
            case 0x5B: frames.append(Frame(index: 0))
            case 0x7D, 0x5D: _ = frames.popLast()
            case 0x2C:
                if let index = frames.last?.index { frames[frames.count - 1].index = index + 1 }
            case 0x22:
                let start = next
                guard let end = endOfString(from: start, before: place) else { return }
                next = end + 1
                // A name is a string after a brace or, in an object, a comma.
                let before = start > 1 ? line[start - 2] : 0
                if let frame = frames.last, before == 0x7B || (before == 0x2C && frame.index == nil)
                {
                    frames[frames.count - 1].name = start..<end
                }
            default: break
            }
        }
    }

    /// The place of the quote that ends a string; nil if that is beyond the place.
    private func endOfString(from start: Int, before place: Int) -> Int? {
        var next = start
        while next < place {
            switch line[next] {
            case 0x22: return next
            case 0x5C: next += 2
            default: next += 1
            }
        }
        return nil
    }

    /// The place of the name of the innermost object's last member, between its quotes.
    var lastName: Range<Int>? { frames.last?.name }

    /// The member, such as `data.figures.revenue`; empty for the line itself.
    var path: String {
        frames.compactMap { frame in
            frame.index.map { String($0) } ?? frame.name.map(name)
        }.joined(separator: ".")
    }

    private func name(at range: Range<Int>) -> String {
        var reader = CanonicalReader(line, at: range.lowerBound - 1)
        return (try? reader.string()) ?? ""
    }
}
