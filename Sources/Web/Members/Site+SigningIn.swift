import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Members
import Register
import Serving

extension Site {
    /// Signing in and out, and what belongs to a member.
    static let memberRoutes: [PageRoute] =
        [
            .get("sign-in") { site, request, visit, _ in try await site.signInPage(request, visit) },
            .post("sign-in") { site, request, visit, _ in try await site.signIn(request, visit) },
            .post("sign-in/code") { site, request, visit, _ in try await site.signInCode(request, visit) },
            .post("sign-out") { site, request, visit, _ in try await site.signOut(request, visit) },
            .get("join") { site, request, visit, _ in try await site.joinPage(request, visit) },
            .post("join") { site, request, visit, _ in try await site.join(request, visit) },
        ] + otherSignInRoutes + accountRoutes + memberKeepingRoutes

    /// The members of this node; without any there are no such pages.
    func book(of _: Visit) throws(RequestFault) -> MemberBook {
        guard let members else { throw .notFound }
        return members
    }

    /// A page that nobody keeps, at an address that can be asked for in every language.
    func shown(
        _ visit: Visit, at path: String, status: HTTPResponse.Status = .ok,
        _ make: @Sendable @escaping (Reading, Wording) throws -> any Page
    ) async throws -> Response {
        let today = now().day()
        let (page, frame) = try await register.read(for: visit.reader, today: today) { reading in
            let wording = self.wording(visit.language, reading.vocabulary, today)
            let page = try make(reading, wording)
            let address = "/\(visit.language.tag)/\(path)"
            return (
                page, self.frame(wording, nil, position: try reading.lastPosition(), path: address, visit: visit)
            )
        }
        return Self.private(frame.markup(page), status: status)
    }

    static func agent(_ request: Request) -> String { String((request.headers[.userAgent] ?? "").prefix(200)) }

    /// The status of a page that shows a form again.
    static func status(of fault: MemberFault) -> HTTPResponse.Status {
        switch fault.code {
        case .locked: .tooManyRequests
        case .busy: .serviceUnavailable
        case .linkGone: .gone
        default: .unprocessableContent
        }
    }

    /// An address of this site to go on to; empty for any other.
    static func next(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"), text.utf8.count <= 2_000,
            Address(text).isLocal, !Address(text).isRefused
        else { return "" }
        return text
    }

    /// Sends somebody who has just signed in on, with the secret of the session.
    func entered(_ begun: Begun, _ request: Request, _ visit: Visit, to next: Address? = nil) -> Response {
        let links = Links(language: visit.language)
        let hasDesk = Self.subjectRoutes.contains { $0.path == "desk" && $0.method == .get }
        var response = seeOther(next ?? (hasDesk ? links.desk : links.account))
        response.headers[.setCookie] = SessionCookie.setting(begun.secret, for: request)
        return response
    }

    func signInPage(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try book(of: visit)
        try request.check(["next"])
        let links = Links(language: visit.language)
        if visit.signed != nil { return seeOther(links.account) }
        let next = Self.next(request.uri.queryParameters.get("next"))
        let path = next.isEmpty ? "sign-in" : "sign-in?next=\(InterfaceOperation.escaped(next))"
        return try await shown(visit, at: path) { _, wording in
            SignInPage(kit: FormKit(wording), next: next, others: openIDs.map(\.client))
        }
    }

