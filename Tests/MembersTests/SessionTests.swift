import Chances
import Foundation
import GRDB
import Languages
import SignedMembers
import Storage
import Testing

@testable import Members

@Suite struct SessionTests {
    @Test func aSessionIsItsMemberUntilItEnds() async throws {
        let members = try SignedMembers()
        let begun = try await members.member([.editor, .approver], at: "office", country: "land")
        let signed = try #require(await members.book.signed(session: begun.secret.text))
        #expect(signed == begun.signed)
        #expect(signed.party == "office" && signed.country == "land" && signed.roles == [.editor, .approver])
        #expect(await members.book.signed(session: Secret().text) == nil)
        for wrong in [
            "", "x", String(begun.secret.text.dropLast()), begun.secret.text + "A", begun.secret.text.uppercased(),
        ] {
            #expect(await members.book.signed(session: wrong) == nil)
        }
        let line = try #require(try await members.book.sessions(of: signed.member).first)
        try await members.book.end(session: line.id, of: signed.member)
        #expect(await members.book.signed(session: begun.secret.text) == nil)
    }

    @Test func idleSessionsEndAndOldOnesToo() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        members.pass(MemberBook.idleMax - 1)
        #expect(await members.book.signed(session: begun.secret.text) != nil)
        members.pass(MemberBook.idleMax)
        #expect(await members.book.signed(session: begun.secret.text) == nil)
        // Who is always there is asked again after a fortnight.
        let second = try await members.member()
        var passed: Int64 = 0
        while passed + 3_600_000 < MemberBook.ageMax {
            members.pass(3_600_000)
            passed += 3_600_000
            #expect(await members.book.signed(session: second.secret.text) != nil)
        }
        members.pass(3_600_000)
        #expect(await members.book.signed(session: second.secret.text) == nil)
    }

    @Test func everySignInHasASecretOfItsOwn() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "aigul@office.example")
        var secrets: Set<String> = [begun.secret.text]
        for _ in 0..<5 {
            guard
                case .signedIn(let next) = try await members.book.signIn(
                    mail: " Aigul@Office.example ", password: SignedMembers.password, source: "192.0.2.1", agent: "test"
                )
            else {
                Issue.record("a code was asked for")
                return
            }
            secrets.insert(next.secret.text)
            #expect(next.signed.member == begun.signed.member)
        }
        #expect(secrets.count == 6)
    }

    @Test func fewerRightsEndSessionsAtOnce() async throws {
        let members = try SignedMembers()
        _ = try await members.member([.administrator])
        let changes: [(String, @Sendable (MemberBook, String) async throws -> Void)] = [
            ("roles", { try await $0.give([.reader], to: $1) }),
            ("party", { try await $0.move($1, to: "other", country: nil) }), ("disabled", { try await $0.disable($1) }),
            ("reset", { _ = try await $0.reset($1) }), ("erased", { try await $0.erase($1) }),
        ]
        for (name, change) in changes {
            let begun = try await members.member()
            #expect(await members.book.signed(session: begun.secret.text) != nil)
            try await change(members.book, begun.signed.member)
            #expect(await members.book.signed(session: begun.secret.text) == nil, "\(name)")
        }
    }

    /// As when a command is run while the node serves: two books over one store.
    @Test(arguments: [true, false]) func anotherProcessIsSeen(isOfOneMoment: Bool) async throws {
        let members = try SignedMembers()
        let serving = try SignedMembers(beside: members.folder)
        let begun = try await members.member()
        let token = try await members.book.makeToken(for: begun.signed.member, label: "x", scopes: [.read], days: 3)
        #expect(await serving.book.signed(session: begun.secret.text) != nil)
        #expect(await serving.book.signed(token: token.text) != nil)
        let mark = try #require(StoreMark(ofStoreAt: members.book.store.path))
        try await members.book.disable(begun.signed.member)
        if isOfOneMoment {
            // As if the file's clock had not moved between the last look and the change.
            _ = serving.book.live.isLookDue(serving.now, StoreMark(ofStoreAt: members.book.store.path))
            serving.pass(LiveSignings.lookEvery)
        } else {
            #expect(StoreMark(ofStoreAt: members.book.store.path) != mark)
        }
        #expect(await serving.book.signed(session: begun.secret.text) == nil)
        #expect(await serving.book.signed(token: token.text) == nil)
    }

    @Test func aRequestCostsNoQuestion() async throws {
        let members = try SignedMembers()
        let begun = try await members.member()
        #expect(await members.book.signed(session: begun.secret.text) != nil)
        // Nothing was written since the look; with the store gone only memory can answer.
        try members.book.store.close()
        for _ in 0..<10 { #expect(await members.book.signed(session: begun.secret.text) == begun.signed) }
    }

    @Test func onlySoManySessionsStand() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "many@office.example")
        for _ in 0..<(MemberBook.sessionsMax + 5) {
            members.pass(1)
            _ = try await members.book.begin(begun.signed.member, agent: "test")
        }
        let lines = try await members.book.sessions(of: begun.signed.member)
        #expect(lines.count == MemberBook.sessionsMax)
        #expect(await members.book.signed(session: begun.secret.text) == nil)
    }

    /// Random members, sign-ins, ends and changes against a model that looks everything up.
    @Test func walksAgreeWithAModel() async throws {
        for seed in UInt64(1)...6 {
            var chance = Chance(seed: seed)
            let members = try SignedMembers()
            _ = try await members.member([.administrator])
            var ids: [String] = []
            for number in 0..<3 {
                ids.append(try await members.member(mail: "walker\(number)@office.example").signed.member)
            }
            var held: [(secret: String, member: String, id: String, began: Int64, seen: Int64)] = []
            for _ in 0..<150 {
                let member = chance.pick(ids)
                switch chance.below(6) {
                case 0, 1:
                    if let begun = try? await members.book.begin(member, agent: "test"),
                        case .session(let id, _) = begun.signed.way
                    {
                        held.append((begun.secret.text, member, id, members.now, members.now))
                    }
                case 2:
                    let gone = held.filter { $0.member == member }.randomElement(using: &chance)
                    if let gone {
                        try await members.book.end(session: gone.id, of: member)
                        held.removeAll { $0.id == gone.id }
                    }
                case 3:
                    if chance.maybe(30) {
                        try await members.book.give(chance.maybe() ? [.editor] : [.reader, .approver], to: member)
                        held.removeAll { $0.member == member }
                    }
                case 4: members.pass(Int64(chance.pick([1, 60_000, 3_600_000, 40_000_000])))
                default: break
                }
                let now = members.now
                for place in held.indices {
                    let isGood =
                        now - held[place].seen < MemberBook.idleMax && now < held[place].began + MemberBook.ageMax
                    let signed = await members.book.signed(session: held[place].secret)
                    #expect((signed != nil) == isGood, "seed \(seed)")
                    #expect(signed == nil || signed?.member == held[place].member)
                    if isGood { held[place].seen = now }
                }
                held.removeAll { now - $0.seen >= MemberBook.idleMax || now >= $0.began + MemberBook.ageMax }
            }
        }
    }
}

