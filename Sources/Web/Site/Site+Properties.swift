import Hummingbird
import Languages
import Markup
import Register
import Serving

extension Site {
    func properties(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            PropertyListPage(figures: Figures(wording: wording, names: [:]), counts: try reading.propertyCounts())
        }
    }

    func property(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let question = try PropertyQuestion(request)
        return try await answer(request, visit, parameters: PropertyQuestion.parameters) { reading, wording in
            guard let property = wording.vocabulary.properties[id] else { throw RequestFault.noThing(id) }
            if let kind = question.kind, !property.kinds.contains(kind) {
                throw RequestFault.badValue(kind, field: "kind", example: property.kinds.joined(separator: ", "))
            }
            let place = try question.within.map { within in
                guard let place = try reading.thing(within) else { throw RequestFault.noThing(within) }
                return place
            }
            let across = try reading.accounts(
                across: id, kind: question.kind, within: question.within, after: question.after ?? 0)
            let order = question.order ?? (property.type == .quantity ? .value : .name)
            let rows = PropertyRows(across, of: property, order: order, wording)
            let pages = PropertyPage.pages(rows.rows.count)
            guard question.page <= pages else { throw RequestFault.noPage(question.page, of: pages) }
            let shown = rows.rows.dropFirst((question.page - 1) * PropertyQuestion.rowsMax).prefix(
                PropertyQuestion.rowsMax)
            let things = shown.map(\.thing) + [place].compactMap(\.self)
            return PropertyPage(
                figures: Figures(
                    wording: wording, names: try reading.names(in: shown.map(\.account), things: things)),
                property: property, question: question, order: order, rows: rows, next: across.next,
                provinces: ProvinceIndex(
                    countries: try reading.things(ofKind: "country"), provinces: try reading.things(ofKind: "province"),
                    visit.language))
        }
    }
}
