import Foundation
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Observations
import Register
import Search
import Serving

extension Site {
    private static let searchParameters: Set<String> = ["q", "kind", "sector", "province", "country"]
    private static let namesMax = 30
    private static let textsMax = 40

    func search(_ request: Request, _ visit: Visit) async throws -> Response {
        let question = try question(request)
        return try await answer(request, visit, parameters: Self.searchParameters) { reading, wording in
            try Self.check(question, wording.vocabulary)
            let isAsked = !question.text.isEmpty
            let names = isAsked ? try reading.names(question.text, filter: question.filter, limit: Self.namesMax) : []
            let texts =
                isAsked
                ? try reading.texts(
                    question.text, besides: names, narrowedBy: question.filter, limit: Self.textsMax)
                : (found: [], count: 0)
            let kinds = wording.vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
            return SearchPage(
                figures: Figures(wording: wording, names: [:]), question: question, names: names,
                texts: texts.found,
                textCount: texts.count, kinds: kinds, provinces: try reading.things(ofKind: "province"),
                countries: try reading.things(ofKind: "country"),
                wholes: try reading.things(names.compactMap { $0.wholeID }),
                watched: try reading.seriesWatched(by: texts.found.filter { $0.hit.kind == "alert-rule" }.map(\.hit.id))
            )
        }
    }

    /// The first names that answer what is being typed, for the field's list.
    func suggestions(_ request: Request, _ visit: Visit) async throws -> Response {
        let question = try question(request)
        for (name, _) in request.uri.queryParameters where name != "q" {
            throw RequestFault.unknownParameter(String(name))
        }
        let today = now().day()
        let json = try await register.read(for: visit.reader, today: today) { reading -> JSON in
            let wording = self.wording(visit.language, reading.vocabulary, today)
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
}
