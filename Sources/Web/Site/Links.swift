import Drafts
import Languages
import Markup
import Register
import Serving

/// Where things are found on this site.
///
/// Below this module nobody knows an address.
struct Links: Sendable {
    let language: Language

    func address(_ path: String) -> Address { Address("/\(language.tag)/\(path)") }

    var home: Address { address("") }
    var map: Address { address("map") }
    var desk: Address { address("desk") }
    var account: Address { address("account") }
    var signIn: Address { address("sign-in") }
    /// To sign in and be sent on to an address of this site.
    func signIn(next: String) -> Address { address("sign-in?next=\(InterfaceOperation.escaped(next))") }
    var sheets: Address { address("sheets") }
    /// A spreadsheet on its way, or something done with it.
    func sheet(_ id: String, _ act: String? = nil) -> Address { address("sheets/\(id)" + (act.map { "/\($0)" } ?? "")) }
    func sheetColumns(_ id: String) -> Address { address("sheets/\(id)/columns") }
    func sheet(_ id: String, outcome: String?, after: Int? = nil) -> Address {
        let query = [outcome.map { "outcome=\($0)" }, after.map { "after=\($0)" }].compactMap(\.self)
        return address("sheets/\(id)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
    }
    func sheetTemplate(_ kind: String) -> Address { address("kinds/\(kind)/sheet") }
    /// What stands on the moving map, as JSON.
    var mapThings: Address { address("map/things.json") }
    /// The tiles of the moving map's ground lie below it; they are the same in every language.
    static func mapBase(_ version: String) -> Address { Address("/map/base/\(version)/") }
    var provinces: Address { address("provinces") }
    var properties: Address { address("properties") }
    var use: Address { address("use") }
    var parties: Address { address("parties") }
    var quarrels: Address { address("quarrels") }
    var sources: Address { address("sources") }
    var completeness: Address { address("completeness") }
    var method: Address { address("method") }
    var about: Address { address("about") }
    var operations: Address { address("interface") }
    func operation(_ id: String) -> Address { address("interface/\(id)") }

    var search: Address { address("search") }
    var suggestions: Address { address("search/suggestions") }
    func property(_ id: String) -> Address { address("properties/\(id)") }
    func quarrel(_ id: String) -> Address { address("quarrels#\(id)") }

    func thing(_ id: String) -> Address { address("things/\(id)") }
    func account(_ thing: String, _ property: String) -> Address { address("things/\(thing)#\(property)") }
    func history(_ thing: String, before position: Int64? = nil) -> Address {
        address("things/\(thing)/history" + (position.map { "?before=\($0)" } ?? ""))
    }
    func comparison(_ thing: String) -> Address { address("things/\(thing)/history/compare") }
    func claimHistory(_ id: String) -> Address { address("claims/\(id)/history") }
    /// The place of an entry in the history of its thing.
    func step(_ thing: String, _ position: Int64) -> Address {
        address("things/\(thing)/history?before=\(position + 1)#entry-\(position)")
    }
    func meetings(level: String? = nil) -> Address { address("meetings" + (level.map { "?level=\($0)" } ?? "")) }
    func changes(_ query: ChangesQuery) -> Address { address("changes" + query.text) }
    func changesFeed(_ query: ChangesQuery) -> Address { address("changes.atom" + query.text) }
    func kind(_ id: String, after thing: String? = nil) -> Address {
        address("kinds/\(id)" + (thing.map { "?after=\($0)" } ?? ""))
    }
    func property(_ id: String, _ question: PropertyQuestion = PropertyQuestion()) -> Address {
        address("properties/\(id)\(question.query)")
    }
    func compare(_ first: String? = nil, _ second: String? = nil) -> Address {
        let query = [first.map { "a=\($0)" }, second.map { "b=\($0)" }].compactMap(\.self).joined(separator: "&")
        return address("compare" + (query.isEmpty ? "" : "?" + query))
    }
    func completeness(of province: String) -> Address { address("completeness#\(province)") }
    func claim(_ id: String) -> Address { address("claims/\(id)") }

    func drafts(_ state: DraftState? = nil, batch: String? = nil, after: String? = nil) -> Address {
        let query = [
            state.map { "state=\($0.rawValue)" }, batch.map { "batch=\($0)" }, after.map { "after=\($0)" },
        ].compactMap(\.self).joined(separator: "&")
        return address("drafts" + (query.isEmpty ? "" : "?" + query))
    }
    func draft(_ id: String, act: String? = nil) -> Address {
        address("drafts/\(id)" + (act.map { "/\($0)" } ?? ""))
    }
    func editDraft(_ id: String) -> Address { address("drafts/\(id)/edit") }
    var newDraft: Address { address("drafts/new") }
    /// Where a form saves itself while it is being filled.
    var saveDraft: Address { address("drafts/save") }
    func newDraft(thing: String, property: String? = nil, story: String? = nil) -> Address {
        address(
            "drafts/new?thing=\(thing)" + (property.map { "&property=\($0)" } ?? "")
                + (story.map { "&story=\($0)" } ?? ""))
    }
    func correction(_ claim: String) -> Address { address("drafts/new?claim=\(claim)") }
    func remark(_ stance: String, on claim: String) -> Address {
        address("drafts/new?kind=remark&claim=\(claim)&stance=\(stance)")
    }
    func mark(_ claim: Claim) -> Address {
        address("drafts/new?kind=mark&thing=\(claim.thing)&property=\(claim.property)&claim=\(claim.id)")
    }
    func unmark(_ claim: Claim) -> Address {
        address("drafts/new?kind=mark&thing=\(claim.thing)&property=\(claim.property)")
    }
    func batch(_ id: String, act: String? = nil) -> Address {
        address("batches/\(id)" + (act.map { "/\($0)" } ?? ""))
    }
    func batchRun(_ run: BatchRun, act: String? = nil, after number: Int64? = nil) -> Address {
        address(
            "batches/\(run.batch)/runs/\(run.id)" + (act.map { "/\($0)" } ?? "")
                + (number.map { "?after=\($0)" } ?? ""))
    }
    var clearing: Address { address("clearing") }
    func source(_ id: String) -> Address { address("sources/\(id)") }
    var partyForm: Address { address("parties/new") }
    func partyForm(of id: String) -> Address { address("parties/\(id)/change") }
    var officeForm: Address { address("office") }
    func letter(_ id: String) -> Address { address("letters/\(id)") }
    var letterForm: Address { address("letters/new") }
    func letterForm(of id: String) -> Address { address("letters/\(id)/change") }
    var thingForm: Address { address("things/new") }
    func thingForm(of id: String) -> Address { address("things/\(id)/change") }
    func joinForm(of id: String) -> Address { address("things/\(id)/join") }
    /// A file is the same in every language.
    static func file(_ digest: String) -> Address { Address("/files/\(digest)") }
    var films: Address { address("films") }
    var newFilm: Address { address("films/new") }
    func film(_ id: String, _ act: String? = nil) -> Address { address("films/\(id)" + (act.map { "/\($0)" } ?? "")) }
    func embeddedFilm(_ id: String) -> Address { address("embed/films/\(id)") }
    var pictures: Address { address("pictures") }
    func picture(_ id: String, _ act: String) -> Address { address("pictures/\(id)/\(act)") }
    /// The files of films and pictures are the same in every language.
    static func filmFile(_ id: String, _ name: String) -> Address { Address("/films/\(id)/\(name)") }
    static func pictureFile(_ id: String, _ name: String) -> Address { Address("/pictures/\(id)/\(name)") }
    func party(_ id: String) -> Address { address("parties/\(id)") }
}
