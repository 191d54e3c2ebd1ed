import Chances
import Languages
import Measures
import Testing

@testable import Clippings

/// Pages that mean harm, or are merely broken beyond hope.
@Suite struct HostilePageTests {
    private static let pieces = [
        "<", ">", "</", "<!--", "-->", "<script>", "</script>", "<style>", "<p", "<p>", "</p>", "<div class=\"", "\"",
        "'",
        "=", "<a href=javascript:alert(1)>", "<img src=x onerror=alert(1)>", "&", "&#", "&#x202e;", "&lt", "&amp;",
        "\0",
        "<svg/onload=alert(1)>", "<iframe src=\"https://www.youtube.com/embed/abc\">", "<iframe srcdoc='", "<nav>",
        "</nav>",
        "<article>", "</article>", "<title>", "<!doctype html>", "<![CDATA[", "]]>", "<?php ", "\u{202E}", "\u{200B}",
        "слово ",
        "کلمه ", "word ", "\n", "\n\n", "<br>", "<h1>", "</h1>", "<table><tr><td>", "<li>", "<textarea>", "<math>",
        "« ", " »",
        "said ", "گفت : ", "18.11.2025 ", "12 km ", "</SCRIPT >", "<sCrIpT src=//x.example/embed/1/2.js>",
        "<META charset=",
    ]

    private static func reader() throws -> ClippingReader {
        ClippingReader(names: NameList([]), today: try #require(Day(parsing: "2025-11-20")))
    }

    @Test(arguments: 0..<60) func nothingOfHtmlIsKept(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let text = "<html><body>word " + chance.text(of: Self.pieces.filter { !$0.contains("&lt") }, length: 200)
        let read = try Self.reader().read(Clipping(text, form: .page))
        for block in read.blocks {
            let lower = block.text.lowercased()
            for tag in ["<script>", "<img src", "<svg/", "<a href", "<iframe src=\"https", "<p>", "</p>", "<textarea>"]
            {
                #expect(!lower.contains(tag), "\(tag) in \(block.text)")
            }
            #expect(!block.text.unicodeScalars.contains { $0 == "\0" || $0 == "\u{202E}" || $0 == "\u{200B}" })
        }
        for film in read.films { #expect(film.address.hasPrefix("https://") || film.address.hasPrefix("http://")) }
    }

    @Test(arguments: 0..<40) func bytesOfAnyKindAreReadOrRefused(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed) + 1000)
        let text = chance.noise(length: 3000)
        let reader = try Self.reader()
        for form in [nil, Clipping.Form.text, .page] {
            do throws(ClippingError) {
                let read = try reader.read(Clipping(text, form: form))
                #expect(read.text(takingBack: Set(read.changes.map(\.id))) == read.plain)
            } catch {
                #expect([.empty, .unreadable].contains(error.code))
            }
        }
    }

    @Test func linksThatRunAreGone() throws {
        let page = """
            <html><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">
            <meta property="og:video" content="javascript:alert(1)//embed"></head><body><h1>Title of it</h1>
            <p onclick="alert(1)">A paragraph <a href="javascript:alert(2)">with a link</a> in it.</p>
            <iframe src="javascript:alert('embed')"></iframe><iframe src="https://evil.example@youtube.com/embed/x"></iframe>
            <iframe src="https://youtube.com/embed/x&quot;&gt;&lt;script&gt;"></iframe></body></html>
            """
        let read = try Self.reader().read(Clipping(page))
        #expect(read.page.address == nil)
        #expect(read.films == [])
        #expect(read.blocks.map(\.text) == ["Title of it", "A paragraph with a link in it."])
    }

    @Test func theParagraphsOfABrokenPageStand() throws {
        let page =
            "<body><p>One<p>Two &nbsp; <b>bold<i>both</b> text<p>Three<script>var a='</p>'</scr</script><div>Four"
        #expect(
            try Self.reader().read(Clipping(page, form: .page)).blocks.map(\.text) == [
                "One", "Two boldboth text", "Three", "Four",
            ])
    }

    // MARK: time

    private static let bombs: [(String, @Sendable (Int) -> String)] = [
        ("unclosed tags", { String(repeating: "<div>", count: $0) + "word" }),
        ("open brackets", { String(repeating: "<a ", count: $0) + "word" }),
        ("open quotes", { String(repeating: "<a b=\"", count: $0) + "word>" }),
        ("open comments", { String(repeating: "<!-- ", count: $0) + "word>" }),
        ("open scripts", { String(repeating: "<script>", count: $0) + "word" }),
        ("ends without a beginning", { String(repeating: "</nav>", count: $0) + "word" }),
        ("entities", { String(repeating: "&#x", count: $0) + "word" }),
        ("many attributes", { "<p " + String(repeating: "a=1 ", count: $0) + ">word" }),
    ]

    @Test(arguments: 0..<8) func twiceTheTextTakesTwiceTheSteps(bomb: Int) {
        let make = Self.bombs[bomb].1
        func steps(_ count: Int) -> Int {
            let text = Array(make(count).unicodeScalars)
            return PageReading.read(text).steps + TextReading.read(text).steps
        }
        let (once, twice) = (steps(3000), steps(6000))
        #expect(twice <= once * 2 + 200, "\(Self.bombs[bomb].0)")
        #expect(twice <= 6000 * 80)
    }

    @Test func aHundredThousandOpenTagsAreRead() throws {
        let page = "<html>" + String(repeating: "<b><div>", count: 50_000) + "word"
        #expect(try Self.reader().read(Clipping(page)).blocks.map(\.text) == ["word"])
    }

    @Test func namesAreLookedForInStepsThatGrowWithTheText() {
        let names = NameList(
            (0..<50).map { number in
                ClippingName(
                    reference: "r\(number)", kind: "town", language: .az,
                    name: String(repeating: "Ad ", count: number % 15 + 1))
            })
        func steps(_ count: Int) -> Int {
            let block = StoryBlock(kind: .paragraph, text: String(repeating: "Ad Adlarından ", count: count))
            return NameFinding(names, Story([block], language: .az)).steps
        }
        #expect(steps(400) <= steps(200) * 2 + 500)
    }
}

/// Pages that put their story where others put what stands around it.
@Suite struct WrappedPageTests {
    private static let story = (1...12).map { "Ferry \($0) to the other shore was late by \($0 * 7) minutes. " }
        .joined()

    @Test(arguments: [
        "form id=\"aspnetForm\"", "div class=\"elementor-widget menu-open\"", "aside", "div id=\"comments-off\"",
    ])
    func theStoryIsFoundWithin(wrapper: String) throws {
        let name = wrapper.split(separator: " ")[0]
        let page = "<html><body><nav><a href=/>Home</a></nav><\(wrapper)><p>\(Self.story)</p></\(name)></body></html>"
        let reader = ClippingReader(names: NameList([]), today: try #require(Day(parsing: "2025-11-20")))
        let read = try reader.read(Clipping(page))
        #expect(read.blocks.map(\.text) == [String(Self.story.dropLast())])
    }
}
