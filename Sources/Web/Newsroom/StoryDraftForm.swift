import Drafts
import Journal
import Languages
import Markup
import Newsroom
import Register

/// A story in the lists of drafts and on the page of a draft: its title, and what it would look like.
///
/// It is written on a page of its own.
struct StoryDraftForm: DraftForm {
    let kind = "story"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let wording = desk.wording
        let key: PhraseKey = fields["withdrawal"] == nil ? "draft.kind.story" : "story.withdraw"
        return "\(wording.say(key)): \(Self.title(fields, wording.language))"
    }

    /// The title in a language, else in the original's, else in any.
    static func title(_ fields: DraftFields, _ language: Language) -> String {
        let order = [language.tag, fields["original"] ?? ""] + Language.allCases.map(\.tag)
        return order.lazy.compactMap { fields["title-\($0)"] }.first ?? fields["story"] ?? ""
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields { asked }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        if let reason = fields["withdrawal"] {
            return section {
                h2 { desk.wording.say("story.withdrawal.reason") }
                p(.dir(.automatic)) { reason }
            }
        }
        return try preview(fields, desk)
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup { Markup() }

    /// Every version as it would be read, the original first.
    private func preview(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        let original = fields["original"].flatMap(Language.init(rawValue:))
        let order = ([original].compactMap(\.self) + Language.allCases.filter { $0 != original })
            .filter { fields["title-\($0.tag)"] != nil || fields["text-\($0.tag)"] != nil }
        var versions: [Markup] = []
        for language in order { versions.append(try Self.version(language, fields, desk)) }
        return fragment {
            if let note = fields["correction"] {
                section {
                    h2 { wording.say("story.correction") }
                    p(.dir(.automatic)) { note }
                }
            }
            for version in versions { version }
            Self.rest(fields, wording)
        }
    }

    static func version(_ language: Language, _ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let (blocks, _) = BlockText.read(fields["text-\(language.tag)"] ?? "")
        let version = StoryVersion(
            title: fields["title-\(language.tag)"] ?? "–", lead: fields["lead-\(language.tag)"] ?? "", blocks: blocks)
        let insertions = StoryInsertions(reading: desk.reading, wording: desk.wording, maps: nil)
        let text = StoryText(
            wording: desk.wording, language: language, media: StoryMedia(),
            insertions: try insertions.markup(of: version))
        return section(.class("story story-preview")) {
            p(.class("kind")) { desk.wording.languageName(language) }
            h2 { desk.wording.marked(version.title, in: language) }
            if !version.lead.isEmpty { p(.class("lead")) { desk.wording.marked(version.lead, in: language) } }
            text.markup(of: version)
        }
    }

    /// What stands beside the texts, as it was typed.
    private static func rest(_ fields: DraftFields, _ wording: Wording) -> Markup {
        let names = [
            "date", "place", "occasion", "sectors", "links", "sourcePublisher", "sourceTitle", "sourceAddress",
            "sourceDate", "embargo", "visibility",
        ].filter { fields[$0] != nil }
        return names.isEmpty
            ? Markup()
            : dl(.class("facts")) {
                for name in names {
                    div {
                        dt { wording.field(name) }
                        dd(.dir(.automatic)) { wording.storyValue(name, fields[name] ?? "") }
                    }
                }
            }
    }
}

extension Wording {
    /// What a field of a story's draft is called; `nil` for one of another.
    func storyField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "original": "story.original", "place": "story.place", "occasion": "story.occasion",
            "links": "story.meanings", "sourcePublisher": "story.source.publisher", "sourceTitle": "story.source.title",
            "sourceAddress": "story.source.address", "sourceDate": "story.source.date", "embargo": "story.embargo",
            "correction": "story.correction", "withdrawal": "story.withdrawal.reason", "story": "story.title",
        ]
        if let key = keys[name] { return say(key) }
        let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, let language = Language(rawValue: parts[1]) else { return nil }
        let words: PhraseKey? =
            switch parts[0] {
            case "title": "story.form.title"
            case "lead": "story.form.lead"
            case "text": "story.form.text"
            case "author": "story.form.author"
            case "unchecked": "story.form.unchecked"
            case "fresh": "story.form.fresh"
            default: nil
            }
        return words.map { "\(say($0)) – \(languageName(language))" }
    }

    func storyValue(_ name: String, _ value: String) -> String {
        switch name {
        case "visibility": say(PhraseKey("draft.visibility.\(value)"))
        default: ownValue(name, value) ?? value
        }
    }
}
