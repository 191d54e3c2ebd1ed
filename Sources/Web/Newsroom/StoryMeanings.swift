import Languages
import Markup
import Newsroom
import Register

/// What a story means in the register, each with its name and where it is; what the reader may not know of is not named.
struct StoryMeanings: Sendable {
    private let links: [StoryLink]
    private let names: [StoryLink: Text]

    init(_ story: Story, _ reading: Reading) throws {
        let wanted = try reading.known(story.meanings)
        let things = try reading.things(wanted.filter { $0.kind == .thing }.map(\.id))
        var names: [StoryLink: Text] = [:]
        for link in wanted {
            switch link.kind {
            case .thing: names[link] = things[link.id]?.name
            case .party: names[link] = reading.vocabulary.parties[link.id]?.name
            case .source:
                names[link] = reading.vocabulary.sources[link.id].map { Text([$0.titleLanguage: $0.title]) }
            case .story: names[link] = try reading.story(link.id)?.story.title
            case .claim: names[link] = try Self.name(ofClaim: link.id, reading)
            }
        }
        self.names = names
        // Where and on which occasion it happened stands among the facts.
        let told = Set([story.place, story.occasion].compactMap(\.self).map { StoryLink(.thing, $0) })
        links = wanted.sorted().filter { names[$0] != nil && !told.contains($0) }
    }

    private static func name(ofClaim id: String, _ reading: Reading) throws -> Text? {
        guard let claim = try reading.claim(id)?.claim, let thing = try reading.thing(claim.thing),
            let property = reading.vocabulary.properties[claim.property]
        else { return nil }
        var name = Text()
        for language in Language.allCases {
            if let label = property.label[language], let of = thing.name[language] {
                name[language] = "\(label) – \(of)"
            }
        }
        return name.isEmpty ? thing.name : name
    }

    func link(_ link: StoryLink, _ wording: Wording) -> Markup {
        guard let name = names[link] else { return Markup(text: "–") }
        return a(.href(Links(language: wording.language).address(of: link))) { wording.marked(name) }
    }

    func markup(_ wording: Wording) -> Markup {
        guard !links.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("story.meanings") }
            ul(.class("plain")) { for link in links { li { self.link(link, wording) } } }
        }
    }

    /// The names of things and parties in one language, for programs that read pages.
    func plainNames(_ wording: Wording) -> [(link: StoryLink, name: String)] {
        links.compactMap { link in names[link].map { (link, wording.plain($0)) } }
    }
}
