import Exporting
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import Register
import Serving

extension Interface {
    /// The most entries of one answer, and how many there are when nothing is said.
    static let changesMax = 1_000
    static let changesDefault = 100

    func addFollowingRoutes<Context: VisitContext>(to group: RouterGroup<Context>) {
        group.get("api/changes") { request, context in try await following(request, context.signed) }
    }

    /// Everything that changed after a position, oldest first: for programs that keep a copy up to date.
    private func following(_ request: Request, _ signed: Signed?) async throws -> Response {
        try request.check(["after", "limit"])
        let after = try Self.whole(request, "after", example: "1200", 0...Int64.max - 1) ?? 0
        let limit =
            try Self.whole(request, "limit", example: "100", 1...Int64(Self.changesMax)) ?? Int64(Self.changesDefault)
        let base = FeatureAddresses(request).base
        let page = try await register.read(for: reader(signed, .en), today: now().day()) { reading in
            try reading.changes(after: after, limit: Int(limit))
        }
        var writer = JSONWriter(reserving: 65_536)
        writer.object { root in
            root.key("changes")
            root.list { list in for change in page.changes { Self.write(change, to: &list) } }
            // Where to go on, now or, when this was the last for now, later.
            root.key("next")
            root.string("\(base)/api/changes?after=\(page.next)&limit=\(limit)")
            root.key("position")
            root.integer(page.next)
            root.key("isLast")
            root.bool(page.isLast)
        }
        var response = Revalidation(bytes: writer.bytes, modified: nil, now: now()).answer(
            request, type: Representation.json.mediaType)
        response.headers[.link] = "<\(base)/api/changes?after=\(page.next)&limit=\(limit)>; rel=\"next\""
        return response
    }

    private static func whole(
        _ request: Request, _ name: String, example: String, _ range: ClosedRange<Int64>
    ) throws(RequestFault) -> Int64? {
        guard let text = request.uri.queryParameters[name[...]] else { return nil }
        guard let number = Int64(text), range.contains(number) else {
            throw RequestFault.badValue(String(text), field: name, example: example)
        }
        return number
    }

    private static func write(_ change: Change, to list: inout JSONWriter) {
        let step = change.step
        list.object { object in
            object.key("position")
            object.integer(step.position)
            object.key("entry")
            object.string("\(change.entry)")
            object.key("origin")
            object.string(change.origin)
            object.key("time")
            object.string(Instant(clamping: step.milliseconds).text)
            object.key("party")
            object.string(step.party)
            object.key("thing")
            object.string(change.thing.id)
            let (kind, subject, body, isReplaced) = content(of: step.what)
            object.key("kind")
            object.string(kind)
            object.key("subject")
            object.string(subject)
            object.key("isReplaced")
            object.bool(isReplaced)
            object.key("body")
            object.raw(body.canonical)
        }
    }

    private static func content(of what: TrailStep.What) -> (
        kind: String, subject: String, body: JSON, isReplaced: Bool
    ) {
        func of(_ body: EntryBody, isReplaced: Bool = false) -> (String, String, JSON, Bool) {
            (body.kind, body.subject, body.payload, isReplaced)
        }
        return switch what {
        case .thing(let thing): of(thing.entry(party: "", member: ""))
        case .claim(let claim, let isReplaced): of(claim.entry(party: "", member: ""), isReplaced: isReplaced)
        case .remark(let remark): of(remark.entry(member: ""))
        case .mark(let mark): of(mark.entry(member: ""))
        case .join(let join): of(join.entry(member: ""))
        case .translation(let translation): of(translation.entry(member: ""))
        }
    }
}
