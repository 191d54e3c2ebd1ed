import Foundation
import HTTPTypes
import Journal
import Members
import Testing

/// Every route × role × party × visibility, the routes being those of the routers and those of the table.
///
/// What somebody may not read is in no answer, and is answered for as what is not there; what somebody may not write is
/// refused and changes nothing.
@Suite struct AccessTests {
    /// The words that somebody must not come upon.
    private static func unknown(to asker: Asker) -> [String] {
        let hidden = AccessWorld.hidden.filter { item in asker.party.map { !item.readers.contains($0) } ?? true }
        var words = hidden.flatMap { [$0.word, $0.figure] }
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

    /// Whether somebody asks at a route: what everyone may read is the same for all members of a party.
    private static func asks(_ asker: Asker, _ audience: AccessTable.Audience) -> Bool {
        audience != .everyone || [nil, .editor].contains(asker.role)
    }

    @Test func theTableHasEveryRouteAndNoOther() async throws {
        let node = try await AccessNode.loading.value
        let addresses = AccessAddresses(node: node)
        let routes = node.routes.filter { ![.head, .options].contains($0.method) }
        for route in routes {
            #expect(AccessTable.audience(of: route) != nil, "Who comes to \(route.method) \(route.path)?")
            #expect(addresses.unknown(in: route) == [], "What stands there in \(route.path)?")
        }
        for isPage in [true, false] {
            let known = Set(routes.filter { $0.isPage == isPage }.map { Self.row($0) })
            #expect(AccessTable.rows(isPage: isPage).subtracting(known) == [], "no route is called so")
        }
    }

    private static func row(_ route: AccessNode.Route) -> String {
        let path = route.isPage ? route.path : AccessTable.belowLanguage(route.path) ?? route.path
        return "\(route.method) \(route.isPage && path == "/{language}" ? "/{language}/" : path)"
    }

    @Test(arguments: parties) func whatMayNotBeReadIsInNoAnswer(party: String?) async throws {
        let node = try await AccessNode.loading.value
        let asked = AccessAddresses(node: node).reading()
        #expect(asked.count > 500, "\(asked.count) addresses")
        var told: Set<String> = []
        var shown: Set<String> = []
        for asker in node.askers where asker.party == party {
            let unknown = Self.unknown(to: asker)
            for (route, address) in asked {
                guard let audience = AccessTable.audience(of: route), Self.asks(asker, audience) else { continue }
                // Programs show tokens; what a session reads of the interface is the same.
                let signed = route.isPage ? asker.signed : asker.token
                let answer = try await node.ask(.get, address, as: signed, isPage: route.isPage)
                #expect(answer.status < 500, "\(route.path) \(address) for \(asker): \(answer.status)")
                for word in unknown where !address.contains(word) && answer.text.contains(word) {
                    Issue.record("\(address) tells \(asker) of \(word)")
                }
                if !asker.isOf(audience) {
                    #expect(answer.isRefusal, "\(address) for \(asker): \(answer.status) \(answer.location)")
                }
                guard answer.status == 200 else { continue }
                shown.insert("\(route.isPage) \(route.path)")
                // What was asked for may be said again, as an address or as the words of a question.
                told.formUnion(
                    AccessWorld.hidden.map(\.word).filter { !address.contains($0) && answer.text.contains($0) })
            }
        }
        let known = AccessWorld.hidden.filter { item in party.map { item.readers.contains($0) } ?? false }.map(\.word)
        #expect(told == Set(known))
        if party == "north" { Self.expectAll(asked.map(\.route), shown) }
        if party == nil {
            #expect(AccessTable.forStrangers.filter { !shown.contains("true \($0)") } == [])
        }
    }

    /// A page that nobody of the office is shown is one of which nothing has been tried.
    private static func expectAll(_ routes: [AccessNode.Route], _ shown: Set<String>) {
        let missing = Set(routes).filter { route in
            guard let audience = AccessTable.audience(of: route), audience != .nobody else { return false }
            guard !shown.contains("\(route.isPage) \(route.path)") else { return false }
            return !AccessTable.unseen.union(AccessTable.forStrangers).contains(route.path)
                && (!route.isPage || AccessTable.belowLanguage(route.path) != nil)
        }
        #expect(missing.map(\.path).sorted() == [])
    }

    @Test(arguments: parties) func whatIsHiddenIsAnsweredAsWhatIsNotThere(party: String?) async throws {
        let node = try await AccessNode.loading.value
        let hidden = AccessAddresses(node: node).reading()
        for asker in node.askers where asker.party == party && [nil, .editor, .clearer].contains(asker.role) {
            let unknown = Self.unknown(to: asker)
            let digests = node.digests.filter { unknown.contains($0.key) }.values
            for (route, address) in hidden {
                guard let audience = AccessTable.audience(of: route), Self.asks(asker, audience) else { continue }
                for word in unknown + digests where address.contains(word) && !address.contains("q=") {
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

    @Test func aReportByTokenIsForWhomItConcernsAndRefusedInTheLanguageOfWhoAsks() async throws {
        let node = try await AccessNode.loading.value
        let asker = try #require(node.askers.first { $0.party == "south" && $0.role == .editor })
        func post(_ path: String, _ body: String) async throws -> Told {
            try await node.ask(
                .post, path, as: asker.token, isPage: false, type: "application/json", body: body, language: "fa")
        }
        let fields = #"{"report":"\#(node.report)","title-en":"Quay"}"#
        let begun = try await post("/api/drafts", #"{"id":"of-the-south","kind":"problem-report","fields":\#(fields)}"#)
        #expect(begun.status == 200)
        let refused = try await post("/api/drafts/of-the-south/submit", "{}")
        #expect(refused.status == 422)
        #expect(refused.text.contains("problem-report-unknown"))
        #expect(refused.text.contains("چنین گزارشی نیست"))
    }
}
