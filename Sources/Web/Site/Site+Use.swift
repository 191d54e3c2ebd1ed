import Hummingbird
import Languages
import Markup
import Register

extension Site {
    func use(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let pairs = try reading.usePairs()
            let found = pairs.flatMap(\.found)
            let wholes = try reading.wholes(of: found.map(\.thing))
            let lines = found.map { item in
                let around = item.thing.within.compactMap { wholes[$0] }
                return UsePage.Line(
                    thing: item.thing, utilisation: item.utilisation,
                    place: around.first { $0.kind == "province" } ?? around.first { $0.kind == "country" })
            }
            return UsePage(
                figures: Figures(wording: wording, names: wholes),
                lines: lines.sorted {
                    ($1.utilisation.unusedShare, $0.thing.id) < ($0.utilisation.unusedShare, $1.thing.id)
                }, gaps: pairs.compactMap(\.gap), isCut: pairs.contains(where: \.isCut))
        }
    }
}
