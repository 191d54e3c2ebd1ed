import Foundation
import HTTPTypes
import Journal
import Members
import Testing

/// Every route × role × party × visibility, the routes being those of the routers.
///
/// What somebody may not read is in no answer, and is answered for as what is not there; what somebody may not write is
/// refused and changes nothing.
@Suite struct AccessTests {
    private static let loading = Task { try await AccessNode() }

    /// What stands in an address in place of a parameter, by the step before it.
    private static func values(_ step: String, _ node: AccessNode) -> [String] {
        func hidden(_ end: String) -> [String] { AccessWorld.hidden.map { "\($0.word)-\(end)" } }
        return switch step {
        case "things": ["harbour", "land-1"] + hidden("thing")
        case "claims": ["said"] + hidden("claim") + hidden("about")
        case "letters": hidden("letter") + hidden("scan")
        case "stories": hidden("story")
        case "problems": ["x"]
        case "reports": [node.report]
        case "observations": hidden("series") + hidden("depths")
        case "observation": hidden("block") + hidden("sounding")
        case "alerts": hidden("rule-1577836800")
        case "locations": ["harbour"] + hidden("thing")
        case "drafts": ["worddraft-begun", "worddraft-sent", "wordwaiting-draft"]
        case "batches": ["worddraft-batch"]
        case "sheets": [node.sheet]
        case "imports": [node.seriesImport]
        case "films", "uploads": [node.film]
        case "files": node.digests.values.sorted()
        case "kinds": ["port"]
        case "collections": ["port", "draught"]
        case "properties": ["draught"]
        case "parties": ["north"]
        case "sources": ["paper"]
        case "members": node.askers.compactMap(\.signed?.member).prefix(2).map(\.self)
        case "items": ["harbour"] + hidden("thing")
        case "translations": ["en", "ru"]
        case "interface": ["things"]
        default: ["x"] + hidden("thing").prefix(1)
        }
    }

    /// Questions that an address is asked with, beside the bare one.
    private static let questions: [String: [String]] = [
        "search": ["q=Secret", "q=wordmembers", "q=wordsouth", "q=wordown", "q=worddraft", "q=Harbour"],
        "suggestions": ["q=Secr", "q=wordm", "q=words", "q=wordo"],
        "compare": ["a=harbour&b=land-1", "a=wordown-thing&b=harbour"],
        "new": [
            "thing=harbour&property=draught", "thing=wordown-thing", "kind=remark&claim=wordown-claim&stance=commented",
        ],
        "stories": ["thing=harbour", "party=north", "thing=wordown-thing"],
        "claims": ["thing=harbour", "party=north", "thing=wordown-thing"],
        "things": ["kind=port", "within=land-1"], "changes": ["after=0"], "items": ["limit=100"],
        "history": [], "translations": ["q=Secret"],
    ]

    /// The addresses of a route, each parameter with all its values.
    private static func addresses(_ route: AccessNode.Route, _ node: AccessNode) -> [String] {
        var found = [""]
        var before = ""
        for step in route.path.split(separator: "/").map(String.init) {
            let values: [String] =
                switch step {
                case ":language": ["en"]
                case ":place": ["0"]
                case ":act": ["submit", "approve", "clear", "return", "drop", "reopen"]
                case ":form-language", ":to": ["ru"]
                case "**", "*": ["x"]
                case _ where step.hasPrefix(":"): Self.values(before, node)
                case _ where step.hasPrefix("{"): Self.values(before, node)
                default: [step]
                }
            found = found.flatMap { start in values.map { "\(start)/\($0)" } }
            before = step
        }
        return found.map { $0.isEmpty ? "/" : $0 }
    }

    private static func asked(_ node: AccessNode) -> [(route: AccessNode.Route, address: String)] {
        let reading = node.routes.filter { $0.method == .get }
        return reading.flatMap { route in
            let last = route.path.split(separator: "/").last.map(String.init) ?? ""
            let stem = String(last.split(separator: ".").first ?? "")
            return addresses(route, node).flatMap { address in
                ([address] + (questions[stem] ?? []).map { "\(address)?\($0)" }).map { (route, $0) }
            }
        }
    }

    /// The words that somebody must not come upon.
    private static func unknown(to asker: Asker) -> [String] {
        var words = AccessWorld.hidden.filter { item in asker.party.map { !item.readers.contains($0) } ?? true }.map(
            \.word)
        if asker.party != "north" {
            words += [AccessWorld.draftWord, "wordfile", "wordsheet", "wordimport", "wordfilm"]
            if asker.party != "ministry" || asker.role != .clearer { words.append(AccessWorld.waitingWord) }
        }
        // What a stranger has reported is seen by who writes for the office concerned, and by every secretariat.
        let mayWrite = asker.signed.map { $0.may(.write(party: $0.party)) } ?? false
        if !mayWrite || (asker.party != "north" && asker.role != .secretariat) { words.append("wordreport") }
        if asker.party == nil { words.append("Whisperer") }
        return words
    }

    /// The parties whose members ask, each by itself so that they ask beside each other.
    private static let parties: [String?] = [nil] + AccessWorld.parties.map(\.id)

