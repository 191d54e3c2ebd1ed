import Languages
import Markup
import Newsroom
import Register

extension StoryFormPage {
    /// What a story means, when and where it happened, where it comes from, and from when on who may read it.
    var meaning: Markup {
        let wording = kit.wording
        return fragment {
            h2 { wording.say("story.form.meaning") }
            kit.choice(
                "original", wording.say("story.original"),
                Language.allCases.map { ($0.tag, wording.languageName($0)) })
            kit.area(
                "links", wording.say("story.meanings"), hint: wording.say("story.form.links.hint"), rows: 4)
            kit.checks(
                "sectors", wording.say("stories.sector"), Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                chosen: Set(kit.value("sectors").split(separator: "|").map(String.init)))
            kit.choice(
                "occasion", wording.say("story.occasion"),
                meetings.map { ($0.id, wording.name($0)) }, empty: wording.say("story.form.no-occasion"))
            kit.line(
                "place", wording.say("story.place"), hint: wording.say("story.form.place.hint"), .dir(.automatic))
            div(.class("pair")) {
                kit.line("date", wording.say("story.happened"), hint: wording.say("form.date.hint"))
                kit.choice(
                    "calendar", wording.say("form.calendar"),
                    [
                        ("gregorian", wording.say("form.calendar.gregorian")),
                        ("jalali", wording.say("form.calendar.jalali")),
                    ], empty: wording.say("form.calendar.as-typed"))
            }
            source
            moment
            kit.visibility()
            if !kit.value("originalFile").isEmpty { kit.hidden("originalFile", kit.value("originalFile")) }
        }
    }

    private var source: Markup {
        let wording = kit.wording
        let names = ["sourcePublisher", "sourceTitle", "sourceAddress", "sourceDate"]
        let isOpen = names.contains { !kit.value($0).isEmpty || kit.mistake($0) != nil }
        return details(isOpen ? .open() : .none) {
            element(.summary, []) { wording.say("story.form.source") }
            kit.line("sourcePublisher", wording.say("story.source.publisher"), .dir(.automatic))
            kit.line("sourceTitle", wording.say("story.source.title"), .dir(.automatic))
            kit.line("sourceAddress", wording.say("story.source.address"), type: "url", .dir(.leftToRight))
            kit.line("sourceDate", wording.say("story.source.date"), hint: wording.say("form.date.hint"))
        }
    }

    /// Until when it is held back, by a clock of the region.
    private var moment: Markup {
        let wording = kit.wording
        let zones = Set(Language.allCases.compactMap { wording.vocabulary.region?.zones[$0] }).sorted() + ["UTC"]
        let isOpen = !kit.value("embargo").isEmpty || kit.mistake("embargo") != nil
        return details(isOpen ? .open() : .none) {
            element(.summary, []) { wording.say("story.embargo") }
            div(.class("pair")) {
                kit.line(
                    "embargo", wording.say("story.embargo.moment"), hint: wording.say("story.embargo.hint"),
                    .dir(.leftToRight))
                kit.choice("embargoZone", wording.say("story.embargo.clock"), zones.map { ($0, $0) })
            }
        }
    }
}
