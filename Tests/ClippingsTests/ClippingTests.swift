import Clippings
import Languages
import Measures
import Testing

@Suite struct ClippingTests {
    @Test func theOriginalStays() throws {
        let reader = ClippingReader(names: NameList([]), today: try #require(Day(parsing: "2025-11-20")))
        #expect(try reader.read(Clipping("Text")).original == "Text")
    }
}
