import Chances
import Measures
import Testing

@testable import Web

@Suite("Cutting and covering") struct MapCoverTests {
    private let frame = PageBox(left: 0, top: 0, right: 100, bottom: 100)

    @Test("a ring cut at the frame keeps what lies inside and nothing else")
    func rings() {
        var random = Chance(seed: 11)
        for _ in 0..<200 {
            let (x, y) = (random.number(-80...180), random.number(-80...180))
            let (width, height) = (random.number(1...150), random.number(1...150))
            let ring = [
                PagePoint(x: x, y: y), PagePoint(x: x + width, y: y), PagePoint(x: x + width, y: y + height),
                PagePoint(x: x, y: y + height),
            ]
            let seen = max(0, min(x + width, 100) - max(x, 0)) * max(0, min(y + height, 100) - max(y, 0))
            let cut = frame.clipped(ring: ring)
            #expect(abs(abs(signedArea(cut)) / 2 - seen) < 1e-6)
            #expect(cut.allSatisfy(frame.grown(by: 1e-9).contains))
        }
    }

    @Test("a line that leaves and comes back gives two stretches")
    func lines() {
        let line = [(-50.0, 50.0), (50, 50), (50, 150), (70, 150), (70, 50)].map { PagePoint(x: $0.0, y: $0.1) }
        let stretches = frame.clipped(line: line)
        #expect(stretches.count == 2)
        #expect(stretches.first?.first == PagePoint(x: 0, y: 50))
        #expect(stretches.first?.last == PagePoint(x: 50, y: 100))
        #expect(stretches.last?.first == PagePoint(x: 70, y: 100))
    }

    @Test("a cover knows what lies within, across and outside, and where there is room")
    func cover() {
        func square(_ from: Double, _ to: Double) -> [PagePoint] {
            [(from, from), (to, from), (to, to), (from, to)].map { PagePoint(x: $0.0, y: $0.1) }
        }
        let land = MapStrips(rings: [square(0, 100)], pageHeight: 100)
        let rest = land.subtracting(MapStrips(rings: [square(20, 60)], pageHeight: 100))
        #expect(rest.cover(of: PageBox(left: 30, top: 30, right: 50, bottom: 50)) == .outside)
        #expect(rest.cover(of: PageBox(left: 5, top: 30, right: 15, bottom: 50)) == .within)
        #expect(rest.cover(of: PageBox(left: 10, top: 30, right: 30, bottom: 50)) == .across)
        for middle in rest.middles(width: 30, height: 16).prefix(3) {
            let box = PageBox(left: middle.x - 15, top: middle.y - 6, right: middle.x + 15, bottom: middle.y + 6)
            #expect(rest.cover(of: box) == .within)
        }
        #expect(rest.middles(width: 101, height: 4).isEmpty)
    }
}
