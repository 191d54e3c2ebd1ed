import Exporting
import Languages
import OpenData
import Register
import Serving

extension Interface {
    static let listRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "kinds", path: "kinds", forms: [.json, .csv, .xlsx], hasPage: false, schema: "Kinds")
        ) { try $0.answer(try $0.lists.kinds()) },
        Route(
            InterfaceOperation(
                id: "kind", path: "kinds/{id}", forms: [.json, .geojson, .csv, .xlsx],
                parameters: [
                    .init("id", .path, .identifier), .init("after", .query, .identifier),
                    .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Kind")
        ) { asking in
            guard let kind = asking.vocabulary.kinds[asking.asked.id] else {
                throw RequestFault.noThing(asking.asked.id)
            }
            let words = asking.writer([:])
            let page = try asking.lists.things(
                ofKind: kind, after: asking.asked["after"], limit: asking.asked.limit(Int(Paging.limitMax)))
            guard let page else { throw RequestFault.noThing(asking.asked["after"] ?? "") }
            return try asking.answer(page.table, next: page.next.map { ["after": $0] }) { writer in
                writer.key("kind")
                words.kind(kind.id, to: &writer)
            }
        },
        Route(
            InterfaceOperation(
                id: "provinces", path: "provinces", forms: [.json, .geojson, .csv, .xlsx], schema: "Provinces")
        ) { try $0.answer(try $0.lists.provinces()) },
        Route(
            InterfaceOperation(
                id: "use", path: "use", forms: [.json, .geojson, .csv, .xlsx], schema: "Uses")
        ) { try $0.answerUse() },
        Route(
            InterfaceOperation(
                id: "meetings", path: "meetings", forms: [.json, .csv, .xlsx],
                parameters: [.init("level", .query, .identifier)], schema: "Meetings")
        ) { asking in
            let levels = asking.vocabulary.properties["level"]?.choices ?? []
            if let level = asking.asked["level"], !levels.contains(where: { $0.id == level }) {
                throw RequestFault.noThing(level)
            }
            return try asking.answer(try asking.lists.meetings(level: asking.asked["level"]))
        },
        Route(
            InterfaceOperation(
                id: "changes", path: "changes", forms: [.json, .geojson, .csv, .xlsx],
                parameters: [
                    .init("province", .query, .identifier), .init("kind", .query, .identifier),
                    .init("before", .query, .integer(1...Int64.max)),
                    .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Changes")
        ) { asking in
            let scope = ChangeScope(whole: try asking.thing(in: "province"), kind: try asking.kind("kind"))
            let (table, next) = try asking.lists.changes(
                scope, before: asking.asked.integer("before") ?? .max, limit: asking.asked.limit)
            return try asking.answer(table, next: next.map { ["before": String($0)] })
        },
        Route(
            InterfaceOperation(
                id: "completeness", path: "completeness", forms: [.json, .csv, .xlsx], schema: "CompletenessList")
        ) { try $0.answer(try $0.lists.completeness()) },
        Route(
            InterfaceOperation(
                id: "quarrels", path: "quarrels", forms: [.json, .geojson, .csv, .xlsx], schema: "Quarrels")
        ) { try $0.answerQuarrels() },
    ]
}

extension Asking {
    /// The utilisations, and in JSON also what is missing for reckoning more.
    func answerUse() throws -> Answer {
        let table = try lists.use()
        guard asked.form == .json else { return try answer(table) }
        let gaps = try reading.usePairs().compactMap(\.gap)
        let record = writer([:])
        return try answer(table) { writer in
            writer.listField("gaps") { list in
                for gap in gaps {
                    list.object { object in
                        object.key("capacity")
                        record.property(gap.capacity.id, to: &object)
                        object.key("use")
                        record.property(gap.use.id, to: &object)
                        for (key, things) in [
                            ("withoutUse", gap.withoutUse), ("withoutCapacity", gap.withoutCapacity),
                            ("undivided", gap.undivided),
                        ] {
                            object.listField(key) { list in
                                for thing in things { record.thing(labelled: thing, to: &list) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The contested accounts, and in JSON the quarrels that the pack tells with what they teach.
    func answerQuarrels() throws -> Answer {
        let table = try lists.quarrels()
        let record = writer([:])
        let things = try reading.things(vocabulary.quarrels.flatMap { $0.accounts.map(\.thing) })
        return try answer(table) { writer in
            writer.listField("told") { list in
                for quarrel in vocabulary.quarrels {
                    list.object { object in
                        record.fields(of: quarrel, to: &object)
                        object.listField("accounts") { list in
                            for place in quarrel.accounts where things[place.thing] != nil {
                                list.object { object in
                                    object.field("thing", place.thing)
                                    object.field("property", place.property)
                                    object.field(
                                        "href",
                                        Interface.address(
                                            of: .account(thing: place.thing, property: place.property),
                                            in: asked.language))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
