import Languages
import Markup
import Members
import Register

extension Site {
    /// What a member may do with a thing: enter a figure, change what stands of it, or say that it is another one.
    func thingActs(_ thing: Thing, _ visit: Visit, _ reading: Reading, _ wording: Wording) throws -> Markup {
        let figures = ClaimActs(wording: wording).markup(of: thing, visit.signed)
        guard let signed = visit.signed, signed.may(.write(party: signed.party)),
            try reading.mayChange(thing, signed.party)
        else { return figures }
        let links = links(visit)
        return fragment {
            figures
            p { a(.href(links.thingForm(of: thing.id))) { wording.say("thing.act.change") } }
            p { a(.href(links.joinForm(of: thing.id))) { wording.say("thing.act.join") } }
        }
    }
}
