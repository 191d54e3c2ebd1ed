import Journal
import Languages
import Measures
import Newsroom
import Observations
import Register

/// What everyone may read of the little sea, with letters behind it that not everyone may, and the other way round.
enum AccessLetters {
    static func bodies(film: String) throws -> [EntryBody] {
        var story = Story(
            id: "open-story", original: .en,
            versions: [.en: StoryVersion(title: "The quay", lead: "", blocks: [.paragraph("It is dry.")])])
        story.links = [StoryLink(.thing, "harbour")]
        var bodies = [
            AccessWorld.entry(
                Letter(
                    id: "open-letter", number: "1/open", date: "2025-11-18", sender: "north", addressee: nil,
                    subjectMatter: Text([.en: "Quays"]))),
            AccessWorld.entry(try AccessWorld.series("open-series", of: "harbour", named: Text(), .everyone)),
            AccessWorld.entry(AccessWorld.observations("open-block", of: "open-series", .everyone)),
            AccessWorld.entry(
                AlertRule(id: "open-rule", series: "open-series", watch: .above, threshold: Number(1), text: Text())),
        ]
        // What everyone reads now was for its party alone when the letter came to it.
        for visibility in [Visibility.ownParty, .everyone] {
            let opened = AccessWorld.entry(
                Thing(id: "opened", kind: "port", name: Text([.en: "Opened"]), visibility: visibility))
            bodies += visibility == .everyone ? [opened] : released([opened], letter: "open-letter")
        }
        for item in AccessWorld.hidden {
            // A hidden letter behind what everyone reads.
            let remark = Remark(
                claim: "said", stance: .commented, party: "north", reason: Text([.en: "Measured (\(bodies.count))."]))
            bodies += released([remark.entry(member: "m")], letter: "\(item.word)-letter")
            bodies += released([AccessWorld.entry(story)], letter: "\(item.word)-letter")
            // A letter that everyone reads behind what is hidden.
            let said = Text([.en: "Secret \(item.word)"])
            let thing = Thing(
                id: "\(item.word)-thing", kind: "port", name: said, position: Coordinate(lon: 50.1, lat: 38),
                within: ["land-1"], visibility: item.visibility)
            let hidden = Remark(claim: "\(item.word)-claim", stance: .commented, party: "north", reason: said)
            bodies += released(
                [
                    AccessWorld.entry(thing), hidden.entry(member: "m"),
                    AccessWorld.entry(AccessWorld.story(item.word, item.visibility, film)),
                ], letter: "open-letter")
        }
        return bodies
    }

    private static func released(_ bodies: [EntryBody], letter: String) -> [EntryBody] {
        bodies + [
            Release(
                draft: "letter-behind", party: "north", entries: bodies.map(\.subject), submittedBy: "m",
                approvedBy: "n", clearedBy: nil, letter: letter
            ).entry()
        ]
    }
}