@Suite struct SignInTests {
    private func fault(_ work: () async throws -> Void) async -> MemberFault.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? MemberFault)?.code
        }
    }

    @Test func wrongNamesAndPasswordsAreOneSentence() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "known@office.example")
        for (mail, password) in [
            ("known@office.example", "something else here"), ("unknown@office.example", SignedMembers.password),
            ("", ""),
            ("known@office.example", ""), ("known@office.example", String(repeating: "x", count: 2_000)),
            (String(repeating: "x", count: 2_000), "x"), ("' OR 1=1 --", "' OR 1=1 --"),
        ] {
            let code = await fault {
                _ = try await members.book.signIn(
                    mail: mail, password: password, source: "192.0.2.\(mail.count)", agent: "")
            }
            #expect(code == .wrongSignIn)
        }
        try await members.book.disable(begun.signed.member)
        let code = await fault {
            _ = try await members.book.signIn(
                mail: "known@office.example", password: SignedMembers.password, source: nil, agent: "")
        }
        #expect(code == .wrongSignIn)
    }

    @Test func tooManyAttemptsWaitAndTheRightPasswordElsewhereDoesNot() async throws {
        let members = try SignedMembers()
        _ = try await members.member(mail: "known@office.example")
        func attempt(_ password: String, _ source: String) async -> MemberFault.Code? {
            await fault {
                _ = try await members.book.signIn(
                    mail: "known@office.example", password: password, source: source, agent: "")
            }
        }
        for _ in 0..<5 { #expect(await attempt("not this one, no", "192.0.2.1") == .wrongSignIn) }
        #expect(await attempt(SignedMembers.password, "192.0.2.1") == .locked)
        #expect(await attempt(SignedMembers.password, "192.0.2.2") == nil)
        members.pass(30_000)
        #expect(await attempt(SignedMembers.password, "192.0.2.1") == nil)
    }

    @Test func dearerHashesAreMadeWhenTheyAreUsed() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "old@office.example")
        let dearer = try SignedMembers(beside: members.folder, cost: Argon2.Cost(memory: 128, passes: 1, lanes: 1))
        for _ in 0..<2 {
            _ = try await dearer.book.signIn(
                mail: "old@office.example", password: SignedMembers.password, source: nil, agent: "")
        }
        let text = try await dearer.book.store.pool.read { db in
            try String.fetchOne(db, sql: "SELECT password FROM member WHERE id = ?", arguments: [begun.signed.member])
        }
        #expect(text?.hasPrefix("$argon2id$v=19$m=128,t=1,p=1$") == true)
    }

    @Test func theSecondStepAsksForTheCode() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "two@office.example")
        let device = OneTimeCode()
        let id = begun.signed.member
        #expect(
            await fault {
                _ = try await members.book.useCodes(secret: device.groups, code: "000000", of: id, agent: "")
            } == .wrongCode)
        let started = try await members.book.useCodes(
            secret: device.groups, code: device.code(step: OneTimeCode.step(at: members.now)), of: id, agent: "")
        // What was begun before the second factor is worth nothing now.
        #expect(await members.book.signed(session: begun.secret.text) == nil)
        #expect(await members.book.signed(session: started.begun.secret.text) != nil)
        #expect(Set(started.recovery).count == RecoveryCode.count)
        func step() async throws -> Secret {
            guard
                case .code(let ticket) = try await members.book.signIn(
                    mail: "two@office.example", password: SignedMembers.password, source: nil, agent: "")
            else { throw MemberFault(.notFound) }
            return ticket
        }
        // The code of setting up was used already.
        let used = device.code(step: OneTimeCode.step(at: members.now))
        var ticket = try await step()
        #expect(
            await fault { _ = try await members.book.confirm(ticket: ticket.text, code: used, agent: "") } == .wrongCode
        )
        members.pass(30_000)
        let next = device.code(step: OneTimeCode.step(at: members.now))
        _ = try await members.book.confirm(ticket: ticket.text, code: next, agent: "")
        #expect(
            await fault { _ = try await members.book.confirm(ticket: ticket.text, code: next, agent: "") }
                == .signInGone)
        ticket = try await step()
        #expect(
            await fault { _ = try await members.book.confirm(ticket: ticket.text, code: next, agent: "") } == .wrongCode
        )
        // A recovery code is taken once.
        _ = try await members.book.confirm(ticket: ticket.text, code: started.recovery[3].text.lowercased(), agent: "")
        #expect(try await members.book.recoveryCount(of: id) == RecoveryCode.count - 1)
        ticket = try await step()
        #expect(
            await fault {
                _ = try await members.book.confirm(ticket: ticket.text, code: started.recovery[3].text, agent: "")
            } == .wrongCode)
        // It ends after some minutes.
        members.pass(HalfwaySignIns.milliseconds)
        #expect(
            await fault {
                _ = try await members.book.confirm(ticket: ticket.text, code: started.recovery[4].text, agent: "")
            } == .signInGone)
    }

    @Test func guessingCodesIsBounded() async throws {
        let members = try SignedMembers()
        let begun = try await members.member(mail: "two@office.example")
        let device = OneTimeCode()
        let started = try await members.book.useCodes(
            secret: device.groups, code: device.code(step: OneTimeCode.step(at: members.now)), of: begun.signed.member,
            agent: "")
        #expect(started.recovery.count == 10)
        var codes: [MemberFault.Code?] = []
        for number in 0..<40 {
            guard
                case .code(let ticket) = try await members.book.signIn(
                    mail: "two@office.example", password: SignedMembers.password, source: "192.0.2.\(number)", agent: ""
                )
            else { return }
            codes.append(
                await fault { _ = try await members.book.confirm(ticket: ticket.text, code: "12345x", agent: "") })
        }
        #expect(codes.count { $0 == .wrongCode } == 5)
        #expect(codes.count { $0 == .locked } == 35)
    }
}
