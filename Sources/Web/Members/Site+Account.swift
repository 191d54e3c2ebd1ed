import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Serving

extension Site {
    /// What a member keeps of her own.
    static let accountRoutes: [PageRoute] = [
        .get("account") { site, request, visit, _ in
            try request.check()
            return try await site.account(visit)
        },
        .post("account") { site, request, visit, _ in try await site.rename(request, visit) },
        .post("account/sessions/end") { site, request, visit, _ in try await site.endSession(request, visit) },
        .get("account/password") { site, request, visit, _ in
            try request.check()
            return try await site.password(visit)
        },
        .post("account/password") { site, request, visit, _ in try await site.changePassword(request, visit) },
        .get("account/codes") { site, request, visit, _ in
            try request.check()
            return try await site.codes(visit)
        },
        .post("account/codes") { site, request, visit, _ in try await site.useCodes(request, visit) },
        .post("account/codes/change") { site, request, visit, _ in try await site.changeCodes(request, visit) },
        .get("account/tokens") { site, request, visit, _ in
            try request.check()
            return try await site.tokens(visit)
        },
        .post("account/tokens") { site, request, visit, _ in try await site.makeToken(request, visit) },
        .post("account/tokens/end") { site, request, visit, _ in try await site.endToken(request, visit) },
    ]

    /// Who is signed in by a session, and what is known of her; tokens do not change the account they belong to.
    private func own(_ visit: Visit) async throws -> (book: MemberBook, signed: Signed, member: Member) {
        let (book, signed) = (try book(of: visit), try member(visit))
        guard case .session = signed.way else { throw RequestFault.notAllowed }
        guard let member = try await book.member(signed.member) else { throw RequestFault.signInFirst }
        return (book, signed, member)
    }

