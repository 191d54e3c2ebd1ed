import HTTPTypes
import Members
import Testing

/// The addresses at which the routes are asked: everything hidden in place of every parameter.
struct AccessAddresses: Sendable {
    let node: AccessNode

    /// What stands in an address in place of a parameter, by the step before it and its name; `nil` for one that is not
    /// known here.
    func values(_ before: String, _ name: String) -> [String]? {
        func hidden(_ end: String) -> [String] { AccessWorld.hidden.map { "\($0.word)-\(end)" } }
        func each(_ start: String) -> [String] { AccessWorld.hidden.indices.map { "\(start)-\($0)" } }
        return switch (before, name) {
        case (_, "language"): ["en"]
        case (_, "place") where before == "{id}": ["0"]
        case ("{to}", "place"): ["thing.harbour.name"] + AccessWorld.hidden.map { "thing.\($0.word)-thing.name" }
        case ("series", "place"): ["0"]
        case (_, "to"): ["ru"]
        case (_, "act"): ["submit", "approve", "clear", "return", "drop", "reopen"]
        case ("things", _): ["harbour", "land-1"] + hidden("thing")
        case ("claims", _): ["said"] + hidden("claim") + hidden("about") + hidden("height")
        case ("letters", _): ["open-letter"] + hidden("letter") + hidden("scan")
        case ("stories", _): ["open-story"] + hidden("story")
        case ("import", _): [node.digests["wordfile"] ?? "x"]
        case ("reports", _): [node.report]
        case ("problems", _): each("matter")
        case ("step", _): each("step")
        case ("answer", _): each("ending")
        case ("indicators", _): ["gauge"]
        case ("observations", _): ["open-series"] + hidden("series") + hidden("depths")
        case ("observation", _): hidden("block") + hidden("sounding")
        case ("alerts", _): ["open-rule-1577836800"] + hidden("rule-1577836800")
        case ("locations", _), ("items", _): ["harbour"] + hidden("thing")
        case ("drafts", _): ["worddraft-begun", "worddraft-sent", "wordwaiting-draft"]
        case ("batches", _): ["worddraft-batch"]
        case ("runs", _): [node.batchRun]
        case ("back", _): ["ports"]
        case ("sheets", _): [node.sheet]
        case ("imports", _): [node.seriesImport]
        case ("films", _), ("uploads", _): [node.film, node.openFilm]
        case ("pictures", _): ["aaaaaaaaaa"]
        case ("embed", "kind"): ["stories", "films"]
        case ("{kind}", "id"): ["open-story"] + hidden("story") + [node.film, node.openFilm]
        case ("{id}", "name"): ["poster.jpg", "original.mp4"]
        case ("files", _): node.digests.values.sorted()
        case ("kinds", _): ["port"]
        case ("collections", _): ["port", "draught"]
        case ("properties", _): ["draught"]
        case ("parties", _): ["north"]
        case ("sources", _): ["paper"]
        case ("members", _): node.askers.compactMap(\.signed?.member).prefix(2).map(\.self)
        case ("interface", _): ["things"]
        case ("sitemap", _): ["pages.xml", "things-1.xml", "stories-1.xml"]
        case ("assets", _), ("base", _), ("{version}", _), ("{level}", _): ["x"]
        default: nil
        }
    }

    /// Questions that an address is asked with, beside the bare one.
    private static let questions: [String: [String]] = [
        "search": ["q=Secret", "q=wordmembers", "q=wordsouth", "q=wordown", "q=worddraft", "q=Harbour"],
        "suggestions": ["q=Secr", "q=wordm", "q=words", "q=wordo"],
        "compare": ["a=harbour&b=land-1", "a=wordown-thing&b=harbour"],
        "drafts/new": newDrafts,
        "stories": ["thing=harbour", "party=north", "thing=wordown-thing"],
        "observations": ["thing=harbour", "thing=wordown-thing"],
        "claims": ["thing=harbour", "party=north", "thing=wordown-thing"],
        "problems": ["thing=harbour", "party=north", "thing=land-1", "thing=wordown-thing", "state=together"],
        "things": ["kind=port", "within=land-1"], "changes": ["after=0"],
        "items": ["limit=100"], "position": ["coords=POINT(50%2038)", "coords=POINT(49.4%2037.4)"],
        "translations": ["q=Secret"], "ru": ["q=Secret"], "indicators": ["at=2020-01-01"],
        "oembed": ["wordmembers", "wordsouth", "wordown"].map { "url=http://node.example/en/stories/\($0)-story" },
    ]

    private static let newDrafts: [String] = {
        var asked = [
            "thing=harbour&property=draught", "thing=wordown-thing", "kind=remark&claim=wordown-claim&stance=commented",
            "kind=alert&series=wordown-series",
        ]
        for item in AccessWorld.hidden {
            let story = "story=\(item.word)-story"
            asked += [story, "\(story)&kind=promise", "\(story)&thing=harbour&property=draught"]
        }
        return asked
    }()

    private static func steps(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    /// The parameters of a route for which nothing stands here.
    func unknown(in route: AccessNode.Route) -> [String] {
        var before = ""
        return Self.steps(route.path).filter { step in
            defer { before = step }
            return Self.name(step).map { values(before, $0) == nil } ?? false
        }
    }

    private static func name(_ step: String) -> String? {
        step.hasPrefix("{") && step.hasSuffix("}") ? String(step.dropFirst().dropLast()) : nil
    }

    /// The addresses of a route, each parameter with all its values.
    func addresses(_ route: AccessNode.Route) -> [String] {
        if route.path == "/{language}" { return ["/en/"] }
        var found = [""]
        var before = ""
        for step in Self.steps(route.path) {
            let values = Self.name(step).map { self.values(before, $0) ?? [] } ?? [step.hasPrefix("*") ? "x" : step]
            found = found.flatMap { start in values.map { "\(start)/\($0)" } }
            before = step
        }
        return found.map { $0.isEmpty ? "/" : $0 }
    }

    /// The addresses that are read, bare and with questions.
    ///
    /// What is answered in a language is answered alike without one: for programs each is asked once.
    func reading() -> [(route: AccessNode.Route, address: String)] {
        let routes = node.routes.filter { route in
            route.method == .get && (route.isPage || AccessTable.belowLanguage(route.path) == nil)
        }
        return routes.flatMap { route in
            addresses(route).flatMap { address in
                ([address] + questions(address)).map { (route, $0) }
            }
        }
    }

    private func questions(_ address: String) -> [String] {
        let last = Self.steps(address).suffix(2)
        let stem = last.last.map { String($0.split(separator: ".").first ?? "") } ?? ""
        let asked: [String] =
            switch stem {
            case "join": ["link=\(node.invitation)"]
            case "compare" where last.first == "history":
                ["from=\(node.versions.lowerBound)&to=\(node.versions.upperBound)"]
            default: Self.questions[last.joined(separator: "/")] ?? Self.questions[stem] ?? []
            }
        return asked.map { "\(address)?\($0)" }
    }
}