    @Test(arguments: parties) func whatMayNotBeReadIsInNoAnswer(party: String?) async throws {
        let node = try await Self.loading.value
        let asked = Self.asked(node)
        #expect(asked.count > 150, "\(asked.count) addresses")
        var told: Set<String> = []
        for asker in node.askers where asker.party == party {
            let unknown = Self.unknown(to: asker)
            for (route, address) in asked {
                // Programs show tokens; what a session reads of the interface is the same.
                let signed = route.isPage ? asker.signed : asker.token
                let answer = try await node.ask(.get, address, as: signed, isPage: route.isPage)
                #expect(answer.status < 500, "\(route.path) \(address) for \(asker): \(answer.status)")
                for word in unknown where !address.contains(word) && answer.text.contains(word) {
                    Issue.record("\(address) tells \(asker) of \(word)")
                }
                guard answer.status == 200 else { continue }
                // What was asked for may be said again, as an address or as the words of a question.
                told.formUnion(
                    AccessWorld.hidden.map(\.word).filter { !address.contains($0) && answer.text.contains($0) })
            }
        }
        let known = AccessWorld.hidden.filter { item in party.map { item.readers.contains($0) } ?? false }.map(\.word)
        #expect(told == Set(known))
    }

    @Test(arguments: parties) func whatIsHiddenIsAnsweredAsWhatIsNotThere(party: String?) async throws {
        let node = try await Self.loading.value
        let hidden = Self.asked(node).filter { !$0.address.contains("?") }
        for asker in node.askers where asker.party == party && [nil, .editor, .clearer].contains(asker.role) {
            for (route, address) in hidden {
                let unknown = Self.unknown(to: asker)
                let words = unknown.filter { address.contains($0) }
                let digests = node.digests.filter { unknown.contains($0.key) }.values
                let named = words + digests.filter { address.contains($0) }
                for word in named {
                    let other = String(word.reversed())
                    let told = try await node.ask(.get, address, as: asker.signed, isPage: route.isPage)
                    let absent = try await node.ask(
                        .get, address.replacing(word, with: other), as: asker.signed, isPage: route.isPage)
                    #expect(told.status == absent.status, "\(address) for \(asker)")
                    #expect(told.text == absent.text.replacing(other, with: word), "\(address) for \(asker)")
                }
            }
        }
    }

    /// Whether a member may do something by which north's drafts, the journal or the members change.
    private static func mayChange(_ signed: Signed?, _ route: AccessNode.Route) -> Bool {
        guard let signed else { return false }
        // Forms are a person's, the interface is a program's.
        let isToken = if case .token = signed.way { true } else { false }
        if route.isPage == isToken { return false }
        let path = route.path
        if path.contains("/members") { return signed.may(.manageNode) }
        // One's own name and password are everybody's.
        if path.contains("/account") || path.hasSuffix("/sign-out") { return true }
        if path.hasSuffix("/clearing") { return signed.may(.ruleClearing(country: signed.country)) }
        return signed.may(.write(party: "north")) || signed.may(.approve(party: "north", author: "somebody else"))
            || signed.may(.clear(country: "land"))
    }

    @Test func whatMayNotBeWrittenIsRefusedAndChangesNothing() async throws {
        // A node of its own: who may write here does.
        let node = try await AccessNode()
        let writing = node.routes.filter { ![.get, .head, .options].contains($0.method) }
        #expect(writing.count > 30, "\(writing.count) routes")
        for asker in node.askers {
            for route in writing {
                for signed in asker.signed == nil ? [nil] : [asker.signed, asker.token] {
                    // What somebody may do is told by other tests; here it would use up what the next one must not touch.
                    if Self.mayChange(signed, route) { continue }
                    let before = try await node.state()
                    for address in Self.addresses(route, node) {
                        let answer = try await node.ask(
                            route.method, address, as: signed, isPage: route.isPage,
                            type: route.isPage ? "application/x-www-form-urlencoded" : "application/json",
                            body: Self.body(route, signed))
                        #expect(answer.status < 500, "\(route.method) \(address) for \(asker): \(answer.status)")
                        if asker.signed == nil, !route.path.hasSuffix("/sign-in"), !route.path.hasSuffix("/join") {
                            #expect(answer.status >= 300, "\(address) for \(asker): \(answer.status)")
                        }
                    }
                    #expect(
                        try await node.state() == before, "\(route.method) \(route.path) by \(asker) changed something")
                }
            }
        }
    }

    /// What a form or a program would send, with everything that any of them wants.
    private static func body(_ route: AccessNode.Route, _ signed: Signed?) -> String {
        guard route.isPage else {
            return """
                {"id":"worddraft-begun","kind":"claim","seen":1,"reason":"no","fields":{"thing":"harbour",\
                "property":"draught","amount":"9","asOf":"2025","source":"paper"}}
                """
        }
        var secret = ""
        if case .session(_, let own)? = signed?.way { secret = own }
        return """
            form-secret=\(secret)&draft=worddraft-begun&draft-kind=claim&draft-seen=1&draft-act=submit&thing=harbour&property=draught&amount=9&asOf=2025\
            &source=paper&kind=port&seen=1&reason=no&reach=everyone&reach=members&mail=new%40office.example&name=New&party=north\
            &roles=administrator&language=en&password=tall+reeds+by+the+quiet+water&label=x&days=7&text=Word&session=others
            """
    }
}
