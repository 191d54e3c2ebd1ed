import Languages
import Measures
import Testing

@testable import Clippings

/// Players in the form of an empty element and a script, pasted into a made-up text or standing in a page.
@Suite struct PlayerScriptTests {
    struct Code: Sendable, CustomTestStringConvertible {
        let code: String
        let provider: String
        let media: String
        var story: String?
        var width: Int?
        var height: Int?
        var testDescription: String { code }
    }

    static let codes = [
        Code(
            code:
                #"<div id="vt77"></div><script src="https://news.example/fa/news/play/embed/10/20?width=600&height=350"></script>"#,
            provider: "news.example", media: "20", story: "10", width: 600, height: 350),
        Code(
            code:
                #"<div id="17" style="width: 640px; height:360px"><script type="text/JavaScript" src="https://films.example/embed/xY-1?data[rnddiv]=17"></script></div>"#,
            provider: "films.example", media: "xY-1", width: 640, height: 360),
        Code(
            code:
                #"<div id="p1" data-width="480" data-height="270"></div>\#n<script src="//films.example/embed/77" async></script>"#,
            provider: "films.example", media: "77", width: 480, height: 270),
        Code(
            code:
                #"<div id="littoral-film-abcdefgh2345"></div><script src="https://sea.example/embed/films/abcdefgh2345.js?width=640&amp;height=360&amp;language=fa" async></script>"#,
            provider: "sea.example", media: "abcdefgh2345", width: 640, height: 360),
        Code(
            code:
                #"<div id="box9"></div><script src="https://cdn.films.example/player.js" data-video="v_9" data-width="512" data-height="288"></script>"#,
            provider: "cdn.films.example", media: "v_9", width: 512, height: 288),
        Code(
            code:
                #"<div id="holder"></div><script>jwplayer("holder").setup({"file": "https:\/\/media.example\/2026\/ferry.mp4", width: 640, "height": "360"});</script>"#,
            provider: "media.example", media: "ferry", width: 640, height: 360),
        Code(
            code:
                #"<div id="pl" style="height:300px"></div><script type="text/javascript">var p = new Playerjs({id:'pl', file:'https://media.example/live/a1.m3u8'});</script>"#,
            provider: "media.example", media: "a1", height: 300),
        Code(
            code:
                #"<div id="d5"></div><script>document.getElementById("d5").innerHTML = '<iframe src="https://news.example/embed/31/32" width="560" height="315"></iframe>';</script>"#,
            provider: "news.example", media: "32", story: "31", width: 560, height: 315),
    ]

    private static func read(_ text: String) throws -> ReadClipping {
        let today = try #require(Day(year: 2026, month: 11, day: 22))
        return try ClippingReader(names: NameList([]), today: today).read(Clipping(text, language: .en))
    }

    private static func text(_ code: String) -> String {
        "Made-up news of a made-up lake\n\nBoats left the harbour in the morning.\n\(code)\nThey came back at night."
    }

    private static func page(_ code: String) -> String {
        """
        <!doctype html><html><body><h1>Made-up news of a made-up lake</h1>
        <p>Boats left the harbour in the morning, as everybody saw.</p>\(code)
        <p>They came back at night, and nobody said anything.</p></body></html>
        """
    }

    @Test(arguments: codes, [false, true])
    func aScriptBecomesTheFilmItShows(code: Code, isPage: Bool) throws {
        let read = try Self.read(isPage ? Self.page(code.code) : Self.text(code.code))
        let film = try #require(read.films.first)
        #expect(read.films.count == 1)
        #expect(film.provider == code.provider && film.media == code.media && film.story == code.story)
        #expect(film.width == code.width && film.height == code.height)
        #expect(film.address.hasPrefix("https://"))
        let story = read.blocks.map(\.text).joined(separator: " ")
        for word in ["<", "script", "http", "jwplayer", "width"] { #expect(!story.contains(word), "\(word)") }
        #expect(story.contains("Boats left") && story.contains("They came back"))
    }

    @Test(arguments: [
        // Nothing of these says whose film, or they lead nowhere a reader may go.
        #"<div id="a"></div><script src="javascript:player('embed')" data-video="1"></script>"#,
        #"<div id="a"></div><script src="data:text/javascript,embed/1" data-video="1"></script>"#,
        #"<div id="a"></div><script src="https://user@films.example/embed/1"></script>"#,
        #"<div id="a"></div><script>alert(1)</script>"#,
        #"<div id="a"></div><script>player("other").setup({file:"https://media.example/a.mp4"})</script>"#,
        #"<div id="a"></div><script>jwplayer("a").setup({file:"javascript:alert(1)//.mp4"})</script>"#,
        #"<div id="a"></div><script>jwplayer("a").setup({file:"https://media.example/a.exe"})</script>"#,
        #"<div id="a"></div><script type="application/json">{"player":"a","file":"https://media.example/a.mp4"}</script>"#,
        #"<script src="https://cdn.example/player.js"></script>"#,
        #"<script src="https://cdn.example/player.js" data-video="&quot;&gt;&lt;img src=x&gt;"></script>"#,
        #"<script src="https://cdn.example/counter.js" data-video="v1"></script>"#,
        #"<div id="a"></div><script src="https://sea.example/embed/stories/abcdefgh2345.js"></script>"#,
        #"<div id="a"></div><script>jwplayer("a").setup({file:"https://media.example/a.mp4"#,
    ])
    func hostileOrPoorScriptsAreTakenOutAndShowNothing(code: String) throws {
        for text in [Self.text(code), Self.page(code)] {
            let read = try Self.read(text)
            #expect(read.films.allSatisfy { $0.provider == "media.example" && code.hasSuffix("a.mp4") })
            let story = read.blocks.map(\.text).joined(separator: " ")
            for word in ["alert", "<img", "onerror"] { #expect(!story.contains(word)) }
        }
    }

    /// A page full of scripts is read in time that grows with its length.
    @Test func manyScriptsAreReadOnce() throws {
        func steps(_ count: Int) throws -> Int {
            let one =
                #"<div id="a" style="width:1px"></div><script>player("a", "https://x.example/"); "width"</script>"#
            let text = Array((Self.text(String(repeating: one, count: count))).unicodeScalars)
            return TextReading.read(text).steps
        }
        let (small, large) = (try steps(50), try steps(400))
        #expect(large <= small * 10)
    }
}
