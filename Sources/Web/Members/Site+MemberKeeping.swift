import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Members
import Register
import Serving

extension Site {
    /// What administrators do with members.
    static let memberKeepingRoutes: [PageRoute] = [
        .get("members") { site, request, visit, _ in
            try request.check()
            return try await site.members(visit)
        },
        .get("members/invite") { site, request, visit, _ in
            try request.check()
            return try await site.invitation(visit)
        },
        .post("members/invite") { site, request, visit, _ in try await site.invite(request, visit) },
        .get("members/:id") { site, request, visit, parameters in
            try request.check()
            return try await site.member(visit, parameters.id)
        },
        .post("members/:id") { site, request, visit, parameters in
            try await site.changeMember(request, visit, parameters.id)
        },
        .post("members/:id/reset") { site, request, visit, parameters in
            try await site.reset(request, visit, parameters.id)
        },
        .post("members/:id/disable") { site, request, visit, parameters in
            try await site.keep(request, visit, parameters.id) { try await $0.disable($1) }
        },
        .post("members/:id/enable") { site, request, visit, parameters in
            try await site.keep(request, visit, parameters.id) { try await $0.enable($1) }
        },
        .get("members/:id/erase") { site, request, visit, parameters in
            try request.check()
            return try await site.erasing(visit, parameters.id)
        },
        .post("members/:id/erase") { site, request, visit, parameters in
            try await site.erase(request, visit, parameters.id)
        },
    ]

    private func keeping(_ visit: Visit) throws(RequestFault) -> (book: MemberBook, signed: Signed) {
        (try book(of: visit), try member(visit, may: .manageNode))
    }

    private func found(_ book: MemberBook, _ id: String) async throws -> Member {
        guard let member = try await book.member(id) else { throw RequestFault.notFound }
        return member
    }

    private func members(_ visit: Visit) async throws -> Response {
        let (book, _) = try keeping(visit)
        let members = try await book.members()
        return try await shown(visit, at: "members") { _, wording in MemberListPage(wording: wording, members: members)
        }
    }

    private func invitation(
        _ visit: Visit, typed: PostedForm? = nil, fault: MemberFault? = nil
    ) async throws -> Response {
        let (_, signed) = try keeping(visit)
        let values = typed?.fields.values ?? ["language": visit.language.tag]
        let roles = Set(typed?.fields.all("roles") ?? [Role.editor.rawValue])
        return try await shown(visit, at: "members/invite", status: fault.map(Self.status) ?? .ok) { _, wording in
            InvitePage(
                kit: FormKit(wording, values: values, mistakes: fault.map { [wording.mistake($0)] } ?? []),
                signed: signed, roles: roles)
        }
    }

    private func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        let (book, signed) = try keeping(visit)
        let form = try await posted(request, visit)
        do {
            let party = try await employer(form["party"] ?? "")
            guard signed.may(.manageMembers(party: party?.id ?? "")) else { throw RequestFault.notAllowed }
            let invited = try await book.invite(
                Invitation(
                    name: form["name"] ?? "", mail: form["mail"] ?? "",
                    language: Language(tag: form["language"] ?? "") ?? visit.language, party: party?.id ?? "",
                    country: party?.country, roles: Self.roles(in: form)))
            return try await link(invited.link, for: invited.member, request, visit)
        } catch let fault as MemberFault {
            return try await invitation(visit, typed: form, fault: fault)
        }
    }

    private static func roles(in form: PostedForm) -> Set<Role> {
        Set(form.fields.all("roles").compactMap { Role(rawValue: $0) })
    }

    /// Shows a link this once: the address by which this node was asked, in the language of its receiver.
    private func link(
        _ link: OneTimeLink, for member: Member, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let base = "\(request.head.scheme ?? "http")://\(request.head.authority ?? "")"
        let address = base + Links(language: member.language).join(link.secret.text).text
        return try await shown(visit, at: "members") { _, wording in
            let until = Instant(clamping: link.until)
            return OncePage(
                wording: wording, title: wording.say("member.link.title", ["name": .text(member.name)]),
                lead: wording.say("member.link.lead", ["time": .text(wording.day(until.day(in: wording.zone)))]),
                lines: [address],
                back: (wording.say("member.list.title"), Links(language: wording.language).members))
        }
    }

    private func member(
        _ visit: Visit, _ id: String, typed: PostedForm? = nil, fault: MemberFault? = nil
    ) async throws -> Response {
        let (book, signed) = try keeping(visit)
        let member = try await found(book, id)
        let values = typed?.fields.values ?? ["party": member.party ?? ""]
        let roles = Set(typed?.fields.all("roles") ?? member.roles.map(\.rawValue))
        let path = "members/\(member.id)"
        return try await shown(visit, at: path, status: fault.map(Self.status) ?? .ok) { _, wording in
            MemberPage(
                kit: FormKit(wording, values: values, mistakes: fault.map { [wording.mistake($0)] } ?? []),
                signed: signed, member: member, roles: roles)
        }
    }

    private func changeMember(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (book, _) = try keeping(visit)
        let form = try await posted(request, visit)
        let member = try await found(book, id)
        do {
            guard let party = try await employer(form["party"] ?? "") else {
                throw MemberFault(.partyMissing, field: "party")
            }
            let roles = Self.roles(in: form)
            try await book.give(roles, to: member.id)
            if party.id != member.party { try await book.move(member.id, to: party.id, country: party.country) }
            return seeOther(Links(language: visit.language).member(member.id))
        } catch let fault as MemberFault {
            return try await self.member(visit, id, typed: form, fault: fault)
        }
    }

    private func reset(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (book, _) = try keeping(visit)
        _ = try await posted(request, visit)
        let member = try await found(book, id)
        return try await link(try await book.reset(member.id), for: member, request, visit)
    }

    /// Does something that needs no more than a button.
    private func keep(
        _ request: Request, _ visit: Visit, _ id: String, _ work: (MemberBook, String) async throws -> Void
    ) async throws -> Response {
        let (book, _) = try keeping(visit)
        _ = try await posted(request, visit)
        let member = try await found(book, id)
        do {
            try await work(book, member.id)
            return seeOther(Links(language: visit.language).member(member.id))
        } catch let fault as MemberFault {
            return try await self.member(visit, id, fault: fault)
        }
    }

    private func erasing(_ visit: Visit, _ id: String, fault: MemberFault? = nil) async throws -> Response {
        let (book, signed) = try keeping(visit)
        let member = try await found(book, id)
        let path = "members/\(member.id)/erase"
        return try await shown(visit, at: path, status: fault.map(Self.status) ?? .ok) { _, wording in
            ErasePage(
                kit: FormKit(wording, mistakes: fault.map { [wording.mistake($0)] } ?? []), signed: signed,
                member: member)
        }
    }

    private func erase(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (book, _) = try keeping(visit)
        _ = try await posted(request, visit)
        let member = try await found(book, id)
        do {
            try await book.erase(member.id)
            return seeOther(Links(language: visit.language).members)
        } catch let fault as MemberFault {
            return try await erasing(visit, id, fault: fault)
        }
    }
}
