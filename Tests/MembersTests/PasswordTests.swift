import Chances
import Foundation
import SignedMembers
import Testing

@testable import Members

@Suite struct PasswordTests {
    /// RFC 9106, section 5.3.
    @Test func theTagOfTheStandardsExample() {
        let tag = Argon2.tag(
            Data(repeating: 1, count: 32), salt: Data(repeating: 2, count: 16), secret: Data(repeating: 3, count: 8),
            associated: Data(repeating: 4, count: 12), cost: Argon2.Cost(memory: 32, passes: 3, lanes: 4))
        #expect(
            tag?.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
    }

    @Test func aHashSaysItsCostAndIsReadAgain() throws {
        let hash = try #require(PasswordHash(of: SignedMembers.password, cost: .cheap))
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(read.isOf(SignedMembers.password))
        #expect(!read.isOf(SignedMembers.password + " "))
        #expect(PasswordHash(of: SignedMembers.password, cost: .cheap)?.text != hash.text)
    }

    @Test func oneLetterComposedInTwoWaysIsOneLetter() throws {
        let hash = try #require(PasswordHash(of: "şəhər dənizə açılır", cost: .cheap))
        #expect(hash.isOf("şəhər dənizə açılır".decomposedStringWithCanonicalMapping))
    }

    @Test(arguments: [
        "", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=64,t=1,p=1$c29t!!!!$AAAAAAAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=1,p=1$$",
    ])
    func whatIsNoHashOfOursIsNotRead(text: String) { #expect(PasswordHash(text) == nil) }

    @Test func noiseIsNoHash() {
        var chance = Chance(seed: 11)
        for _ in 0..<2_000 {
            let pieces = [
                "$", "argon2id", "v=19", "m=64", ",", "t=1", "p=1", "c29tZXNhbHQ", "=", "AAAAAAAAAAAAAAAAAAAAAAA", "9",
            ]
            if let hash = PasswordHash(chance.text(of: pieces, length: 14)) { #expect(PasswordHash(hash.text) == hash) }
        }
    }

    @Test(arguments: [
        ("short", MemberFault.Code.passwordTooShort), ("elevenchars", .passwordTooShort),
        ("aaaaaaaaaaaaaaaa", .passwordCommon), ("Password1234!", .passwordCommon), ("qwertyuiop[]12", .passwordCommon),
        ("1234567890123", .passwordCommon), ("йцукенгшщзхъ", .passwordCommon), ("passwordpassword", .passwordCommon),
        ("پسورد", .passwordTooShort), ("Администратор1", .passwordCommon), ("12345678901 ", .passwordCommon),
        ("Nazarova-2026", .passwordNamesYou), (String(repeating: "sea ", count: 400), .passwordTooLong),
    ])
    func weakPasswordsAreRefused(password: String, code: MemberFault.Code) {
        #expect(throws: MemberFault.self) {
            try PasswordRules.check(password, names: ["Aigul Nazarova", "a.nazarova@akimat.example"])
        }
        do throws(MemberFault) {
            try PasswordRules.check(password, names: ["Aigul Nazarova", "a.nazarova@akimat.example"])
        } catch {
            #expect(error.code == code)
            #expect(error.field == "password")
        }
    }

    @Test(arguments: [
        SignedMembers.password, "دریا آرام است امشب", "тихая вода у причала", "balyk torlary 7 gat", "x7!mQ92#vLp0",
        "Nazarova walks along the pier",
    ])
    func longOnesAreTaken(password: String) throws {
        try PasswordRules.check(password, names: ["Aigul Nazarova", "a.nazarova@akimat.example"])
    }

    /// Two run at once, so many wait, and everyone beyond is told so; nobody is lost.
    @Test func aCrowdAtTheDoorIsBounded() async throws {
        let gate = PasswordGate(cost: Argon2.Cost(memory: 4_096, passes: 2, lanes: 1))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { (try? await gate.hash(SignedMembers.password)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 200)
        let done = outcomes.count { $0 }
        #expect(done >= 1 + PasswordGate.waitingMax)
        // What was refused has left no trace: the door still opens.
        _ = try await gate.hash(SignedMembers.password)
    }

    @Test func secretsAreComparedWhole() {
        var chance = Chance(seed: 5)
        for _ in 0..<1_000 {
            let first = chance.noise(length: 12)
            let second = chance.maybe() ? first : chance.noise(length: 12)
            #expect(Sameness.holds(first, second) == (Array(first.utf8) == Array(second.utf8)))
        }
    }
}
