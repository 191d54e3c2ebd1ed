import Chances
import Testing

@testable import Markup

@Suite struct DrawingTests {
    @Test func aDrawingClosesItsEmptyElements() throws {
        let map = SVG.svg(.xmlns, .viewBox(0, 0, 640, 480.5), .role("img"), .class("map")) {
            SVG.title { "Caspian Sea" }
            SVG.defs { SVG.clipPath(.id("frame")) { SVG.rect(.width(10), .height(10)) } }
            SVG.g(.clip("frame"), .translate(1.005, -2)) { SVG.circle(.cx(1.5), .cy(-0.25), .r(3)) }
            SVG.use(.reference("port"), .x(4), .y(5))
            SVG.text(.x(1), .y(2), .textAnchor(.middle)) { SVG.tspan { "Bakı & Alat" } }
        }
        #expect(
            map.text == """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480.5" role="img" class="map">\
                <title>Caspian Sea</title><defs><clipPath id="frame"><rect width="10" height="10"/></clipPath></defs>\
                <g clip-path="url(#frame)" transform="translate(1 -2)"><circle cx="1.5" cy="-.25" r="3"/></g>\
                <use href="#port" x="4" y="5"/><text x="1" y="2" text-anchor="middle">\
                <tspan>Bakı &amp; Alat</tspan></text></svg>
                """)
        _ = try Reader(map.text)
    }

    @Test func namesThatCouldBreakOutAreDropped() {
        #expect(SVG.g(.clip("a)b")) {}.text == "<g/>")
        #expect(SVG.use(.reference("")).text == "<use/>")
        #expect(SVG.g(.rotate(90, 1, 2)) {}.text == "<g transform=\"rotate(90 1 2)\"/>")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, ".5"), (-0.25, "-.25"), (0.05, ".05"), (100, "100"),
        (12.3456, "12.35"),
        (0.004, "0"), (-0.004, "0"), (1e300, "10000000"), (-.infinity, "0"), (.nan, "0"), (1e-9, "0"), (99.999, "100"),
    ])
    func numbersAreShort(_ value: Double, _ expected: String) {
        var bytes: [UInt8] = []
        appendNumber(value, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func everyHundredthIsWrittenExactly() {
        for hundredths in -2500...2500 {
            var bytes: [UInt8] = []
            appendNumber(Double(hundredths) / 100, to: &bytes)
            #expect(Double(String(decoding: bytes, as: UTF8.self)) == Double(hundredths) / 100)
        }
    }

    @Test func pathsAreRelativeAndExact() {
        var path = PathData()
        path.line(10, 10)
        path.line(12.55, 9.04)
        path.line(12.56, 9.04)
        path.line(.nan, 3)
        path.line(20, 20)
        path.close()
        path.line(1, 1)
        #expect(SVG.path(.d(path)).text == "<path d=\"M10 10l2.6-1 7.4 11zM1 1\"/>")
        #expect(SVG.polyline(.points([(0, 1), (2.5, -3), (.infinity, 0)])).text == "<polyline points=\"0,1 2.5,-3\"/>")
    }

    /// Adding the steps up again must give the rounded points, however long the line.
    @Test func roundingDoesNotAddUp() {
        var random = Chance(seed: 4)
        var path = PathData(decimals: 2)
        path.move(0, 0)
        var last = (0.0, 0.0)
        for _ in 0..<5000 {
            last = (Double.random(in: -500...500, using: &random), Double.random(in: -500...500, using: &random))
            path.line(last.0, last.1)
        }
        var numbers: [Double] = []
        var word = ""
        for byte in path.bytes + [UInt8(ascii: " ")] {
            let letter = Character(Unicode.Scalar(byte))
            if " -lM".contains(letter) {
                if let number = Double(word) { numbers.append(number) }
                word = letter == "-" ? "-" : ""
            } else {
                word.append(letter)
            }
        }
        let x = stride(from: 0, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] }
        let y = stride(from: 1, to: numbers.count, by: 2).reduce(0) { $0 + numbers[$1] }
        #expect(abs(x - last.0) < 0.006 && abs(y - last.1) < 0.006)
    }
}
