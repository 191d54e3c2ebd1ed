import Drafts
import Languages
import Members
import Register
import Serving

/// The forms of things, letters, parties and offices, and the page of a letter.
extension Site {
    static let thingRoutes: [PageRoute] =
        pair("things/new", thingForm) + pair("things/:id/change", thingForm) + pair("things/:id/join", joinForm)
        + pair("letters/new", letterForm) + pair("letters/:id/change", letterForm) + pair("office", officeForm)
        + pair("parties/new", partyForm) + pair("parties/:id/change", partyForm)
        + [.get("letters/:id") { try await $0.letter($1, $2, $3.id) }]

    private static func pair(_ path: String, _ form: DraftedForm) -> [PageRoute] {
        let hasID = path.contains(":id")
        return [
            .get(path) { try await $0.showForm(form, $1, $2, id: hasID ? $3.id : nil) },
            .post(path) { try await $0.takeForm(form, $1, $2, id: hasID ? $3.id : nil) },
        ]
    }

    private static let thingForm = DraftedForm(
        kind: "thing", lists: ["sectors"],
        standing: { reading, id, _ in
            guard let id else { return ["visibility": "everyone"] }
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            return ThingFormPage.fields(of: thing, [:], reading.who.language)
        },
        page: { reading, kit, draft in
            let thing = try (draft.id ?? kit.values["thing"]).flatMap(reading.thing)
            if let id = draft.id, thing == nil { throw RequestFault.noThing(id) }
            let names = Language.allCases.compactMap { kit.values["name-\($0.tag)"] }
            let twins =
                thing == nil && !names.isEmpty
                ? try reading.twins(
                    names: names, kind: kit.value("kind"), position: TypedPlace.coordinate(kit.values)) : []
            return ThingFormPage(kit: kit, draft: draft, thing: thing, twins: twins)
        })

    private static let joinForm = DraftedForm(
        kind: "join",
        standing: { _, id, _ in id.map { ["thing": $0] } ?? [:] },
        page: { reading, kit, draft in
            let id = draft.id ?? kit.value("thing")
            guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { throw RequestFault.noThing(id) }
            return JoinFormPage(
                kit: kit, draft: draft, thing: thing, twins: try reading.twins(of: thing).filter(\.isLikely),
                joined: try reading.joined(with: thing))
        })

    private static let letterForm = DraftedForm(
        kind: "letter", files: ["scanFile": "scan"],
        standing: { reading, id, signed in
            guard let id else { return ["sender": signed.party, "visibility": "members"] }
            guard let letter = reading.letter(id) else { throw RequestFault.noThing(id) }
            return LetterFormPage.fields(of: letter, reading.who.language)
        },
        page: { reading, kit, draft in
            LetterFormPage(
                kit: kit, draft: draft, letter: (draft.id ?? kit.values["letter"]).flatMap { reading.letter($0) })
        })

    private static let officeForm = DraftedForm(
        kind: "office", lists: ["languages"], tidy: OfficeFormPage.tidy,
        standing: { reading, _, signed in
            reading.vocabulary.parties[signed.party].map { OfficeFormPage.fields(of: $0, reading.who.language) } ?? [:]
        },
        page: { reading, kit, draft in
            guard let party = reading.vocabulary.parties[draft.signed.party] else { throw RequestFault.notAllowed }
            let area = try party.speaksFor.flatMap { try reading.things([$0])[$0] }
            return OfficeFormPage(
                kit: kit, draft: draft, party: party, clock: try area.map(reading.clock) ?? Clock())
        })
}