    func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try book(of: visit)
        let form = try await posted(request, visit)
        let next = Self.next(form["next"])
        do {
            let step = try await book.signIn(
                mail: form["mail"] ?? "", password: form["password"] ?? "", source: visit.source,
                agent: Self.agent(request))
            switch step {
            case .signedIn(let begun):
                return entered(begun, request, visit, to: next.isEmpty ? nil : Address(next))
            case .code(let ticket):
                return try await shown(visit, at: "sign-in") { _, wording in
                    SignInCodePage(kit: FormKit(wording), ticket: ticket.text, next: next)
                }
            }
        } catch let fault as MemberFault {
            return try await signInAgain(visit, fault, mail: form["mail"] ?? "", next)
        }
    }

    func signInAgain(
        _ visit: Visit, _ fault: MemberFault, mail: String, _ next: String
    ) async throws -> Response {
        try await shown(visit, at: "sign-in", status: Self.status(of: fault)) { _, wording in
            SignInPage(
                kit: FormKit(wording, values: ["mail": mail], mistakes: [wording.mistake(fault)]), next: next,
                others: openIDs.map(\.client))
        }
    }

    func signInCode(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try book(of: visit)
        let form = try await posted(request, visit)
        let (ticket, next) = (form["ticket"] ?? "", Self.next(form["next"]))
        do {
            let begun = try await book.confirm(ticket: ticket, code: form["code"] ?? "", agent: Self.agent(request))
            return entered(begun, request, visit, to: next.isEmpty ? nil : Address(next))
        } catch let fault as MemberFault where fault.code == .wrongCode || fault.code == .locked {
            return try await shown(visit, at: "sign-in", status: Self.status(of: fault)) { _, wording in
                SignInCodePage(
                    kit: FormKit(wording, mistakes: [wording.mistake(fault)]), ticket: ticket, next: next)
            }
        } catch let fault as MemberFault {
            return try await signInAgain(visit, fault, mail: "", next)
        }
    }

    func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try book(of: visit)
        _ = try await posted(request, visit)
        if let signed = visit.signed, case .session(let id, _) = signed.way {
            try await book.end(session: id, of: signed.member)
        }
        var response = seeOther(Links(language: visit.language).home)
        response.headers[.setCookie] = SessionCookie.ending(for: request)
        return response
    }

    func joinPage(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try book(of: visit)
        try request.check(["link"])
        let secret = request.uri.queryParameters.get("link") ?? ""
        do {
            let linked = try await book.linked(secret)
            return try await shown(visit, at: "join?link=\(secret)") { _, wording in
                let values = ["name": linked.member.name, "language": visit.language.tag]
                return JoinPage(kit: FormKit(wording, values: values), secret: secret, linked: linked)
            }
        } catch is MemberFault {
            return try await shown(visit, at: "sign-in", status: .gone) { _, wording in LinkGonePage(wording: wording) }
        }
    }

    /// Takes what the link's page sends.
    ///
    /// Whoever is signed in as somebody else becomes the one of the link.
    func join(_ request: Request, _ visit: Visit) async throws -> Response {
        let book = try book(of: visit)
        try request.check(["link"])
        let secret = request.uri.queryParameters.get("link") ?? ""
        let form = try await posted(request, Visit.everyone(visit.language))
        do {
            let linked = try await book.linked(secret)
            do {
                return entered(try await come(in: form, linked, secret, book, Self.agent(request)), request, visit)
            } catch let fault as MemberFault where fault.code != .linkGone {
                let path = "join?link=\(secret)"
                return try await shown(visit, at: path, status: Self.status(of: fault)) { _, wording in
                    JoinPage(
                        kit: FormKit(wording, values: form.fields.values, mistakes: [wording.mistake(fault)]),
                        secret: secret, linked: linked)
                }
            }
        } catch is MemberFault {
            return try await shown(visit, at: "sign-in", status: .gone) { _, wording in LinkGonePage(wording: wording) }
        }
    }

    private func come(
        in form: PostedForm, _ linked: Linked, _ secret: String, _ book: MemberBook, _ agent: String
    ) async throws -> Begun {
        let password = form["password"] ?? ""
        guard linked.purpose == .invitation else {
            return try await book.choose(password, by: secret, agent: agent)
        }
        let party = try await employer(form["party"] ?? "")
        let acceptance = Acceptance(
            name: form["name"] ?? "", mail: form["mail"], party: party?.id, country: party?.country,
            language: Language(tag: form["language"] ?? "") ?? linked.member.language, password: password)
        return try await book.accept(secret, acceptance, agent: agent)
    }

    /// A party for whom somebody may work; `nil` for none of them.
    func employer(_ id: String) async throws -> Party? {
        let party = try await register.read(for: .everyone(.en), today: now().day()) { $0.vocabulary.parties[id] }
        return party.flatMap { $0.type == .publisher || $0.type == .unattributed ? nil : $0 }
    }
}