    private func account(
        _ visit: Visit, typed: [String: String]? = nil, fault: MemberFault? = nil
    ) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let sessions = try await book.sessions(of: member.id)
        return try await shown(visit, at: "account", status: fault.map(Self.status) ?? .ok) { _, wording in
            let values = typed ?? ["name": member.name, "language": member.language.tag]
            let kit = FormKit(wording, values: values, mistakes: fault.map { [wording.mistake($0)] } ?? [])
            return AccountPage(kit: kit, signed: signed, member: member, sessions: sessions)
        }
    }

    private func rename(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let form = try await posted(request, visit)
        do {
            let language = Language(tag: form["language"] ?? "") ?? member.language
            try await book.rename(signed.member, name: form["name"] ?? "", language: language)
            return seeOther(Links(language: visit.language).account)
        } catch let fault as MemberFault {
            return try await account(visit, typed: form.fields.values, fault: fault)
        }
    }

    private func endSession(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, _) = try await own(visit)
        let form = try await posted(request, visit)
        if form["session"] == "others", case .session(let id, _) = signed.way {
            try await book.endSessions(of: signed.member, except: id)
        } else {
            try await book.end(session: form["session"] ?? "", of: signed.member)
        }
        return seeOther(Links(language: visit.language).account)
    }

    private func password(_ visit: Visit, fault: MemberFault? = nil) async throws -> Response {
        let (_, signed, _) = try await own(visit)
        return try await shown(visit, at: "account/password", status: fault.map(Self.status) ?? .ok) { _, wording in
            PasswordPage(kit: FormKit(wording, mistakes: fault.map { [wording.mistake($0)] } ?? []), signed: signed)
        }
    }

    private func changePassword(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, _) = try await own(visit)
        let form = try await posted(request, visit)
        do {
            let begun = try await book.change(
                password: form["password"] ?? "", from: form["current"] ?? "", of: signed.member, source: visit.source,
                agent: Self.agent(request))
            return entered(begun, request, visit, to: Links(language: visit.language).account)
        } catch let fault as MemberFault {
            return try await password(visit, fault: fault)
        }
    }

    private func codes(_ visit: Visit, device: OneTimeCode? = nil, fault: MemberFault? = nil) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let count = member.hasSecondFactor ? try await book.recoveryCount(of: member.id) : 0
        let secret = member.hasSecondFactor ? nil : device ?? OneTimeCode()
        return try await shown(visit, at: "account/codes", status: fault.map(Self.status) ?? .ok) { _, wording in
            CodesPage(
                kit: FormKit(wording, mistakes: fault.map { [wording.mistake($0)] } ?? []), signed: signed,
                member: member, device: secret, recoveryCount: count)
        }
    }

    private func useCodes(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let form = try await posted(request, visit)
        guard !member.hasSecondFactor else { return seeOther(Links(language: visit.language).accountCodes) }
        let secret = form["secret"] ?? ""
        do {
            try await book.check(form["current"] ?? "", of: signed.member, source: visit.source)
            let started = try await book.useCodes(
                secret: secret, code: form["code"] ?? "", of: signed.member, agent: Self.agent(request))
            var response = try await recovery(visit, started.recovery)
            response.headers[.setCookie] = SessionCookie.setting(started.begun.secret, for: request)
            return response
        } catch let fault as MemberFault {
            // The same secret again: the device has read it already.
            let device = Base32.bytes(secret).flatMap { $0.count == 20 ? OneTimeCode(secret: $0) : nil }
            return try await codes(visit, device: device, fault: fault)
        }
    }

    private func changeCodes(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let form = try await posted(request, visit)
        let links = Links(language: visit.language)
        guard member.hasSecondFactor else { return seeOther(links.accountCodes) }
        do {
            try await book.check(form["current"] ?? "", of: signed.member, source: visit.source)
            guard form["act"] == "end" else {
                return try await recovery(visit, try await book.renewRecovery(of: signed.member))
            }
            let begun = try await book.endCodes(of: signed.member, agent: Self.agent(request))
            return entered(begun, request, visit, to: links.accountCodes)
        } catch let fault as MemberFault {
            return try await codes(visit, fault: fault)
        }
    }

    private func recovery(_ visit: Visit, _ codes: [RecoveryCode]) async throws -> Response {
        try await shown(visit, at: "account/codes") { _, wording in
            OncePage(
                wording: wording, title: wording.say("member.recovery.title"),
                lead: wording.say("member.recovery.lead"), lines: codes.map(\.text),
                back: (wording.say("member.account.title"), Links(language: wording.language).account))
        }
    }

    private func tokens(
        _ visit: Visit, typed: PostedForm? = nil, fault: MemberFault? = nil
    ) async throws -> Response {
        let (book, signed, member) = try await own(visit)
        let lines = try await book.tokens(of: member.id)
        let (values, chosen) = (typed?.fields.values ?? ["days": "90"], Set(typed?.fields.all("scopes") ?? []))
        return try await shown(visit, at: "account/tokens", status: fault.map(Self.status) ?? .ok) { _, wording in
            TokensPage(
                kit: FormKit(wording, values: values, mistakes: fault.map { [wording.mistake($0)] } ?? []),
                signed: signed, tokens: lines, chosen: chosen)
        }
    }

    private func makeToken(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, _) = try await own(visit)
        let form = try await posted(request, visit)
        do {
            let made = try await book.makeToken(
                for: signed.member, label: form["label"] ?? "",
                scopes: Set(form.fields.all("scopes").compactMap { Signed.Scope(rawValue: $0) }),
                days: Int(form["days"] ?? "") ?? 90)
            return try await shown(visit, at: "account/tokens") { _, wording in
                OncePage(
                    wording: wording, title: wording.say("member.tokens.made"),
                    lead: wording.say("member.tokens.once"), lines: [made.text],
                    back: (wording.say("member.tokens.title"), Links(language: wording.language).accountTokens))
            }
        } catch let fault as MemberFault {
            return try await tokens(visit, typed: form, fault: fault)
        }
    }

    private func endToken(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed, _) = try await own(visit)
        let form = try await posted(request, visit)
        try await book.end(token: form["token"] ?? "", of: signed.member)
        return seeOther(Links(language: visit.language).accountTokens)
    }
}
