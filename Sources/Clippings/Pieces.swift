/// A text after some changes, which knows where each of its scalars stood before them.
struct Pieces: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    /// Where each scalar comes from in the text before the changes: its own place, or the place of the change that put it.
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []

    /// `changes` stand in the order of their places, an outer one before those within it; while an outer one is made,
    /// those within it are nothing.
    init(_ plain: [Unicode.Scalar], changes: [ClippingChange]) {
        scalars.reserveCapacity(plain.count)
        starts.reserveCapacity(plain.count)
        ends.reserveCapacity(plain.count)
        var place = 0
        for change in changes {
            guard change.range.lowerBound >= place, change.range.upperBound <= plain.count else { continue }
            copy(plain, place..<change.range.lowerBound)
            for scalar in change.after.unicodeScalars {
                scalars.append(scalar)
                starts.append(change.range.lowerBound)
                ends.append(change.range.upperBound)
            }
            place = change.range.upperBound
        }
        copy(plain, place..<plain.count)
    }

    private mutating func copy(_ plain: [Unicode.Scalar], _ range: Range<Int>) {
        scalars.append(contentsOf: plain[range])
        starts.append(contentsOf: range)
        ends.append(contentsOf: range.map { $0 + 1 })
    }

    /// A change of this text as a change of the text before, widened to whole pieces.
    func before(_ range: Range<Int>, _ after: String) -> (range: Range<Int>, after: String)? {
        guard !range.isEmpty else {
            guard !scalars.isEmpty else { return nil }
            let place = range.lowerBound < starts.count ? starts[range.lowerBound] : ends[ends.count - 1]
            // Within what another change has put, nothing can be put in.
            if range.lowerBound > 0, range.lowerBound < starts.count,
                ends[range.lowerBound - 1] > starts[range.lowerBound]
            {
                return nil
            }
            return (place..<place, after)
        }
        var (first, last) = (range.lowerBound, range.upperBound - 1)
        while first > 0, starts[first - 1] == starts[first], ends[first - 1] == ends[first] { first -= 1 }
        while last + 1 < starts.count, starts[last + 1] == starts[last], ends[last + 1] == ends[last] { last += 1 }
        let head = String(scalars[first..<range.lowerBound])
        let tail = String(scalars[range.upperBound..<(last + 1)])
        return (starts[first]..<ends[last], head + after + tail)
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
