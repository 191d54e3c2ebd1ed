import Exporting
import Languages
import Measures
import OpenData
import Problems
import Register
import Serving

extension Interface {
    static let thingRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "things", path: "things", forms: [.json, .geojson, .csv, .xlsx], hasPage: false,
                parameters: [
                    .init("kind", .query, .identifier), .init("within", .query, .identifier),
                    .init("after", .query, .identifier), .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Things")
        ) { asking in
            let page = try asking.lists.things(
                kind: try asking.kind("kind"), within: try asking.thing(in: "within"), after: asking.asked["after"],
                limit: asking.asked.limit)
            guard let page else { throw RequestFault.noThing(asking.asked["after"] ?? "") }
            return try asking.answer(page.table, next: page.next.map { ["after": $0] })
        },
        Route(
            InterfaceOperation(
                id: "thing", path: "things/{id}", forms: [.json, .geojson, .csv, .xlsx],
                parameters: [.init("id", .path, .identifier)], schema: "Thing")
        ) { try $0.answerThing() },
        Route(
            InterfaceOperation(
                id: "thing-history", path: "things/{id}/history",
                parameters: [
                    .init("id", .path, .identifier), .init("before", .query, .integer(1...Int64.max)),
                    .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "ThingHistory")
        ) { try $0.answerHistory() },
        Route(
            InterfaceOperation(
                id: "comparison", path: "things/{id}/history/compare",
                parameters: [
                    .init("id", .path, .identifier),
                    .init("from", .query, .integer(1...Int64.max), isRequired: true),
                    .init("to", .query, .integer(1...Int64.max), isRequired: true),
                ], schema: "Comparison")
        ) { try $0.answerComparison() },
        Route(
            InterfaceOperation(
                id: "compare", path: "compare", forms: [.json, .csv, .xlsx],
                parameters: [
                    .init("a", .query, .identifier, isRequired: true),
                    .init("b", .query, .identifier, isRequired: true),
                ], schema: "SideBySide")
        ) { try $0.answerSideBySide() },
    ]
}

extension Asking {
    func answerThing() throws -> Answer {
        let thing = try thing()
        switch asked.form {
        case .geojson: return try answer(try lists.table(.things, of: [thing], figures: [], title: words.name(thing)))
        case .csv, .xlsx: return try answer(try lists.accounts(of: thing))
        case .json, .html, .atom: return try thingRecord(thing)
        }
    }

    /// Everything that the page of a thing shows.
    private func thingRecord(_ thing: Thing) throws -> Answer {
        let wholes = try reading.wholes(of: thing)
        let accounts = try reading.accounts(of: thing)
        let parts = try reading.parts(of: thing.id)
        let figures = try keyFigures(of: parts)
        let namesakes = try reading.namesakes(of: thing)
        let neighbours = thing.kind == "province" ? try reading.neighbours(of: thing) : []
        let completeness = thing.kind == "province" ? try reading.completeness(of: thing) : nil
        let letters = try reading.letters(behind: thing)
        let problems = try reading.problems(at: thing.id, limit: Self.problemLinesMax)
        let record = writer(
            try reading.names(in: accounts + figures.values, things: [thing] + wholes + namesakes + parts))
        return self.record { writer in
            record.thingFields(thing, wholes: wholes, to: &writer)
            writer.listField("accounts") { list in for account in accounts { record.account(account, to: &list) } }
            writer.listField("utilisation") { list in
                for item in Utilisation.all(accounts, vocabulary) { record.utilisation(item, to: &list) }
            }
            writer.listField("parts") { list in
                for part in parts {
                    list.object { object in
                        object.key("thing")
                        record.thing(labelled: part, to: &object)
                        object.key("kind")
                        record.kind(part.kind, to: &object)
                        object.optionalField("figure", figures[part.id]) { record.figure($1, to: &$0) }
                    }
                }
            }
            writer.listField("namesakes") { list in
                for thing in namesakes { record.thing(labelled: thing, to: &list) }
            }
            writer.listField("neighbours") { list in
                for item in neighbours { record.thing(labelled: item.thing, to: &list) }
            }
            record.letters(letters, to: &writer)
            problemLines(problems, record, to: &writer)
            writer.optionalField("completeness", completeness) { record.completeness($1, to: &$0) }
            writer.field("history", Interface.address(of: .history(thing: thing.id), in: asked.language))
        }
    }

