import Foundation
import Markup
import Measures
import Testing

@testable import Web

@Suite("Strips, signs and addresses") struct StripTests {
    private static func mark(_ low: Double?, _ high: Double?, chosen: Bool = false) -> RivalStrip.Mark? {
        RivalStrip.Mark(low: low, high: high, isChosen: chosen)
    }

    @Test("a strip has a dot for each rival, the least to the left in every order, the chosen one on top")
    func strip() throws {
        let values = [5.5, 3.8, 4.0]
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let marks = order.compactMap { Self.mark(values[$0], values[$0], chosen: $0 == 1) }
            let text = try #require(RivalStrip(marks)).markup.text
            let places = text.matches(of: /cx="([0-9.]+)"/).compactMap { Double($0.1) }
            #expect(places.count == 3)
            #expect(places.min() == 6 && places.max() == 154)
            // The chosen one is the least, and is drawn last.
            #expect(places.last == 6)
            #expect(text.components(separatedBy: "class=\"dot chosen\"").count == 2)
        }
    }

    @Test("a strip draws a range as a bar, a bound as its known end, and nothing where all say the same")
    func bounds() throws {
        let marks = [Self.mark(17, 18, chosen: true), Self.mark(nil, 11), Self.mark(25, nil)].compactMap(\.self)
        let text = try #require(RivalStrip(marks)).markup.text
        #expect(text.components(separatedBy: "class=\"range\"").count == 2)
        #expect(text.components(separatedBy: "<circle").count == 4)
        #expect(RivalStrip([Self.mark(4, 4), Self.mark(4, 4)].compactMap(\.self)) == nil)
        #expect(RivalStrip([]) == nil)
        for odd in [Double.nan, .infinity, -.infinity, 1e300] { #expect(Self.mark(odd, odd) == nil) }
        #expect(Self.mark(nil, nil) == nil)
    }

    @Test("an address on paper shows letters for their escapes, and keeps every other escape")
    func readableAddresses() {
        let persian = "https://moroor.org/tag/%d8%b9%d9%85%d9%82-%d8%a2%d8%a8%d8%ae%d9%88%d8%b1/"
        #expect(ReadableAddress(persian).text == "https://moroor.org/tag/عمق-آبخور/")
        for kept in [
            "https://a.example/b?c=d%26e", "https://a.example/%2F", "https://a.example/a%20b", "https://a.example/%FF",
            "https://a.example/%E2%80%AEabc", "https://a.example/100%", "https://a.example/%E2%80%82",
        ] {
            #expect(ReadableAddress(kept).text == kept)
        }
    }

    @Test("the sign of a site is the outline of its largest water, and nothing where there is none")
    func sign() throws {
        #expect(SeaMark([]).markup.isEmpty)
        let pond = try Self.square(west: 40, south: 30, size: 0.2)
        let sea = try Self.square(west: 48, south: 36, size: 8)
        let text = SeaMark([pond, sea]).markup.text
        #expect(text == SeaMark([sea]).markup.text)
        #expect(text.components(separatedBy: "<path").count == 2)
        #expect(text.contains("viewBox=\"0 0 72 "))
    }

    private static func square(west: Double, south: Double, size: Double) throws -> Shape {
        let corners = try [(0.0, 0.0), (size, 0), (size, size), (0, size), (0, 0)].map { east, north in
            try #require(Coordinate(lon: west + east, lat: south + north))
        }
        return .polygon(Polygon(outer: try Ring(corners)))
    }
}
