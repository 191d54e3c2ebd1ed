import Drafts
import Languages
import Markup
import Newsroom
import Register

/// The form of a reported statement: what was promised, by whom and until when, with the story that says so.
struct PromiseForm: DraftForm {
    let kind = "promise"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        [desk.wording.say("draft.kind.promise"), fields["title"] ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        let tag = desk.wording.language.tag
        return ["language": tag, "textLanguage": tag, "visibility": "members"].merging(asked) { $1 }
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let links = Links(language: desk.wording.language)
        let standing = try fields["story"].flatMap(desk.reading.story)
        let ids = FieldList.items(fields["things"]).filter(Identifier.isValid)
        let things = try desk.reading.things(ids)
        return fragment {
            if let standing {
                p(.class("said")) {
                    desk.wording.say("claim.source") + ": "
                    a(.href(links.story(standing.story.id))) { desk.wording.marked(standing.story.title) }
                }
            }
            if !things.isEmpty {
                p(.class("said")) {
                    desk.wording.say("promise.form.things") + ": "
                    for (place, thing) in ids.compactMap({ things[$0] }).enumerated() {
                        if place > 0 { desk.wording.say("site.list-separator") }
                        a(.href(links.thing(thing.id))) { desk.wording.marked(thing.name) }
                    }
                }
            }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        return fragment {
            for name in [
                "story", "language", "sourceTitle", "sourceAddress", "sourceLanguage", "sourcePublisher",
            ]
            where !kit.value(name).isEmpty { kit.hidden(name, kit.value(name)) }
            if !kit.value("isOther").isEmpty || kit.mistake("isOther") != nil {
                kit.checks(
                    "isOther", wording.say("thing.form.is-other.label"), [("yes", wording.say("thing.form.is-other"))],
                    chosen: [kit.value("isOther")])
            }
            kit.line(
                "title", wording.say("promise.form.title"), hint: wording.say("promise.form.title.hint"),
                isRequired: true, .dir(.automatic))
            kit.area("words", wording.say("promise.form.words"))
            kit.choice(
                "textLanguage", wording.say("draft.text-language"), Language.allCases.map { ($0.tag, $0.ownName) })
            kit.line("promisedBy", wording.say("promise.form.promised-by"), .dir(.automatic))
            div(.class("pair")) {
                kit.line(
                    "promisedOn", wording.say("promise.form.promised-on"), hint: wording.say("draft.hint.date"),
                    .dir(.automatic))
                kit.line("due", wording.say("promise.form.due"), hint: wording.say("draft.hint.date"), .dir(.automatic))
            }
            kit.area("things", wording.say("promise.form.things"), hint: wording.say("thing.form.within.hint"), rows: 3)
            kit.choice(
                "visibility", wording.say("claim.visibility"),
                ["members", "everyone", "own-party"].map { ($0, wording.say(PhraseKey("draft.visibility.\($0)"))) })
        }
    }
}

extension Wording {
    /// What a field of such a draft is called; `nil` for one of another.
    func promiseField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "title": "promise.form.title", "words": "promise.form.words", "promisedBy": "promise.form.promised-by",
            "promisedOn": "promise.form.promised-on", "due": "promise.form.due", "things": "promise.form.things",
        ]
        return keys[name].map { say($0) }
    }
}
