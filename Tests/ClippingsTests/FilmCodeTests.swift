import Testing

@testable import Clippings

/// The codes of players as their hosts hand them out.
@Suite struct FilmCodeTests {
    @Test(arguments: [
        ("https://www.youtube.com/embed/AbC-1?start=3", "youtube.com", nil, "AbC-1"),
        ("//www.youtube-nocookie.com/embed/AbC-1", "youtube-nocookie.com", nil, "AbC-1"),
        ("https://www.youtube.com/watch?v=AbC-1&t=3", "youtube.com", nil, "AbC-1"),
        ("https://youtu.be/AbC-1", "youtu.be", nil, "AbC-1"),
        ("https://www.aparat.com/video/video/embed/videohash/Xy1/vt/frame", "aparat.com", nil, "Xy1"),
        ("https://vk.com/video_ext.php?oid=-7&id=45&hash=1a", "vk.com", nil, "-7_45"),
        ("https://rutube.ru/play/embed/0a1b", "rutube.ru", nil, "0a1b"),
        ("https://ok.ru/videoembed/123", "ok.ru", nil, "123"),
        ("https://player.vimeo.com/video/99", "player.vimeo.com", nil, "99"),
        ("https://www.dailymotion.com/embed/video/x1", "dailymotion.com", nil, "x1"),
        ("http://tv.example.ir/fa/news/play/embed/10/20?width=600&height=350", "tv.example.ir", "10", "20"),
    ])
    func theHostAndTheFilmAreRead(address: String, host: String, story: String?, media: String?) throws {
        let code = try #require(FilmCode(address, isFrame: true))
        #expect(code.provider == host)
        #expect(code.story == story)
        #expect(code.media == media)
        #expect(code.address.hasPrefix("http"))
    }

    @Test func theSizeStandsInTheAddressOrTheTag() throws {
        let inside = try #require(
            FilmCode("https://a.example/embed/1?width=600&amp;height=350", isFrame: true, width: "1"))
        #expect([inside.width, inside.height] == [600, 350])
        let outside = try #require(FilmCode("https://a.example/embed/1", isFrame: true, width: "640px", height: "100%"))
        #expect(outside.width == 640)
        #expect(outside.height == nil)
    }

    @Test(arguments: [
        "javascript:alert('embed')", "data:text/html,embed", "https://www.google.com/maps/embed?pb=1",
        "ftp://a.example/embed/1",
        "https://user@youtube.com/embed/1", "https://youtube.com/embed/1\"><script>", "https:///embed/1", "", "embed",
        "https://a.example/article/1",
    ])
    func whatShowsNoFilmIsNone(address: String) {
        #expect(FilmCode(address, isFrame: true) == nil)
    }

    @Test func scriptsOfNetworksAreNoFilms() {
        for address in [
            "https://www.instagram.com/embed.js", "https://cdn.example/player.js", "https://a.example/video.js",
        ] {
            #expect(FilmCode(address, isFrame: false) == nil, "\(address)")
        }
        #expect(FilmCode("https://a.example/news/embed/1/2", isFrame: false) != nil)
    }
}
