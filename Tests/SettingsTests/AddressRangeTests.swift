import Chances
import Testing

@testable import Settings

@Suite struct AddressRangeTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false), ("10.0.0.0/8", "10.255.3.4", true),
        ("10.0.0.0/8", "11.0.0.0", false), ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
        ("::1", "::1", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("192.168.4.0/22", "192.168.7.255", true),
        ("192.168.4.0/22", "192.168.8.0", false), ("::1", "::1%lo", true), ("127.0.0.1", "nonsense", false),
    ])
    func contains(_ range: String, _ address: String, _ expected: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(address) == expected)
    }

    @Test(arguments: [
        "", "localhost", "10.0.0.0/33", "::/129", "10.0.0/8", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/+1", "/8",
    ])
    func whatIsNoRangeIsRefused(_ text: String) { #expect(AddressRange(text) == nil) }

    /// Against bits compared one by one.
    @Test func agreesWithBitsOneByOne() throws {
        var chance = Chance(seed: 7)
        func address(_ value: UInt32) -> String {
            (0..<4).map { String(value >> (24 - 8 * $0) & 255) }.joined(separator: ".")
        }
        for _ in 0..<5_000 {
            let (base, bits) = (UInt32(truncatingIfNeeded: chance.next()), chance.below(33))
            let other =
                chance.maybe() ? base ^ (1 << UInt32(chance.below(32))) : UInt32(truncatingIfNeeded: chance.next())
            let same = (0..<bits).allSatisfy { (base >> (31 - UInt32($0))) & 1 == (other >> (31 - UInt32($0))) & 1 }
            let range = try #require(AddressRange("\(address(base))/\(bits)"))
            #expect(range.contains(address(other)) == same)
        }
    }

    @Test func listsAreWholeOrNothing() {
        #expect(AddressRange.list(" 127.0.0.1 ,::1 ")?.count == 2)
        #expect(AddressRange.list("")?.count == 0)
        #expect(AddressRange.list("127.0.0.1, x") == nil)
    }
}