    /// Of each part the account that says most about its kind.
    private func keyFigures(of parts: [Thing]) throws -> [String: Account] {
        let accounts = try reading.accounts(of: parts)
        var figures: [String: Account] = [:]
        for part in parts {
            let keys = vocabulary.keyProperties(of: part.kind, limit: 2)
            figures[part.id] =
                keys.lazy.compactMap { key in
                    accounts[part.id]?.first { $0.property == key.id }
                }.first
        }
        return figures
    }

    func answerHistory() throws -> Answer {
        let thing = try thing()
        let limit = asked.limit
        let steps = try reading.history(of: thing, before: asked.integer("before") ?? .max, limit: limit)
        let record = writer(try reading.names(of: steps).merging([thing.id: thing]) { first, _ in first })
        let letters = try letters(behind: steps)
        let next = steps.count == limit ? steps.last.map { ["before": String($0.position)] } : nil
        return page(next: next) { writer in
            writer.key("thing")
            record.thing(labelled: thing, to: &writer)
            writer.listField("items") { list in for step in steps { record.step(step, to: &list) } }
            record.letters(letters, to: &writer)
        }
    }

    func answerComparison() throws -> Answer {
        let thing = try thing()
        let chosen = [asked.integer("from") ?? 0, asked.integer("to") ?? 0].sorted()
        let versions = try chosen.map { position in
            guard let step = try reading.step(of: thing, at: position) else {
                throw RequestFault.noVersion(position, of: words.name(thing))
            }
            return try reading.version(of: thing, after: step)
        }
        let record = writer(
            try reading.names(in: versions.flatMap(\.accounts), things: [thing] + versions.compactMap(\.thing)))
        return self.record { writer in
            writer.key("thing")
            record.thing(labelled: thing, to: &writer)
            record.difference(VersionDifference(versions[0], versions[1]), to: &writer)
        }
    }

    func answerSideBySide() throws -> Answer {
        let things = try ["a", "b"].map { try thing(asked[$0] ?? "") }
        guard things[0].kind == things[1].kind else {
            throw RequestFault.otherKind(words.kind(things[0].kind), words.kind(things[1].kind))
        }
        guard asked.form == .json else { return try answer(try lists.accounts(of: things[0], and: things[1])) }
        let sides = try things.map { try reading.accounts(of: $0) }
        let parts = try things.map { try reading.partCounts(of: $0.id) }
        let record = writer(try reading.names(in: sides.joined(), things: things))
        let properties = Set(sides.joined().map(\.property)).compactMap { vocabulary.properties[$0] }.sorted {
            (vocabulary.propertyOrder[$0.id] ?? .max, $0.id) < (vocabulary.propertyOrder[$1.id] ?? .max, $1.id)
        }
        return self.record { writer in
            writer.listField("things") { list in
                for (index, thing) in things.enumerated() {
                    list.object { object in
                        object.key("thing")
                        record.thing(labelled: thing, to: &object)
                        object.objectField("parts") { counts in
                            for (kind, count) in parts[index].sorted(by: { $0.key < $1.key }) {
                                counts.field(kind, count)
                            }
                        }
                    }
                }
            }
            writer.listField("properties") { list in
                for property in properties {
                    let both = sides.map { accounts in accounts.first { $0.property == property.id } }
                    list.object { object in
                        object.key("property")
                        record.property(property.id, to: &object)
                        object.optionalField("a", both[0]) { record.figure($1, to: &$0) }
                        object.optionalField("b", both[1]) { record.figure($1, to: &$0) }
                        object.key("difference")
                        record.difference(
                            property.difference(from: both[0], to: both[1]), in: property, to: &object)
                    }
                }
            }
        }
    }

    /// A page of a history with what follows.
    func page(next: [String: String]?, _ write: (inout JSONWriter) throws -> Void) rethrows -> Answer {
        var writer = JSONWriter(reserving: 1 << 14)
        try writer.object { writer in
            try write(&writer)
            writer.links(links(next: next))
        }
        return Answer(bytes: writer.bytes, form: .json, next: next.map { asked.address(asked.form, with: $0) })
    }
}
