import Hummingbird
import Languages
import OpenData
import Register
import Serving

extension Site {
    func meetings(_ request: Request, _ visit: Visit) async throws -> Response {
        let level = request.uri.queryParameters["level"].map(String.init)
        return try await answer(request, visit, parameters: ["level"]) { reading, wording in
            let levels = wording.vocabulary.properties["level"]?.choices ?? []
            if let level, !levels.contains(where: { $0.id == level }) {
                throw RequestFault.badValue(level, field: "level", example: levels.first?.id ?? "")
            }
            let things = try reading.things(ofKind: "meeting")
            let accounts = try reading.accounts(of: things)
            return MeetingsPage(
                figures: Figures(
                    wording: wording, names: try reading.names(in: accounts.values.joined(), things: things)),
                meetings: things.map { MeetingLine($0, accounts[$0.id] ?? []) }, levels: levels, level: level)
        }
    }
}
