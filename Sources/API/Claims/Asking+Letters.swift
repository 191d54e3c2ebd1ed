import Register

extension Asking {
    /// The letters behind some entries that the reader has read, the newest first.
    func lettersBehind(_ positions: [Int64]) throws -> [LetterBehind] {
        try reading.letters(behind: positions).values.sorted { $0.position > $1.position }
    }

    func letters(behind steps: [TrailStep]) throws -> [LetterBehind] { try lettersBehind(steps.map(\.position)) }
}
