import Hummingbird
import Languages
import Markup
import Register
import Serving

/// Which changes an address asks for: `province=ir-01`, `kind=port`, `before=1200`; empty ones count as left out.
struct ChangesQuery: Sendable, Hashable {
    static let parameters: Set<String> = ["province", "kind", "before"]
    /// How many entries stand on one page.
    static let limit = 50

    let scope: ChangeScope
    let before: Int64?

    init(scope: ChangeScope = ChangeScope(), before: Int64? = nil) {
        self.scope = scope
        self.before = before
    }

    /// Throws `RequestFault` for a position that is none; whether province and kind exist is asked of the register.
    init(_ request: Request) throws {
        func value(_ name: String) -> String? {
            request.uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        scope = ChangeScope(whole: value("province"), kind: value("kind"))
        before = try request.uri.queryParameters["before"].map { try RequestFault.position($0, field: "before") }
    }

    func older(than position: Int64) -> ChangesQuery { ChangesQuery(scope: scope, before: position) }

    var newest: ChangesQuery { ChangesQuery(scope: scope) }

    /// `?province=…&kind=…&before=…`, always in this order.
    var text: String {
        let fields = [("province", scope.whole), ("kind", scope.kind), ("before", before.map(String.init))]
        let parts = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

extension RequestFault {
    /// A position of the journal from an address.
    static func position(_ text: Substring, field: String) throws(RequestFault) -> Int64 {
        guard let position = Int64(text), position > 0 else {
            throw badValue(String(text), field: field, example: "1200")
        }
        return position
    }
}

/// Changes with everything that telling them needs, whether as a page or as a feed.
struct TellingChanges: Sendable {
    let figures: Figures
    let query: ChangesQuery
    let province: Thing?
    let kind: Kind?
    let changes: [Change]
    /// The position from which the next, older page goes on.
    let next: Int64?
    /// The clocks of the things that changed, by their ids.
    let clocks: [String: Clock]

    private var wording: Wording { figures.wording }

    var words: StepWords { StepWords(figures: figures) }

    var title: String {
        let names = [
            kind.map { wording.kindPlural($0.id) }, province.map { $0.shortName(wording.language) },
        ].compactMap(\.self)
        guard !names.isEmpty else { return wording.say("changes.title") }
        return wording.say("changes.of", ["name": .text(names.joined(separator: wording.say("site.list-separator")))])
    }

    init(_ reading: Reading, _ wording: Wording, _ query: ChangesQuery) throws {
        self.query = query
        province = try query.scope.whole.map { id in
            guard let thing = try reading.thing(id) else { throw RequestFault.noThing(id) }
            return thing
        }
        kind = try query.scope.kind.map { id in
            guard let kind = wording.vocabulary.kinds[id] else { throw RequestFault.noThing(id) }
            return kind
        }
        (changes, next) = try reading.changes(query.scope, before: query.before ?? .max, limit: ChangesQuery.limit)
        figures = Figures(wording: wording, names: try reading.names(of: changes.map(\.step)))
        clocks = try reading.clocks(of: changes.map(\.thing))
    }
}
