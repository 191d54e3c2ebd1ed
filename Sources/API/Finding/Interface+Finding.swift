import Exporting
import Languages
import Observations
import OpenData
import Register
import Search
import Serving

extension Interface {
    static let findingRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "search", path: "search",
                parameters: [
                    .init("q", .query, .words(150), isRequired: true), .init("kind", .query, .identifier),
                    .init("sector", .query, .choice(Sector.allCases.map(\.rawValue))),
                    .init("province", .query, .identifier), .init("country", .query, .identifier),
                    .init("limit", .query, .integer(1...100)),
                ], schema: "SearchResults")
        ) { try $0.answerSearch() }
    ]
}

extension Asking {
    private static let foundMax = 30

    /// Names and texts that answer, each with the reason why.
    func answerSearch() throws -> Answer {
        let text = asked["q"] ?? ""
        if let kind = asked["kind"], kind != "party", kind != "property", vocabulary.kinds[kind] == nil {
            throw RequestFault.noThing(kind)
        }
        let filter = NameFilter(
            kinds: asked["kind"].map { [$0] } ?? [], sector: asked["sector"], within: asked["province"],
            country: asked["country"])
        let limit = asked.integer("limit").map(Int.init) ?? Self.foundMax
        let names = try reading.names(text, filter: filter, limit: limit)
        let texts = try reading.texts(text, besides: names, narrowedBy: filter, limit: limit)
        let watched = try reading.seriesWatched(by: texts.found.filter { $0.hit.kind == "alert-rule" }.map(\.hit.id))
        let record = writer(try reading.names(of: [], and: names.map(\.wholeID)))
        return self.record { writer in
            writer.field("query", text)
            writer.listField("names") { list in for name in names { found(name, record, to: &list) } }
            writer.listField("texts") { list in for text in texts.found { found(text, watched, record, to: &list) } }
            writer.field("textCount", texts.count)
        }
    }

    private func found(_ found: FoundName, _ record: RecordWriter, to writer: inout JSONWriter) {
        let (type, id, name, reference, kind): (String, String, Text, Reference, String?) =
            switch found.what {
            case .thing(let thing): ("thing", thing.id, thing.name, .thing(thing.id), thing.kind)
            case .party(let party): ("party", party.id, party.name, .party(party.id), nil)
            case .property(let property): ("property", property.id, property.label, .property(property.id), nil)
            }
        writer.object { writer in
            writer.field("type", type)
            writer.field("id", id)
            writer.field("href", Interface.address(of: reference, in: asked.language))
            writer.key("name")
            record.text(name, to: &writer)
            writer.optionalField("kind", kind) { record.kind($1, to: &$0) }
            writer.optionalField("within", found.wholeID.flatMap { record.names[$0] }) {
                record.thing(labelled: $1, to: &$0)
            }
            writer.objectField("matched") { writer in
                writer.field("text", found.name.text)
                writer.field("language", found.name.language?.tag)
                writer.field("how", found.why)
                writer.field("reason", words.say(.init("search.why.\(found.why)")))
            }
        }
    }

    private func found(
        _ found: FoundText, _ watched: [String: String], _ record: RecordWriter, to writer: inout JSONWriter
    ) {
        let hit = found.hit
        let reference: Reference? =
            switch hit.kind {
            case "claim": .claim(hit.id)
            case "source": .source(hit.id)
            case "party": .party(hit.id)
            case "quarrel": .quarrel(hit.id)
            case "letter": .letter(hit.id)
            case "story": .story(hit.id)
            case "problem": .problem(hit.id)
            case "thing": .thing(hit.id)
            case "indicator": .indicator(hit.id)
            case "series": .series(hit.id)
            case "alert-rule": watched[hit.id].map(Reference.series)
            default: nil
            }
        writer.object { writer in
            writer.field("type", hit.kind)
            writer.field("id", hit.id)
            writer.optionalField("href", reference) { $0.string(Interface.address(of: $1, in: asked.language)) }
            writer.field("language", hit.language.tag)
            writer.optionalField("thing", found.thing) { record.thing(labelled: $1, to: &$0) }
            writer.optionalField("property", found.property) { record.property($1, to: &$0) }
            pieces("title", hit.title, to: &writer)
            pieces("snippet", hit.snippet, to: &writer)
            writer.listField("reasons") { list in
                for reason in hit.reasons {
                    list.object { object in
                        object.field("asked", reason.asked)
                        object.field("found", reason.found)
                    }
                }
            }
        }
    }

    private func pieces(_ key: String, _ pieces: [MarkedPiece], to writer: inout JSONWriter) {
        writer.listField(key) { list in
            for piece in pieces {
                list.object { object in
                    object.field("text", piece.text)
                    object.field("isMatch", piece.isMatch)
                }
            }
        }
    }
}
