import HTTPTypes
import Members
import Testing

/// What somebody may not write is refused and changes nothing, at every route to which anything is sent.
@Suite struct WritingAccessTests {
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
        // Every secretariat judges what strangers have reported.
        if path.contains("/problems/reports"), signed.mayJudgeAll { return true }
        return signed.may(.write(party: "north")) || signed.may(.approve(party: "north", author: "somebody else"))
            || signed.may(.clear(country: "land"))
    }

    @Test func whatMayNotBeWrittenIsRefusedAndChangesNothing() async throws {
        // A node of its own: who may write here does.
        let node = try await AccessNode()
        let addresses = AccessAddresses(node: node)
        let writing = node.routes.filter { ![.get, .head, .options].contains($0.method) }
        #expect(writing.count > 60, "\(writing.count) routes")
        var before = try await node.state()
        for asker in node.askers {
            for route in writing {
                let audience = try #require(AccessTable.audience(of: route))
                for signed in asker.signed == nil ? [nil] : [asker.signed, asker.token] {
                    // What somebody may do is told by other tests; here it would use up what the next one must not touch.
                    if Self.mayChange(signed, route) { continue }
                    for address in addresses.addresses(route) {
                        let answer = try await node.ask(
                            route.method, address, as: signed, isPage: route.isPage,
                            type: route.isPage ? "application/x-www-form-urlencoded" : "application/json",
                            body: Self.body(route, signed))
                        #expect(answer.status < 500, "\(route.method) \(address) for \(asker): \(answer.status)")
                        // What was done already is found again by whoever sees it, and changes nothing.
                        if asker.signed == nil, !asker.isOf(audience) {
                            #expect(answer.isRefusal, "\(route.method) \(address) for \(asker): \(answer.status)")
                        }
                    }
                    let after = try await node.state()
                    #expect(after == before, "\(route.method) \(route.path) by \(asker) changed something")
                    before = after
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
            &roles=administrator&language=en&password=tall+reeds+by+the+quiet+water&label=x&days=7&text=Word&session=others\
            &ticket=worddraft-begun&act=submit&words=Word&title-en=Word&words-en=Word&how=withdrawn&agrees=yes&number=x
            """
    }
}

extension Signed {
    fileprivate var mayJudgeAll: Bool { roles.contains(.secretariat) }
}
