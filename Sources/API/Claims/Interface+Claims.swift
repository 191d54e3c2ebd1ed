import Exporting
import Languages
import Measures
import OpenData
import Register
import Serving

extension Interface {
    static let claimRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "claims", path: "claims", forms: [.json, .geojson, .csv, .xlsx], hasPage: false,
                parameters: [
                    .init("thing", .query, .identifier), .init("property", .query, .identifier),
                    .init("source", .query, .identifier), .init("party", .query, .identifier),
                    .init("after", .query, .identifier), .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Claims")
        ) { try $0.answerClaims() },
        Route(
            InterfaceOperation(
                id: "claim", path: "claims/{id}", parameters: [.init("id", .path, .identifier)], schema: "Claim")
        ) { asking in
            let (standing, record) = try asking.claim()
            let account = try asking.reading.account(
                of: try asking.thing(standing.claim.thing), property: standing.claim.property)
            let letters = try asking.reading.letters(behindClaim: standing.claim.id)
            return asking.record { writer in
                record.fields(of: standing, to: &writer)
                record.letters(letters, to: &writer)
                writer.field("isChosen", account?.chosen?.claim.id == standing.claim.id)
                writer.field(
                    "account",
                    Interface.address(
                        of: .account(thing: standing.claim.thing, property: standing.claim.property),
                        in: asking.asked.language))
                writer.field(
                    "history", Interface.address(of: .claimHistory(standing.claim.id), in: asking.asked.language))
            }
        },
        Route(
            InterfaceOperation(
                id: "claim-history", path: "claims/{id}/history", parameters: [.init("id", .path, .identifier)],
                schema: "ClaimHistory")
        ) { asking in
            let (standing, _) = try asking.claim()
            let steps = try asking.reading.history(ofClaim: standing.claim.id)
            let thing = try asking.thing(standing.claim.thing)
            let record = asking.writer(
                try asking.reading.names(of: steps).merging([thing.id: thing]) { first, _ in first })
            let letters = try asking.letters(behind: steps)
            return asking.record { writer in
                writer.field("claim", standing.claim.id)
                record.letters(letters, to: &writer)
                writer.listField("items") { list in for step in steps { record.step(step, to: &list) } }
            }
        },
    ]
}

extension Asking {
    func claim() throws -> (StandingClaim, RecordWriter) {
        guard let standing = try reading.claim(asked.id), vocabulary.properties[standing.claim.property] != nil else {
            throw RequestFault.noThing(asked.id)
        }
        return (standing, writer(try reading.names(of: [standing])))
    }

    func answerClaims() throws -> Answer {
        for (name, isKnown) in [
            ("property", asked["property"].map { vocabulary.properties[$0] != nil }),
            ("source", asked["source"].map { vocabulary.sources[$0] != nil }),
            ("party", asked["party"].map { vocabulary.parties[$0] != nil }),
        ] where isKnown == false {
            throw RequestFault.noThing(asked[name] ?? "")
        }
        let filter = ClaimFilter(
            thing: try thing(in: "thing"), property: asked["property"], source: asked["source"], party: asked["party"])
        guard let page = try lists.claims(filter, after: asked["after"], limit: asked.limit) else {
            throw RequestFault.noThing(asked["after"] ?? "")
        }
        return try answer(page.table, next: page.next.map { ["after": $0] })
    }
}
