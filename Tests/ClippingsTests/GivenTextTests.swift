import Clippings
import Languages
import Measures
import Testing

/// The text this work began with; it is read where it lies beside the clone and is no part of the repository.
@Suite(.enabled(if: Texts.given != nil, "The given text does not lie beside the clone.")) struct GivenTextTests {
    private func read() throws -> ReadClipping {
        try #require(Texts.reader).read(Clipping(try #require(Texts.given)))
    }

    @Test func everyPlaceIsFoundAndNothingElse() throws {
        let read = try read()
        let expected: Set<String> = [
            "ir", "az", "kz", "tm", "ru", "caspian-sea", "town-rasht", "ir-01", "ir-02", "ir-27", "office-ir-01",
        ]
        #expect(GoldenTests.proposed(read) == expected)
        #expect(read.place == "town-rasht")
    }

    @Test func theSpeakerIsOneWithFourStatements() throws {
        let read = try read()
        #expect(read.speakers.map(\.name) == ["سید عباس عراقچی"])
        #expect(read.speakers.map(\.title) == ["وزیر امور خارجه جمهوری اسلامی ایران"])
        #expect(read.statements.count == 4)
        #expect(read.statements.allSatisfy { $0.speaker == 0 && $0.confidence == .certain })
        let blocks = Set(read.statements.map(\.place.block))
        #expect(blocks.count == 4)
    }

    @Test func theCodeIsAFilmAndTheLabelsAreGone() throws {
        let read = try read()
        let film = try #require(read.films.first)
        #expect(read.films.count == 1)
        #expect(film.provider == "iribnews.ir")
        #expect([film.story, film.media] == ["5630254", "55528839"])
        #expect([film.width, film.height] == [600, 350])
        #expect(read.published?.text == "2025-11-18")
        let story = read.blocks.map(\.text).joined(separator: "\n")
        for words in ["کد ویدیو", "دانلود", "<", "script", "date"] { #expect(!story.contains(words)) }
        #expect(read.blocks[0].text.hasPrefix("سید عباس عراقچی"))
    }

    @Test func theCaptionStandsOnce() throws {
        let read = try read()
        #expect(
            read.blocks.filter { $0.kind == .caption }.map(\.text) == ["همکاری و گسترش ارتباطات به کشورهای حوزه خزر"])
        #expect(read.blocks.count == 5)
    }

    @Test func theSectorsAreThoseItSpeaksOf() throws {
        #expect(Set(try read().sectors.map(\.sector)) == ["environment", "transport", "energy", "tourism"])
        #expect(try read().promises == [])
        #expect(try read().occasions.contains { $0.text.contains("استانداران") })
    }
}
