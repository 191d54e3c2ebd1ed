import Languages
import Markup
import Register

extension Site {
    /// What a member may do with a thing: change what stands of it, or say that it is another one.
    func thingActs(_ thing: Thing, _ visit: Visit, _ reading: Reading) throws -> [(label: String, address: Address)] {
        guard let signed = visit.signed, signed.may(.write(party: signed.party)),
            try reading.mayChange(thing, signed.party)
        else { return [] }
        let links = links(visit)
        func say(_ key: PhraseKey) -> String { book.say(key, in: visit.language) }
        return [
            (say("thing.act.change"), links.thingForm(of: thing.id)),
            (say("thing.act.join"), links.joinForm(of: thing.id)),
        ]
    }
}
