import Drafts
import Languages
import Markup
import Register
import Translations

/// A drafted translation among other drafts: its original above, the words below.
struct TranslationForm: DraftForm {
    let kind = "translation"

    private func item(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> WorkItem? {
        guard let place = fields["place"].flatMap(TextPlace.init(word:)),
            let language = fields["language"].flatMap(Language.init(rawValue:))
        else { return nil }
        return try WorkList.item(place, in: language, desk.reading)
    }

    private func words(_ desk: DraftFormDesk) -> TextWords {
        TextWords(wording: desk.wording, links: Links(language: desk.wording.language))
    }

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let kind = desk.wording.say("draft.kind.translation")
        guard let item = try item(fields, desk) else { return kind }
        let original = TextWords.beginning(of: item.original, most: 60)
        return "\(kind) (\(item.language.ownName)): \(original)"
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        guard let item = try item(asked, desk) else { return asked }
        return asked.merging(["digest": item.digest, "text": item.state == .stale ? "" : item.translation ?? ""]) {
            first, _ in first
        }
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let item = try item(fields, desk) else { return Markup() }
        let links = Links(language: desk.wording.language)
        return section {
            p(.class("kind")) { words(desk).field(item.place) }
            div(.class("said"), .lang(item.source.tag), .dir(Wording.direction(of: item.source))) {
                for line in item.original.split(separator: "\n") { p { String(line) } }
            }
            p {
                a(.href(links.translation(item.place, in: item.language))) {
                    desk.wording.say("translation.one", ["language": .text(item.language.ownName)])
                }
            }
            if fields["maker"] == Translation.Maker.machine.rawValue {
                p { desk.wording.say("translation.machine-note") }
            }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let language = Language(rawValue: kit.value("language")) ?? desk.wording.language
        return fragment {
            for name in ["place", "language", "digest"] { kit.hidden(name, kit.value(name)) }
            kit.field("text", desk.wording.say("translation.text")) { described in
                textarea(
                    .id(FormKit.id("text")), .name("text"), .rows(6), .lang(language.tag),
                    .dir(Wording.direction(of: language)),
                    .when(kit.mistake("text") != nil, .aria("invalid", "true")), described
                ) { kit.value("text") }
            }
        }
    }
}
