import Languages
import Markup
import Measures
import Members

/// How a member gets the desk elsewhere: as a letter, as a feed.
struct DeskWishesPage: Page {
    let wording: Wording
    let signed: Signed
    let wish: LetterWish?
    let sendsMail: Bool
    /// When the key of the feed was made, in milliseconds since 1970.
    let keyMade: Int64?
    /// The address of the feed with its key, this once after it was made.
    let feed: String?
    let isSaved: Bool

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("desk.by-letter") }
    var trail: [(name: String, address: Address)] { [(wording.say("nav.desk"), links.desk)] }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            section {
                h2 { wording.say("desk.letter.title") }
                if isSaved { p(.class("rule"), .role("status")) { wording.say("desk.letter.saved") } }
                p { wording.say("desk.letter.about") }
                if !sendsMail { p(.class("rule")) { wording.say("desk.letter.no-mail") } }
                letterForm
            }
            section {
                h2 { wording.say("desk.feed.title") }
                p { wording.say("desk.feed.about") }
                feedForms
            }
        }
    }

    private var letterForm: Markup {
        let rhythm = wish?.rhythm.rawValue ?? "never"
        let kit = FormKit(wording, values: ["rhythm": rhythm, "hour": String(wish?.hour ?? 7)])
        return kit.form(to: links.deskLetter, signed: signed) {
            kit.radios(
                "rhythm", wording.say("desk.letter.rhythm"),
                ["never", "daily", "weekly"].map { ($0, wording.say(PhraseKey("desk.letter.\($0)"))) })
            kit.choice(
                "hour", wording.say("desk.letter.hour"),
                (0..<24).map { (String($0), wording.dates.time(hour: $0, minute: 0)) })
            button(.type("submit")) { wording.say("desk.letter.save") }
        }
    }

    private var feedForms: Markup {
        let kit = FormKit(wording)
        return fragment {
            if let feed {
                p(.role("status")) { wording.say("desk.feed.shown") }
                p { element(.code, [.dir(.leftToRight)]) { feed } }
            } else if let keyMade {
                p {
                    let day = Instant(clamping: keyMade).day(in: wording.zone)
                    wording.say("desk.feed.made", ["date": .text(wording.day(day))])
                }
            } else {
                p { wording.say("desk.feed.none") }
            }
            div(.class("acts")) {
                kit.act(wording.say("desk.feed.make"), to: links.deskKey, signed: signed)
                if keyMade != nil { kit.act(wording.say("desk.feed.end"), to: links.deskKeyEnd, signed: signed) }
            }
        }
    }
}
