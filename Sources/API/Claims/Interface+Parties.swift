import Exporting
import Languages
import OpenData
import Problems
import References
import Register
import Serving

extension Interface {
    /// Sources, parties and terms: what was read where, what was said by whom, and in which words.
    static let partyRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "sources", path: "sources", forms: [.json, .csv, .xlsx], schema: "Sources")
        ) { try $0.answer(try $0.lists.sources()) },
        Route(
            InterfaceOperation(
                id: "source", path: "sources/{id}", forms: [.json, .csv, .xlsx],
                parameters: [.init("id", .path, .identifier)], schema: "Source")
        ) { asking in
            guard let source = asking.vocabulary.sources[asking.asked.id] else {
                throw RequestFault.noThing(asking.asked.id)
            }
            let claims = try asking.reading.claims(fromSource: source.id, limit: Asking.claimsMax + 1)
            return try asking.answer(claims, title: source.title) { record, writer in
                record.fields(of: source, to: &writer)
            }
        },
        Route(
            InterfaceOperation(id: "terms", path: "terms", forms: [.json, .csv, .xlsx], schema: "Terms")
        ) { try $0.answer($0.lists.terms()) },
        Route(
            InterfaceOperation(
                id: "parties", path: "parties", forms: [.json, .csv, .xlsx], schema: "Parties")
        ) { try $0.answer(try $0.lists.parties()) },
        Route(
            InterfaceOperation(
                id: "party", path: "parties/{id}", forms: [.json, .csv, .xlsx],
                parameters: [.init("id", .path, .identifier)], schema: "Party")
        ) { asking in
            guard let party = asking.vocabulary.parties[asking.asked.id] else {
                throw RequestFault.noThing(asking.asked.id)
            }
            let claims = try asking.reading.claims(saidBy: party.id, limit: Asking.claimsMax + 1)
            let letters = try asking.reading.letters(about: "party/\(party.id)")
            let problems = try asking.reading.problems(ofParty: party.id, limit: Asking.problemLinesMax)
            return try asking.answer(claims, title: asking.words.party(party.id), and: [party.speaksFor]) {
                record, writer in
                record.fields(of: party, to: &writer)
                record.letters(letters, to: &writer)
                asking.problemLines(problems, record, to: &writer)
            }
        },
        Route(
            InterfaceOperation(
                id: "letter", path: "letters/{id}", forms: [.json, .csv, .xlsx],
                parameters: [.init("id", .path, .identifier)], schema: "LetterWithClaims")
        ) { asking in
            guard let letter = asking.reading.letter(asking.asked.id) else {
                throw RequestFault.noThing(asking.asked.id)
            }
            let claims = try asking.reading.claims(citing: letter, limit: Asking.claimsMax + 1)
            let entries = try asking.reading.known(restingOn: letter).map(\.entry)
            return try asking.answer(claims, title: letter.number) { record, writer in
                record.fields(of: letter, to: &writer)
                record.entries(restingOn: entries, to: &writer)
            }
        },
    ]
}

extension Asking {
    /// So many claims stand in one record, the newest first; the list of claims has them all.
    static let claimsMax = 500

    /// A record with the claims that belong to it, or these alone as a table.
    func answer(
        _ claims: [StandingClaim], title: String, and others: [String?] = [],
        _ write: (RecordWriter, inout JSONWriter) -> Void
    ) throws -> Answer {
        let shown = Array(claims.prefix(Self.claimsMax))
        guard asked.form == .json else { return try answer(try lists.claims(shown, title: title)) }
        let record = writer(try reading.names(of: shown, and: others))
        return self.record { writer in
            write(record, &writer)
            writer.listField("claims") { list in for claim in shown { record.claim(claim, to: &list) } }
            writer.field("isCut", claims.count > Self.claimsMax)
        }
    }
}
