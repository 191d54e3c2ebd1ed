import Languages

/// What of a clipping is text, where it stood, and which of it is not the story.
struct PlainReading: Sendable {
    struct Stretch: Sendable {
        var kind: StoryBlock.Kind
        var range: Range<Int>
        /// How many of its letters are links, of how many.
        var linked = 0
        var letters = 0
        /// The number of the article it stands in; nil outside of any.
        var article: Int?
        var isFurniture = false
        var isTitle = false
    }

    struct Removal: Sendable {
        let range: Range<Int>
        let rule: ClippingRule
        var after = ""
        var film: FilmCode?
    }

    var plain: [Unicode.Scalar] = []
    /// Where each scalar stood in the original.
    var origins: [Int] = []
    var stretches: [Stretch] = []
    var removals: [Removal] = []
    /// Films that a page only names.
    var films: [FilmCode] = []
    var facts = PageFacts()
    var steps = 0
    /// Whether it was lines of a text, of which no tag says what they are.
    var isPaste = false

    /// The place in the original of a range of the plain text.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard !origins.isEmpty else { return 0..<0 }
        guard !range.isEmpty else {
            let place = range.lowerBound < origins.count ? origins[range.lowerBound] : origins[origins.count - 1] + 1
            return place..<place
        }
        return origins[range.lowerBound]..<(origins[range.upperBound - 1] + 1)
    }
}
