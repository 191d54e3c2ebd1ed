import Chances
import PersianSpelling
import Testing

/// Texts that nobody writes.
@Suite struct HostileTextTests {
    @Test func nothingIsNothing() {
        #expect(PersianSpelling.corrections(of: "").isEmpty)
        #expect(PersianSpelling.corrected(" \n\t ") == " \n\t ")
    }

    @Test(arguments: [
        "\u{200C}", "\u{200F}", "ـ", "ا", "ه", "می ", "ها ", "<a", "«", ".", "1.", "\u{64B}", "ی\u{200C}", "(،", "٤,",
        "@", "آ",
    ])
    func longRowsOfOneThingAreRead(piece: String) {
        let text = String(repeating: piece, count: 20_000)
        let once = PersianSpelling.corrected(text)
        #expect(once.utf8.count <= text.utf8.count * 2)
    }

    @Test func aMegabyteWithoutSpacesIsRead() {
        let text = String(repeating: "میشودکتابهای", count: 40_000)
        #expect(PersianSpelling.corrected(text) == text)
    }

    @Test func brokenTextIsRead() {
        var chance = Chance(seed: 3)
        for _ in 0..<400 {
            let text =
                chance.noise(length: 60) + "می شود" + String(decoding: [0xD800, 0x6CC] as [UInt16], as: UTF16.self)
            let found = PersianSpelling.corrections(of: text)
            #expect(text.applying(found, except: Set(found.indices)) == text)
        }
    }

    @Test func correctionsOfAnotherTextDoNoHarm() {
        let found = PersianSpelling.corrections(of: "این کتاب ها را می خوانند و می نویسند")
        #expect("می".applying(found) == "می")
        #expect("".applying(found) == "")
    }
}
