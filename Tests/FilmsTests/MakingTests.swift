import Foundation
import GRDB
import Languages
import Members
import Synchronization
import Testing

@testable import Films

/// Films are made lighter by ffmpeg, one at a time, and begun anew after an end.
@Suite(.enabled(if: TinyFilm.canBeMade), .serialized, .timeLimit(.minutes(15))) struct MakingTests {
    private static let north = FilmsNode.member("north")

    @Test func aFilmIsCheckedAndMadeLighter() async throws {
        let node = try FilmsNode()
        let bytes = try await TinyFilm.mp4.value
        let taken = try await node.take(bytes, named: "filmed.mp4")
        let runner = FilmRunner(node.book)
        await runner.work()
        let film = try await node.book.film(taken.id, for: Self.north)
        #expect(film.state == .ready && film.width == 64 && film.height == 48 && (900...1_200).contains(film.length))
        #expect(Set(film.files.map(\.part)) == [.original, .poster, .low])
        for file in film.files {
            let name = file.part == .original ? "original" : file.name
            #expect(FilmShelf.size(node.book.shelf.url(film.id, name)) == file.bytes)
            #expect(try FilmShelf.digest(node.book.shelf.url(film.id, name)) == file.digest)
        }
        #expect(node.book.progress.of(film.id) == nil)
        // Its party alone sees it until something shows it.
        await #expect(throws: FilmFault.notFound) { try await node.book.film(film.id, for: nil) }
        node.shown.ids.withLock { _ = $0.insert(film.id) }
        #expect(try await node.book.film(film.id, for: nil).id == film.id)
        node.shown.ids.withLock { $0 = [] }
        try await node.book.publish([film.id])
        #expect(try await node.book.isOpen(film.id))
        try await node.book.open(film.id, false, by: Self.north)
        #expect(try await !node.book.isOpen(film.id))
        try await node.book.remove(film.id, by: Self.north)
        #expect(!FileManager.default.fileExists(atPath: node.book.shelf.home(film.id).path))
    }

    @Test func whatWasMadeStaysAndTheRestIsMadeAgain() async throws {
        let node = try FilmsNode()
        let taken = try await node.take(try await TinyFilm.mp4.value)
        await FilmRunner(node.book).work()
        let first = try await node.book.film(taken.id, for: Self.north)
        // As if the node had ended before the light version was kept.
        try await node.book.write { db in
            try db.execute(sql: "UPDATE film SET state = 'making' WHERE id = ?", arguments: [taken.id])
            try db.execute(sql: "DELETE FROM film_file WHERE film = ? AND part = 'low'", arguments: [taken.id])
        }
        await FilmRunner(node.book).work()
        let second = try await node.book.film(taken.id, for: Self.north)
        #expect(second.state == .ready && second.file(.poster) == first.file(.poster) && second.file(.low) != nil)
    }

    @Test func soundHasNoPicture() async throws {
        let node = try FilmsNode()
        let taken = try await node.take(try await TinyFilm.sound.value, named: "s.mp3")
        await FilmRunner(node.book).work()
        let film = try await node.book.film(taken.id, for: Self.north)
        #expect(film.state == .ready && film.isSound && film.playable.map(\.part) == [.sound])
        #expect(film.file(.original)?.mediaType == "audio/mpeg")
    }

    @Test func aFilmWithoutItsEndIsRefused() async throws {
        let node = try FilmsNode()
        let bytes = try await TinyFilm.mp4.value
        let taken = try await node.take(Array(bytes[..<(bytes.count / 2)]))
        await FilmRunner(node.book).work()
        let film = try await node.book.film(taken.id, for: Self.north)
        #expect(film.state == .refused && film.fault == .truncated && film.files.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: node.book.shelf.home(film.id).path))
    }

    @Test func aNodeWithoutToolsWaits() async throws {
        let node = try FilmsNode(tools: FilmTools(folder: "/nowhere"))
        let taken = try await node.take(try await TinyFilm.mp4.value)
        await FilmRunner(node.book).work()
        #expect(try await node.book.film(taken.id, for: Self.north).state == .waiting)
    }

    @Test func aPictureIsMadeAnewWithoutWhatItsCameraWrote() async throws {
        let node = try FilmsNode()
        let bytes = try TinyFilm.make("png", ["-frames:v", "1", "-map", "0:v", "-metadata", "comment=of nobody"])
        let picture = try await node.book.keepPicture(
            bytes, named: "p.png", alt: Text([.en: "Colours"]), by: Self.north)
        #expect(picture.files.map(\.width) == [64] && picture.height == 48)
        let kept = try Data(contentsOf: node.book.shelf.url(picture.id, try #require(picture.files.first).name))
        #expect(kept.range(of: Data("nobody".utf8)) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: node.book.shelf.home(picture.id).path).count == 1)
        await #expect(throws: FilmFault.broken) {
            try await node.book.keepPicture(Array(bytes[..<200]), named: "p", alt: Text([.en: "x"]), by: Self.north)
        }
        await #expect(throws: FilmFault.notFound) { try await node.book.picture(picture.id, for: nil) }
    }

    @Test func aMemberGoesAndTheFilmStays() async throws {
        let node = try FilmsNode()
        let taken = try await node.take(try await TinyFilm.mp4.value, named: "my holiday.mp4")
        await FilmRunner(node.book).work()
        let half = try await node.book.begin(
            named: "half", title: Text([.en: "T"]), bytes: 10, by: Self.north)
        try await node.book.erase(member: Self.north.member)
        let film = try await node.book.film(taken.id, for: Self.north)
        #expect(film.member.isEmpty && film.name == "film" && film.state == .ready)
        await #expect(throws: FilmFault.notFound) { try await node.book.film(half.id, for: Self.north) }
    }

    @Test func aChildIsEndedWithItsTask() async throws {
        let tools = FilmTools()
        let child = ChildProgram(
            program: "/bin/sleep", arguments: ["60"], folder: FileManager.default.temporaryDirectory, seconds: 60)
        let task = Task { try await child.run() }
        task.cancel()
        await #expect(throws: ChildFault.killed) { _ = try await task.value }
        let slow = ChildProgram(
            program: "/bin/sleep", arguments: ["60"], folder: FileManager.default.temporaryDirectory, seconds: 0)
        await #expect(throws: ChildFault.killed) { _ = try await slow.run() }
        // So little memory that nothing of it can begin.
        let small = tools.child(
            "ffprobe", ["-version"], in: FileManager.default.temporaryDirectory,
            .init(memoryBytes: 8 << 20, seconds: 20, fileBytes: 1_024))
        await #expect(throws: ChildFault.self) { _ = try await small.run() }
    }
}
