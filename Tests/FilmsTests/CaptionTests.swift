import Chances
import Languages
import Testing

@testable import Films

/// Captions are read strictly, told of by line, and written anew as they were understood.
@Suite struct CaptionTests {
    private func fault(_ text: String) -> CaptionFault? {
        do throws(CaptionFault) {
            _ = try WebVTT(parsing: text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("", CaptionFault.Code.noText, 1), ("Hello", .noHead, 1), ("WEBVTTX\n\n", .noHead, 1),
        ("WEBVTT\nX\n", .noBlank, 2), ("WEBVTT\n\n", .noText, 3), ("WEBVTT\n\nname\n", .time, 4),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nX", .backwards, 3), ("WEBVTT\n\n00:01.0 --> 00:02.000\nX", .time, 3),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\nX", .time, 3), ("WEBVTT\n\n00:01,000 --> 00:02,000\nX", .time, 3),
        ("WEBVTT\n\n00:03.000 --> 00:04.000\nX\n\n00:02.000 --> 00:05.000\nY", .order, 6),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 align:middle\nX", .setting, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 region:a\nX", .setting, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 size:101%\nX", .setting, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 line:\(Int.min)\nX", .setting, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 line:-1000\nX", .setting, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\(String(repeating: "<", count: 9_000))", .longLine, 4),
        ("00:01,000 --> 00:02,000\n\(String(repeating: "&", count: 2_000))", .longLine, 2),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nX", .emptyCue, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nX\n00:03.000 --> 00:04.000\nY", .noBlank, 5),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<script>x</script>", .mark, 4),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>x", .mark, 4), ("WEBVTT\n\n00:01.000 --> 00:02.000\nx</i>", .mark, 4),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n<b onclick=y>x</b>", .mark, 5),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nsalt & bread", .escape, 4),
        ("WEBVTT\n\nSTYLE\n::cue { color: red }", .style, 3), ("WEBVTT\n\nREGION\nid:a", .style, 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\u{7}", .letters, 4),
        ("1\n00:00:01,000 -> 00:00:02,000\nX", .time, 2), ("1\n00:00:02,000 --> 00:00:01,000\nX", .backwards, 2),
    ])
    func whatIsWrongIsToldByLine(text: String, code: CaptionFault.Code, line: Int) {
        let found = fault(text)
        #expect(found?.code == code && found?.line == line, "\(String(describing: found))")
    }

    @Test func notesAndNamesAndSettingsAreUnderstood() throws {
        let captions = try WebVTT(
            parsing:
                "\u{FEFF}WEBVTT - a title\r\n\r\nNOTE\r\nof ours\r\n\r\none\r\n00:01.000 --> 1000:00:02.500 line:0 "
                + "position:10%,line-left align:end\r\n<v.loud Reza><b>Salt</b> &amp; <i.x>bread</i>\r\n<00:01.500>and\r\n"
        )
        let cue = try #require(captions.cues.first)
        #expect(cue.name == "one" && cue.start == 1_000 && cue.end == 3_600_002_500)
        #expect(cue.settings == ["line:0", "position:10%,line-left", "align:end"])
        #expect(Transcript(captions).paragraphs == [.init(start: 1_000, speaker: "Reza", text: "Salt & bread and")])
        #expect(try WebVTT(parsing: captions.text) == captions)
    }

    @Test func subRipBecomesWebVTT() throws {
        let captions = try WebVTT(
            parsing: "2\n00:00:03,000 --> 00:00:04,000\n{\\an8}<font color=\"red\">Late</font> <b>bold\n\n1\n"
                + "00:00:01,000 --> 00:00:02,000\n1 < 2 & <i>so</i></b>\n \n")
        #expect(
            captions.text == """
                WEBVTT

                00:00:01.000 --> 00:00:02.000
                1 &lt; 2 &amp; <i>so</i>

                00:00:03.000 --> 00:00:04.000
                Late <b>bold</b>

                """)
    }

    @Test func marksOfSubRipAreTakenOutAsTheyClose() throws {
        let many = String(repeating: "{\\", count: 3_000)
        let cases = [
            ("<font<font color=x>a</font>b<font", "ab&lt;font"), ("{\\an8}a{\\b", "a{\\b"), ("{a}<fontx>b", "{a}b"),
            ("<fo{\\i1}nt>\u{200C}c</font\u{200C}>d", "\u{200C}cd"), (many, many), (many + "}e", "e"),
            (
                String(repeating: "<b>", count: 20) + "f",
                "<b><b><b><b><b><b><b><b>f" + String(repeating: "</b>", count: 8)
            ),
        ]
        for (typed, kept) in cases {
            let captions = try WebVTT(parsing: "00:00:01,000 --> 00:00:02,000\n" + typed)
            #expect(captions.cues.first?.lines == [kept])
            #expect(try WebVTT(parsing: captions.text) == captions)
        }
    }

    @Test func whatWouldBeTooLargeToBeReadAgainIsRefused() {
        let one = "00:01,000 --> 00:02,000\n\(String(repeating: "&", count: 1_500))\n\n"
        let found = fault(String(repeating: one, count: 200))
        #expect(found?.code == .tooLarge && found?.line == 601)
    }

    @Test func paragraphsOfATranscriptHaveAnEnd() {
        let words = String(repeating: "salt ", count: 50)
        var cues = (0..<100).map { WebVTT.Cue(start: $0 * 10, end: $0 * 10 + 10, lines: [words]) }
        cues.append(WebVTT.Cue(start: 1_000, end: 1_010, lines: Array(repeating: words, count: 9)))
        let paragraphs = Transcript(WebVTT(cues)).paragraphs
        #expect(paragraphs.allSatisfy { $0.text.count <= Transcript.longest })
        #expect(
            paragraphs.map(\.text).joined(separator: " ").split(separator: " ").count == 109 * 50)
    }

    @Test(arguments: 0..<40) func whatIsWrittenIsReadAgain(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var (start, cues): (Int64, [WebVTT.Cue]) = (0, [])
        for _ in 0...chance.below(8) {
            start += Int64(chance.below(4_000_000))
            let lines = (0...chance.below(2)).map { _ in
                chance.text(of: ["a", "متن", "\u{200C}", "&lt;", "<b>x</b>", "&amp;", " ", "é"], length: 6) + "."
            }
            cues.append(
                .init(
                    name: chance.maybe(30) ? "n\(start)" : "", start: start,
                    end: start + 1 + Int64(chance.below(9_000)),
                    settings: chance.maybe(20) ? ["align:start"] : [], lines: lines))
        }
        let captions = WebVTT(cues)
        #expect(try WebVTT(parsing: captions.text) == captions)
    }

    @Test(arguments: 0..<200) func noiseIsReadOrTold(seed: UInt64) {
        var chance = Chance(seed: seed)
        let pieces = [
            "WEBVTT\n\n", "\n", "\n\n", "00:01.000", " --> ", "00:02.000\n", "<", ">", "&", "b", "/", "NOTE", "1\n",
        ]
        let text = chance.text(of: pieces, length: 30)
        if let captions = try? WebVTT(parsing: text) {
            #expect((try? WebVTT(parsing: captions.text)) == captions, "\(text)")
        }
    }
}
