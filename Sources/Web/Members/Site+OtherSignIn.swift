import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Serving

extension Site {
    /// Signing in through a ministry's own provider.
    static let otherSignInRoutes: [PageRoute] = [
        .get("sign-in/other") { site, request, visit, _ in try await site.leave(request, visit) },
        .get("sign-in/back") { site, request, visit, _ in try await site.comeBack(request, visit, to: "") },
        .get("sign-in/back/:provider") { site, request, visit, steps in
            try await site.comeBack(request, visit, to: steps.get("provider") ?? "")
        },
    ]

    /// Sends the browser to the provider.
    private func leave(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check(["next", "provider"])
        let section = request.uri.queryParameters.get("provider") ?? ""
        guard members != nil, let openID = openIDs.first(where: { $0.client.section == section }) else {
            throw RequestFault.notFound
        }
        // The provider knows one address to send people back to; without a language it is one for all of them. Each
        // has its own, so that no provider's answer can be taken for that of another.
        let back =
            "\(request.head.scheme ?? "http")://\(request.head.authority ?? "")/sign-in/back"
            + (section.isEmpty ? "" : "/\(section)")
        do {
            let begun = try await openID.begin(back: back, next: Self.next(request.uri.queryParameters.get("next")))
            return Response(
                status: .seeOther,
                headers: [
                    .location: begun.address, .cacheControl: "no-store",
                    .setCookie: SessionCookie.waiting(begun.secret, for: request),
                ])
        } catch {
            return try await signInAgain(visit, error, mail: "", "")
        }
    }

    private func comeBack(_ request: Request, _ visit: Visit, to section: String) async throws -> Response {
        guard let members, let openID = openIDs.first(where: { $0.client.section == section }) else {
            throw RequestFault.notFound
        }
        func said(_ name: String) -> String { request.uri.queryParameters.get(name) ?? "" }
        do {
            let found = try await openID.finish(
                secret: SessionCookie.waiting(of: request) ?? "", state: said("state"), code: said("code"))
            switch try await members.signIn(found.identity, agent: Self.agent(request)) {
            case .signedIn(let begun):
                return entered(begun, request, visit, to: found.next.isEmpty ? nil : Address(found.next))
            case .code(let ticket):
                return try await shown(visit, at: "sign-in") { _, wording in
                    SignInCodePage(kit: FormKit(wording), ticket: ticket.text, next: found.next)
                }
            }
        } catch let fault as MemberFault {
            return try await signInAgain(visit, fault, mail: "", "")
        }
    }
}
