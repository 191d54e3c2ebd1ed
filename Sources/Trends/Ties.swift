/// The values of a list that occur more than once.
struct Ties: Equatable {
    /// How often each such value occurs.
    let groups: [Double]

    init(_ values: [Double]) {
        var groups: [Double] = []
        var run = 1.0
        let ordered = values.sorted()
        for (before, value) in zip(ordered, ordered.dropFirst()) {
            if value == before {
                run += 1
            } else {
                if run > 1 { groups.append(run) }
                run = 1
            }
        }
        if run > 1 { groups.append(run) }
        self.groups = groups
    }

    /// What the variance of Kendall's sum loses to ties, times eighteen.
    var pairsTriples: Double { groups.map { $0 * ($0 - 1) * (2 * $0 + 5) }.sum }
    var pairs: Double { groups.map { $0 * ($0 - 1) }.sum }
    var triples: Double { groups.map { $0 * ($0 - 1) * ($0 - 2) }.sum }

    /// Eighteen times the variance of Kendall's sum without ties.
    static func full(_ count: Int) -> Double { Double(count) * Double(count - 1) * (2 * Double(count) + 5) }
}
