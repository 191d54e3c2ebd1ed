import Chances
import Foundation
import Testing

@testable import Members

@Suite struct CodeTests {
    private static let standard = OneTimeCode(secret: Data("12345678901234567890".utf8))

    /// RFC 6238, appendix B, the rows of SHA-1.
    @Test(arguments: [
        (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func theCodesOfTheStandard(seconds: Int64, code: String) {
        #expect(Self.standard.code(step: OneTimeCode.step(at: seconds * 1_000), digits: 8) == code)
    }

    /// RFC 4226, appendix D.
    @Test func theCountedCodesOfTheOlderStandard() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { Self.standard.code(step: $0) } == codes)
    }

    @Test func aCodeIsTakenOneStepEarlyOrLateAndOnce() {
        let now: Int64 = 1_800_000_000_000
        let step = OneTimeCode.step(at: now)
        for distance in Int64(-3)...3 {
            let code = Self.standard.code(step: step + distance)
            let found = Self.standard.step(of: code, at: now, used: 0)
            #expect((found == step + distance) == (abs(distance) <= 1))
            if let found {
                #expect(Self.standard.step(of: code, at: now, used: found) == nil)
                #expect(Self.standard.step(of: code, at: now, used: found + 1) == nil)
            }
        }
    }

    @Test func codesAreTypedAsKeyboardsWriteThem() {
        let now: Int64 = 1_800_000_000_000
        let code = Self.standard.code(step: OneTimeCode.step(at: now))
        let persian = String(
            code.compactMap { $0.wholeNumberValue.flatMap { Unicode.Scalar(0x06F0 + UInt32($0)) } }.map(Character.init))
        for typed in [code, persian, " \(code.prefix(3)) \(code.suffix(3)) "] {
            #expect(Self.standard.step(of: typed, at: now, used: 0) != nil)
        }
        for typed in ["", "12345", code + "0", String(code.dropLast()), "abcdef", "½¾⅓⅔⅛⅜"] {
            #expect(Self.standard.step(of: typed, at: now, used: 0) == nil)
        }
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func base32(plain: String, text: String) {
        #expect(Base32.text(Data(plain.utf8)) == text)
        #expect(Base32.bytes(text.lowercased()) == Data(plain.utf8))
    }

    @Test func lettersGoThereAndBack() {
        var chance = Chance(seed: 3)
        for _ in 0..<500 {
            let bytes = Data((0..<chance.below(40)).map { _ in UInt8(truncatingIfNeeded: chance.next()) })
            #expect(Base32.bytes(Base32.text(bytes)) == bytes)
            #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
        }
    }

    @Test func theLinkSaysWhatAProgramNeeds() {
        let link = Self.standard.link(issuer: "Littoral", account: "a b@office.example")
        #expect(
            link
                == "otpauth://totp/Littoral:a%20b%40office%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Littoral"
        )
        #expect(Self.standard.groups == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    }

    @Test func recoveryCodesAreReadAsTyped() throws {
        let code = RecoveryCode()
        #expect(code.text.count == 19)
        #expect(RecoveryCode(code.text.lowercased()) == code)
        #expect(RecoveryCode(" " + code.text.replacing("-", with: " ")) == code)
        for typed in ["", "123456", String(code.text.dropLast()), code.text + "A", "0000-1111-8888-9999"] {
            #expect(RecoveryCode(typed) == nil)
        }
    }

    @Test func sealsOpenForTheirOwnerOnly() throws {
        let key = SealingKey()
        let sealed = try key.seal(Data("secret".utf8), for: "m-one")
        #expect(key.open(sealed, for: "m-one") == Data("secret".utf8))
        #expect(key.open(sealed, for: "m-two") == nil)
        #expect(SealingKey().open(sealed, for: "m-one") == nil)
        for place in sealed.indices {
            var other = sealed
            other[place] ^= 1
            #expect(key.open(other, for: "m-one") == nil)
        }
        #expect(key.open(Data(), for: "m-one") == nil)
    }
}
