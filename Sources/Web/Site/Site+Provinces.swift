import Hummingbird
import Languages
import Markup
import Measures
import Members
import Register

extension Site {
    func provinces(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let provinces = try reading.things(ofKind: "province")
            let columns = ["population", "area"].compactMap { wording.vocabulary.properties[$0] }
            return ProvinceListPage(
                figures: Figures(wording: wording, names: [:]),
                index: ProvinceIndex(
                    countries: try reading.things(ofKind: "country"), provinces: provinces, visit.language),
                accounts: try reading.accounts(of: provinces), columns: columns)
        }
    }

    /// The page of a province: the thing itself, what lies in it, beside it and is disputed within it.
    func province(_ thing: Thing, _ reading: Reading, _ wording: Wording, _ signed: Signed?) throws -> ProvincePage {
        let wholes = try reading.wholes(of: thing)
        let accounts = try reading.accounts(of: thing)
        let parts = try reading.provinceParts(of: thing)
        let namesakes = try reading.namesakes(of: thing)
        let shown = accounts + parts.flatMap(\.accounts)
        let page = ThingPage(
            figures: Figures(
                wording: wording,
                names: try reading.names(in: shown, things: [thing] + wholes + namesakes)),
            thing: thing, wholes: wholes, accounts: accounts, parts: [], namesakes: namesakes,
            completeness: try reading.completeness(of: thing), locator: maps.locator(wording, thing),
            utilisation: Utilisation.all(accounts, wording.vocabulary), clock: try reading.clock(of: thing),
            isWritable: isWritable(signed),
            acts: drafts == nil ? Markup() : try ClaimActs(wording: wording).markup(of: thing, signed, reading),
            waiting: try waiting(about: thing, signed, reading, wording),
            problems: try problems(at: thing, reading, wording),
            stories: try stories(meaning: thing, reading, wording),
            letters: LettersBehind(try reading.letters(behind: thing)))
        let contested =
            accounts.filter { $0.isContested(wording.vocabulary) }.map { (thing: thing, account: $0) }
            + parts.flatMap { part in
                part.accounts.filter { $0.isContested(wording.vocabulary) }.map { (thing: part.thing, account: $0) }
            }
        return ProvincePage(
            page: page, parts: parts, neighbours: try reading.neighbours(of: thing), contested: contested)
    }
}

extension Reading {
    func provinceParts(of province: Thing) throws -> [ProvincePage.Part] {
        let parts = try parts(of: province.id)
        let accounts = try accounts(of: parts)
        return parts.map { ProvincePage.Part(thing: $0, accounts: accounts[$0.id] ?? []) }
    }
}
