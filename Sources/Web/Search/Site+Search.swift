import Foundation
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Register
import Search
import Serving

extension Site {
    private static let searchParameters: Set<String> = ["q", "kind", "sector", "province", "country"]
    private static let namesMax = 30
    private static let textsMax = 40

    func search(_ request: Request, _ language: Language) async throws -> Response {
        let question = try question(request)
        return try await answer(request, language, parameters: Self.searchParameters) { reading, wording in
            try Self.check(question, wording.vocabulary)
            let isAsked = !question.text.isEmpty
            let names = isAsked ? try reading.names(question.text, filter: question.filter, limit: Self.namesMax) : []
            let texts = isAsked ? try Self.texts(question, besides: names, reading, wording) : (found: [], count: 0)
            let kinds = wording.vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
            return SearchPage(
                figures: Figures(wording: wording, names: [:]), question: question, names: names, texts: texts.found,
                textCount: texts.count, kinds: kinds, provinces: try reading.things(ofKind: "province"),
                countries: try reading.things(ofKind: "country"),
                wholes: try reading.things(names.compactMap { $0.wholeID }))
        }
    }

    /// The first names that answer what is being typed, for the field's list.
    func suggestions(_ request: Request, _ language: Language) async throws -> Response {
        let question = try question(request)
        for (name, _) in request.uri.queryParameters where name != "q" {
            throw RequestFault.unknownParameter(String(name))
        }
        let today = now().day()
        let json = try await register.read(for: .everyone(language), today: today) { reading -> JSON in
            let wording = self.wording(language, reading.vocabulary, today)
            let names = question.text.isEmpty ? [] : try reading.names(question.text, limit: 8)
            let wholes = try reading.things(names.compactMap { $0.wholeID })
            return ["suggestions": .array(names.map { Self.suggestion($0, wholes, wording) })]
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonical)))
    }

    private static func suggestion(_ found: FoundName, _ wholes: [String: Thing], _ wording: Wording) -> JSON {
        let links = Links(language: wording.language)
        let (name, kind, address): (Text, String, Address) =
            switch found.what {
            case .thing(let thing):
                (
                    thing.name,
                    [wording.kindLabel(thing.kind), found.wholeID.flatMap { wholes[$0] }?.shortName(wording.language)]
                        .compactMap(\.self).joined(separator: " · "), links.thing(thing.id)
                )
            case .party(let party): (party.name, wording.say("search.party"), links.party(party.id))
            case .property(let property):
                (property.label, wording.say("search.property"), links.property(property.id))
            }
        let shown = name.reading(in: wording.language)
        return JSON(present: [
            ("address", .string(address.text)), ("kind", .string(kind)),
            ("language", shown.map { .string($0.language.tag) }),
            ("matched", found.name.text == shown?.text ? nil : .string(found.name.text)),
            ("name", .string(shown?.text ?? "")),
        ])
    }

    private func question(_ request: Request) throws -> SearchQuestion {
        var question = SearchQuestion()
        for (name, value) in request.uri.queryParameters where !value.isEmpty {
            let value = String(value)
            switch name {
            case "q":
                guard value.unicodeScalars.count <= SearchQuestion.lettersMax else {
                    throw RequestFault.tooLong(value.utf8.count, limit: SearchQuestion.lettersMax)
                }
                question.text = value.trimmingCharacters(in: .whitespacesAndNewlines)
            case "kind": question.kind = value
            case "sector":
                guard let sector = Sector(rawValue: value) else { throw RequestFault.badParameter("sector", value) }
                question.sector = sector
            case "province": question.province = value
            case "country": question.country = value
            default: break
            }
        }
        return question
    }

    private static func check(_ question: SearchQuestion, _ vocabulary: Vocabulary) throws {
        if let kind = question.kind, kind != "party", kind != "property", vocabulary.kinds[kind] == nil {
            throw RequestFault.badParameter("kind", kind)
        }
        for (name, id) in [("province", question.province), ("country", question.country)] {
            if let id, !Identifier.isValid(id) { throw RequestFault.badParameter(name, id) }
        }
    }

    /// The texts whose thing passes what narrows the search, with their things.
    private static func texts(
        _ question: SearchQuestion, besides names: [FoundName], _ reading: Reading, _ wording: Wording
    ) throws -> (found: [FoundText], count: Int) {
        let hits = try reading.texts(question.text, limit: question.isNarrowed ? 100 : textsMax)
        let named = Set(names.map(\.id))
        let claims = try hits.filter { $0.kind == "claim" }.compactMap { try reading.claim($0.id)?.claim }
        let properties = Dictionary(claims.map { ($0.id, $0.property) }) { first, _ in first }
        let things = try reading.things(hits.compactMap(\.thing))
        // What is shown for its name is not shown again for the words of that name.
        let found = try hits.filter { !named.contains("\($0.kind)/\($0.id)") }.compactMap { hit -> FoundText? in
            let thing = hit.thing.flatMap { things[$0] }
            if question.isNarrowed {
                guard let thing, try passes(thing, question, reading) else { return nil }
            }
            let heading = [thing.map(wording.name), properties[hit.id].map(wording.propertyLabel)]
                .compactMap(\.self).joined(separator: " · ")
            return FoundText(hit: hit, thing: thing, heading: heading)
        }
        let count =
            question.isNarrowed ? found.count : try reading.textCount(question.text) - (hits.count - found.count)
        return (Array(found.prefix(textsMax)), count)
    }

    private static func passes(_ thing: Thing, _ question: SearchQuestion, _ reading: Reading) throws -> Bool {
        if let kind = question.kind, thing.kind != kind { return false }
        if let sector = question.sector, !thing.sectors.contains(sector) { return false }
        guard question.province != nil || question.country != nil else { return true }
        let wholes = Set(try reading.wholes(of: thing).map(\.id) + [thing.id])
        return [question.province, question.country].allSatisfy { $0.map(wholes.contains) ?? true }
    }
}

extension FoundName {
    /// The record it is, as `kind/id`.
    var id: String {
        switch what {
        case .thing(let thing): "thing/\(thing.id)"
        case .party(let party): "party/\(party.id)"
        case .property(let property): "property/\(property.id)"
        }
    }

    /// What the thing found lies in first.
    var wholeID: String? {
        if case .thing(let thing) = what { thing.within.first } else { nil }
    }
}
