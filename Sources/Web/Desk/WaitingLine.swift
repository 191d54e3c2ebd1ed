import Desk
import Languages
import Markup
import Members
import Register

/// A quiet line on the page of a thing for the members of its own party: what of it waits on their desk.
struct WaitingLine {
    let wording: Wording
    let waiting: WaitingHere

    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        let parts: [(key: PhraseKey, count: Int, address: Address)] = [
            ("desk.here.drafts", waiting.drafts, links.drafts()),
            ("desk.here.reported", waiting.reported, links.deskSection(.reported)),
            ("desk.here.said", waiting.said, links.deskSection(.said)),
            ("desk.here.disputes", waiting.disputes, links.deskSection(.disputes)),
        ].filter { $0.count > 0 }
        return p(.class("small waiting-here no-print")) {
            wording.say("desk.here") + " "
            for (place, part) in parts.enumerated() {
                if place > 0 { wording.say("site.list-separator") }
                a(.href(part.address)) { wording.say(part.key, ["count": .count(part.count)]) }
            }
        }
    }
}

extension Site {
    /// What waits about a thing, for members of its own party; nothing for everybody else.
    func waiting(about thing: Thing, _ signed: Signed?, _ reading: Reading, _ wording: Wording) throws -> Markup {
        guard drafts != nil, let signed, let waiting = try reading.waiting(about: thing, for: signed) else {
            return Markup()
        }
        return WaitingLine(wording: wording, waiting: waiting).markup
    }
}
