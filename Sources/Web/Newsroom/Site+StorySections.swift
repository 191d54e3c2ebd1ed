import Languages
import Markup
import Newsroom
import Register

/// Stories on the pages of other subjects.
extension Site {
    private static let sectionMax = 5
    private static let homeMax = 3

    /// The stories that mean a thing; for a province also what lies in it is one step away.
    func stories(meaning thing: Thing, _ reading: Reading, _ wording: Wording) throws -> Markup {
        wording.storySection(
            try reading.stories(meaning: StoryLink(.thing, thing.id), limit: Self.sectionMax),
            all: Links(language: wording.language).stories(StoryQuery(thing: thing.id)))
    }

    func stories(ofParty id: String, _ reading: Reading, _ wording: Wording) throws -> Markup {
        wording.storySection(try reading.stories(ofParty: id, limit: Self.sectionMax), all: nil)
    }

    func newestStories(_ reading: Reading, _ wording: Wording) throws -> Markup {
        wording.storySection(
            try reading.stories(StoryQuery.standing, limit: Self.homeMax) ?? [],
            all: Links(language: wording.language).stories())
    }
}

extension StoryQuery {
    /// What has not been taken back.
    fileprivate static var standing: StoryQuery {
        var query = StoryQuery()
        query.includesWithdrawn = false
        return query
    }
}
