/// Where half-spaces (and spaces) are missing inside of what was written as one word, a bit for each place.
struct Split: Sendable {
    var plural: UInt32 = 0
    var verb: UInt32 = 0
    var compound: UInt32 = 0
    var enclitic: UInt32 = 0
    var comparative: UInt32 = 0
    var space: UInt32 = 0
    /// خان‌های and خانه‌ای are both words: the place of the second reading; the first lies in `plural`.
    var rival: UInt32 = 0
    var all: UInt32 { plural | verb | compound | enclitic | comparative | space }

    var isNothing: Bool { all | rival == 0 }

    func rule(at place: Int) -> SpellingRule {
        let bit: UInt32 = 1 << UInt32(place)
        if plural & bit != 0 { return .halfSpacePlural }
        if verb & bit != 0 { return .halfSpaceVerb }
        if enclitic & bit != 0 { return .halfSpaceEnclitic }
        if comparative & bit != 0 { return .comparative }
        return space & bit != 0 ? .missingSpace : .halfSpaceCompound
    }

    func adding(_ part: WritableKeyPath<Split, UInt32>, _ place: Int) -> Split {
        var split = self
        split[keyPath: part] |= 1 << UInt32(place)
        return split
    }
}
