import Exporting
import Languages
import Measures
import OpenData
import Register
import Serving

extension Interface {
    static let propertyRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "properties", path: "properties", forms: [.json, .csv, .xlsx], schema: "Properties")
        ) { try $0.answer(try $0.lists.properties()) },
        Route(
            InterfaceOperation(
                id: "property", path: "properties/{id}", forms: [.json, .geojson, .csv, .xlsx],
                parameters: [
                    .init("id", .path, .identifier), .init("kind", .query, .identifier),
                    .init("within", .query, .identifier),
                    .init("after", .query, .integer(0...Int64.max - 1), meaning: "api.parameter.after-position"),
                    .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Property")
        ) { try $0.answerProperty() },
    ]
}

extension Asking {
    /// What is known of one property, thing by thing, and in JSON what the property is.
    func answerProperty() throws -> Answer {
        guard let property = vocabulary.properties[asked.id] else { throw RequestFault.noThing(asked.id) }
        let kind = try kind("kind")
        let (table, next) = try lists.accounts(
            of: property, kind: kind, within: try thing(in: "within"), after: asked.integer("after") ?? 0,
            limit: asked.limit(AccountsAcross.thingsMax))
        let record = writer([:])
        return try answer(table, next: next.map { ["after": String($0)] }) { writer in
            writer.objectField("property") { record.fields(of: property, to: &$0) }
        }
    }
}
