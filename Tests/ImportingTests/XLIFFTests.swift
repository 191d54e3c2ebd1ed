import Chances
import Testing

@testable import Importing

@Suite("Files of translators")
struct XLIFFTests {
    private static func file(
        _ units: String, space: String = XLIFF.namespace,
        attributes: String = "version='2.0' srcLang='en' trgLang='fa'",
        before: String = ""
    ) -> String {
        "<?xml version='1.0'?>\(before)<xliff xmlns='\(space)' \(attributes)><file id='f'>\(units)</file></xliff>"
    }

    private static func read(_ text: String) -> (xliff: XLIFF?, diagnostics: [Diagnostic]) {
        XLIFF.read(file: "fa.xlf", bytes: Array(text.utf8))
    }

    @Test func isWrittenLikeThis() {
        let unit = XLIFF.Unit(
            id: "map.of", notes: ["a < b & \"c\""], source: [.text("Map of "), .code("{region}")],
            target: [.text("نقشهٔ\n"), .code("{region}"), .text("\u{1}")], state: .reviewed)
        let text = XLIFF(source: "en", target: "fa", original: "phrases", units: [unit]).written()
        let ph = "<ph id=\"1\" dataRef=\"d1\" equiv=\"{region}\" disp=\"{region}\"/>"
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fa">
                  <file id="f1" original="phrases" xml:space="preserve">
                    <unit id="map.of">
                      <notes><note>a &lt; b &amp; &quot;c&quot;</note></notes>
                      <originalData><data id="d1">{region}</data></originalData>
                      <segment state="reviewed">
                        <source>Map of \(ph)</source>
                        <target>نقشهٔ
                \(ph)<cp hex="0001"/></target>
                      </segment>
                    </unit>
                  </file>
                </xliff>

                """)
    }

    @Test func whatIsWrittenIsRead() {
        var chance = Chance(seed: 11)
        let texts = [
            "a", "ی", "<", "&amp;", "]]>", "\"", "'", "\r", "\n", "\r\n", "\t", " ", "\u{0}", "\u{7}", "é", "🜨",
        ]
        for _ in 0..<2_000 {
            let pieces = { (chance: inout Chance) -> [XLIFF.Piece] in
                (0..<chance.below(6)).flatMap { _ -> [XLIFF.Piece] in
                    [.text("x" + chance.text(of: texts, length: 4)), .code(chance.pick(["{a}", "{b}", "{ c }"]))]
                }
            }
            let units = (0..<chance.below(4)).map { number in
                XLIFF.Unit(
                    id: "k.\(number)", notes: (0..<chance.below(3)).map { "n\($0)" }, source: pieces(&chance),
                    target: chance.maybe() ? pieces(&chance) : nil,
                    state: chance.maybe(90) ? chance.pick(XLIFF.State.allCases) : nil)
            }
            let xliff = XLIFF(source: "en", target: "kk", original: "phrases", units: units)
            let (read, diagnostics) = Self.read(xliff.written())
            #expect(diagnostics == [])
            #expect(read?.units.map { $0.id } == units.map { $0.id })
            #expect(read?.units.map { $0.source } == units.map { $0.source })
            #expect(read?.units.map { $0.target } == units.map { $0.target })
            #expect(read?.units.map { $0.state } == units.map { $0.state })
            #expect(read?.units.map { $0.notes } == units.map { $0.notes })
        }
    }

    @Test func otherToolsAreUnderstood() throws {
        let text = Self.file(
            """
            <group id='g'><unit id='a' xmlns:m='urn:other'><m:extra>x</m:extra>
            <originalData><data id='d'>{n}</data></originalData>
            <segment state='final'><source>One. </source><target>Yek. </target></segment>
            <ignorable><source> </source></ignorable>
            <segment state='translated'><source><mrk id='m1' type='term'>Two</mrk> <ph id='1' dataRef='d'/></source>
            <target><![CDATA[<Do>]]><!-- x --><ph id='1' equiv='n' dataRef='d'/><sm id='s'/></target></segment></unit></group>
            <unit id='b'><segment><source>B</source></segment></unit>
            """)
        let (xliff, diagnostics) = Self.read(text)
        let units = try #require(xliff).units
        #expect(diagnostics == [])
        #expect(units.map(\.id) == ["a", "b"])
        #expect(XLIFF.text(units[0].source) == "One.  Two {n}")
        #expect(units[0].target == [.text("Yek.  <Do>"), .code("{n}")])
        #expect(units[0].state == .translated)
        #expect(units[1].target == nil && units[1].state == nil)
        #expect(units[0].line == 1 && units[1].line == 7)
    }

    @Test func aUnitAtFaultLeavesTheRest() {
        let text = Self.file(
            """
            <unit id='a'><segment><source>A <pc id='1'>b</pc></source></segment></unit>
            <unit id='b'><segment state='done'><source>B</source></segment></unit>
            <unit id='c'><segment><source>C</source><target/></segment><segment><source>D</source></segment></unit>
            <unit id='d'><segment><source>D</source><target><ph id='9'/></target></segment></unit>
            <unit id='e'><segment><source>E</source><target><cp hex='x'/></target></segment></unit>
            <unit id='f'><segment><source>F</source><target>f</target></segment></unit>
            """)
        let (xliff, diagnostics) = Self.read(text)
        #expect(xliff?.units.map(\.id) == ["f"])
        #expect(diagnostics.map { $0.column ?? "" } == ["a", "b", "c", "d", "e"])
        #expect(diagnostics.map { $0.row ?? 0 } == [1, 2, 3, 4, 5])
        #expect(diagnostics.allSatisfy { $0.message.hasSuffix(".") && $0.remedy.hasSuffix(".") })
    }

    static let hostile: [(text: String, says: String)] = [
        (file("", before: "<!DOCTYPE xliff [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"), "document type"),
        (file("", before: "<!DOCTYPE xliff SYSTEM 'http://127.0.0.1/x.dtd'>"), "document type"),
        (file("<unit id='a'><segment><source>&xxe;</source></segment></unit>"), "entity"),
        (file("<unit id='a'><segment><source>&#0;</source></segment></unit>"), "entity"),
        (file("<unit id='a'><segment><source>a & b</source></segment></unit>"), "mpersand"),
        (file("<![INCLUDE[x]]>"), "declaration"), (file("<unit>"), "closed"), (file("</a>"), "closed"),
        (file("<a b='1' b='2'/>"), "twice"), (file("<a b=1/>"), "quotation"), (file("<a b='<'/>"), "never closed"),
        (file("<x:a/>"), "prefix"), (file("<a b='1'c='2'/>"), "space"), (file("<>"), "name"),
        (file(String(repeating: "<a>", count: 100_000)), "deep"),
        (file("<a " + (0..<100).map { "a\($0)='' " }.joined() + "/>"), "attributes"),
        (file("", space: "urn:oasis:names:tc:xliff:document:1.2"), "XLIFF 1"), (file("", space: "urn:x"), "namespace"),
        (file("", attributes: "version='1.2' trgLang='fa'"), "XLIFF 2"),
        (file("", attributes: "version='2.0' srcLang='en'"), "language"),
        ("", "no XML"), ("key,phrase", "no XML"), (file("") + "x", "follows"), ("<a", "never closed"),
        ("<?xml version='1.0' encoding='windows-1251'?><a/>", "windows-1251"), ("<a>\u{1}</a>", "not allow"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "namespace"),
    ]

    @Test(arguments: hostile.indices)
    func hostileFilesAreRefused(_ index: Int) {
        let (xliff, diagnostics) = Self.read(Self.hostile[index].text)
        #expect(xliff == nil)
        #expect(diagnostics.count == 1 && diagnostics[0].message.contains(Self.hostile[index].says), "\(diagnostics)")
    }

    @Test func otherEncodingsAndHugeFilesAreRefused() {
        let wide = Array("<a/>".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        #expect(
            XLIFF.read(file: "x", bytes: [0xFF, 0xFE] + wide).diagnostics.first?.message == "The file is not UTF-8.")
        let huge = [UInt8](repeating: UInt8(ascii: " "), count: XLIFF.bytesMax + 1)
        #expect(XLIFF.read(file: "x", bytes: huge).diagnostics.first?.message.contains("bytes") == true)
    }

    @Test func noiseNeverTraps() {
        var chance = Chance(seed: 12)
        let whole = Self.file(
            "<unit id='a'><notes><note>n</note></notes><segment><source>s<ph id='1' equiv='{a}'/>&amp;</source>"
                + "<target><![CDATA[x]]><!-- c --><?p i?></target></segment></unit>")
        let pieces = [
            "<", ">", "&", ";", "'", "\"", "/", "!", "[", "]]>", "--", "?", "a", "=", ":", "\u{0}", "ی", "#x",
        ]
        for _ in 0..<5_000 {
            var text = whole
            for _ in 0...chance.below(3) {
                let place = text.unicodeScalars.index(text.startIndex, offsetBy: chance.below(whole.count))
                guard place < text.endIndex else { continue }
                text.replaceSubrange(place..<text.unicodeScalars.index(after: place), with: chance.pick(pieces))
            }
            _ = Self.read(text)
            _ = Self.read(chance.text(of: pieces, length: 12))
        }
    }
}
