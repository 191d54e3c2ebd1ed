import Chances
import Foundation
import GRDB
import Journal
import Languages
import SignedMembers
import Storage
import Testing

@testable import Members

@Suite struct KeepingTests {
    private func fault(_ work: () async throws -> Void) async -> MemberFault? {
        do {
            try await work()
            return nil
        } catch {
            return error as? MemberFault
        }
    }

    private func invitation(_ mail: String = "new@office.example", roles: Set<Role> = [.editor]) -> Invitation {
        Invitation(name: "New Member", mail: mail, language: .fa, party: "office", country: "land", roles: roles)
    }

    @Test func theFirstAdministratorIsInvitedUntilSomebodyCame() async throws {
        let members = try SignedMembers()
        let first = try #require(try await members.book.inviteFirst(language: .en))
        let second = try #require(try await members.book.inviteFirst(language: .en))
        let acceptance = Acceptance(
            name: "First", mail: "first@office.example", party: "office", country: "land", language: .ru,
            password: SignedMembers.password)
        #expect(
            await fault { _ = try await members.book.accept(first.secret.text, acceptance, agent: "") }?.code
                == .linkGone)
        let begun = try await members.book.accept(second.secret.text, acceptance, agent: "")
        #expect(begun.signed.roles == [.administrator] && begun.signed.party == "office")
        #expect(try await members.book.inviteFirst(language: .en) == nil)
        let member = try #require(try await members.book.member(begun.signed.member))
        #expect(member.mail == "first@office.example" && member.language == .ru && member.state == .active)
    }

    @Test func anInvitationIsGoodOnceAndForAWeek() async throws {
        let members = try SignedMembers()
        let (invited, link) = try await members.book.invite(invitation())
        #expect(invited.state == .invited && Member.isID(invited.id))
        #expect(try await members.book.linked(link.secret.text).member == invited)
        let weak = Acceptance(name: "New", language: .kk, password: "short")
        #expect(
            await fault { _ = try await members.book.accept(link.secret.text, weak, agent: "") }?.code
                == .passwordTooShort)
        let good = Acceptance(name: " New   Name ", language: .kk, password: SignedMembers.password)
        let begun = try await members.book.accept(link.secret.text, good, agent: "")
        #expect(try await members.book.member(begun.signed.member)?.name == "New Name")
        #expect(await fault { _ = try await members.book.accept(link.secret.text, good, agent: "") }?.code == .linkGone)
        let late = try await members.book.invite(invitation("late@office.example"))
        members.pass(MemberBook.invitationMilliseconds)
        #expect(
            await fault { _ = try await members.book.accept(late.link.secret.text, good, agent: "") }?.code == .linkGone
        )
        // An invited member who lost the link gets another.
        let again = try await members.book.reset(late.member.id)
        _ = try await members.book.accept(again.secret.text, good, agent: "")
    }

    /// Two browsers that send one invitation at once: one comes in.
    @Test func anInvitationIsUsedOnceByMany() async throws {
        let members = try SignedMembers()
        let (_, link) = try await members.book.invite(invitation())
        let good = Acceptance(name: "New", language: .kk, password: SignedMembers.password)
        let count = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? await members.book.accept(link.secret.text, good, agent: "")) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(count == 1)
    }

    private static let wrong: [(mail: String, party: String, roles: Set<Role>, code: MemberFault.Code)] = [
        ("", "office", [.editor], .mailMalformed), ("a@b", "office", [.editor], .mailMalformed),
        ("a b@c.example", "office", [.editor], .mailMalformed),
        ("a@c.example\nBcc: x@y.example", "office", [.editor], .mailMalformed),
        ("a@b@c.example", "office", [.editor], .mailMalformed), ("a@c..example", "office", [.editor], .mailMalformed),
        ("\"a\"@c.example", "office", [.editor], .mailMalformed), ("a@c.example", "", [.editor], .partyMissing),
        ("a@c.example", "office", [], .rolesMissing), ("TAKEN@office.example", "office", [.editor], .mailTaken),
    ]

    @Test func whatIsWrongWithAnInvitationIsSaid() async throws {
        let members = try SignedMembers()
        _ = try await members.book.invite(invitation("taken@office.example"))
        for (mail, party, roles, code) in Self.wrong {
            let bad = Invitation(name: "X", mail: mail, language: .en, party: party, country: nil, roles: roles)
            #expect(await fault { _ = try await members.book.invite(bad) }?.code == code)
        }
    }

    @Test func aResetTakesEverythingThatWasKnown() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "lost@office.example")
        let id = begun.signed.member
        let token = try await members.book.makeToken(for: id, label: "script", scopes: [.read], days: 3)
        let link = try await members.book.reset(id)
        #expect(await members.book.signed(token: token.text) == nil)
        #expect(
            await fault {
                _ = try await members.book.signIn(
                    mail: "lost@office.example", password: SignedMembers.password, source: nil, agent: "")
            }?.code == .wrongSignIn)
        let again = try await members.book.choose("another quiet evening", by: link.secret.text, agent: "")
        #expect(again.signed.member == id)
        #expect(
            await fault { _ = try await members.book.choose("another quiet evening", by: link.secret.text, agent: "") }?
                .code == .linkGone)
        let second = try await members.book.reset(id)
        members.pass(MemberBook.resetMilliseconds)
        #expect(
            await fault {
                _ = try await members.book.choose("another quiet evening", by: second.secret.text, agent: "")
            }?.code == .linkGone)
    }

    @Test func aNewPasswordEndsEverySessionButTheOneItBegins() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        let id = begun.signed.member
        #expect(
            await fault {
                _ = try await members.book.change(
                    password: "another quiet evening", from: "wrong wrong wrong", of: id, source: nil, agent: "")
            }?.code == .wrongPassword)
        let next = try await members.book.change(
            password: "another quiet evening", from: SignedMembers.password, of: id, source: nil, agent: "")
        #expect(await members.book.signed(session: begun.secret.text) == nil)
        #expect(await members.book.signed(session: next.secret.text) == next.signed)
    }

    @Test func anAdministratorIsAlwaysLeft() async throws {
        let members = try SignedMembers()
        let only = try await members.member([.administrator]).signed.member
        for work in [
            { try await members.book.give([.reader], to: only) }, { try await members.book.disable(only) },
            { try await members.book.erase(only) },
        ] as [() async throws -> Void] {
            #expect(await fault(work)?.code == .lastAdministrator)
        }
        #expect(try await members.book.member(only)?.state == .active)
        _ = try await members.member([.administrator, .editor])
        try await members.book.disable(only)
        try await members.book.enable(only)
        #expect(try await members.book.member(only)?.state == .active)
    }

    @Test func tokensAreShownOnceCountedAndEnd() async throws {
        let members = try SignedMembers()
        let begun = try await members.member([.editor])
        let id = begun.signed.member
        let made = try await members.book.makeToken(
            for: id, label: "  nightly   load ", scopes: [.read, .write], days: 30)
        #expect(made.text.hasPrefix("littoral_") && made.line.label == "nightly load")
        let signed = try #require(await members.book.signed(token: made.text))
        #expect(signed.way == .token(id: made.line.id, scopes: [.read, .write]))
        #expect(signed.may(.write(party: "office")) && !signed.may(.manageMembers(party: "office")))
        #expect(await members.book.signed(session: made.text) == nil)
        #expect(await members.book.signed(token: begun.secret.text) == nil)
        #expect(await members.book.signed(token: "littoral_" + begun.secret.text) == nil)
        // Roles that were taken away are taken from tokens too.
        try await members.book.give([.reader], to: id)
        #expect(await members.book.signed(token: made.text)?.may(.write(party: "office")) == false)
        members.pass(30 * 86_400_000)
        #expect(await members.book.signed(token: made.text) == nil)
        for number in 0..<MemberBook.tokensMax {
            _ = try await members.book.makeToken(for: id, label: "\(number)", scopes: [.read], days: 3)
        }
        #expect(
            await fault { _ = try await members.book.makeToken(for: id, label: "x", scopes: [.read], days: 3) }?.code
                == .tooMany)
        let lines = try await members.book.tokens(of: id)
        #expect(lines.count == MemberBook.tokensMax)
        #expect(await fault { try await members.book.end(token: lines[0].id, of: "m-another") }?.code == .notFound)
        try await members.book.end(token: lines[0].id, of: id)
        #expect(try await members.book.tokens(of: id).count == MemberBook.tokensMax - 1)
    }

    /// What is kept of secrets must not be worth anything to who reads the file.
    @Test func noSecretLiesInTheFiles() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "known@office.example")
        let id = begun.signed.member
        let token = try await members.book.makeToken(for: id, label: "script", scopes: [.read], days: 3)
        let device = OneTimeCode()
        let started = try await members.book.useCodes(
            secret: device.groups, code: device.code(step: OneTimeCode.step(at: members.now)), of: id, agent: "")
        let link = try await members.book.reset(try await members.member().signed.member)
        let secrets = [
            begun.secret.text, started.begun.secret.text, String(token.text.dropFirst(9)), link.secret.text,
            device.groups,
            Base32.text(device.secret), started.recovery[0].text, SignedMembers.password, begun.signed.member + "never",
        ]
        #expect(try Bytes.found(secrets.map { Data($0.utf8) } + [device.secret], in: members.folder.url) == [])
        #expect(try Bytes.found([Data("known@office.example".utf8)], in: members.folder.url) != [])
    }

    @Test func filesAreTheOwnersAlone() throws {
        let members = try SignedMembers()
        for name in ["members.sqlite", "members.sqlite-wal", "keys/members.key"] {
            let path = members.folder.url.appending(path: name).path
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(rights == 0o600, "\(name)")
        }
    }
}

/// Looks for bytes in every file below a folder.
enum Bytes {
    /// The needles that are found, as `file: number of the needle`.
    static func found(_ needles: [Data], in folder: URL) throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.flatMap { path -> [String] in
            guard let bytes = try? Data(contentsOf: folder.appending(path: path)) else { return [] }
            return needles.enumerated().filter { bytes.range(of: $0.element) != nil }.map { "\(path): \($0.offset)" }
        }
    }
}
