import Chances
import Foundation
import Languages
import Synchronization
import Testing

@testable import Films

/// Uploads go on where they ended, whoever was at them before.
@Suite struct UploadTests {
    private static let north = FilmsNode.member("north")

    private func write(_ writer: UploadWriter, _ bytes: some Sequence<UInt8>) throws {
        try Array(bytes).withUnsafeBytes { try writer.write($0) }
    }

    /// Something that begins as an MP4 does.
    private static func film(_ count: Int) -> [UInt8] {
        Array("\0\0\0\u{10}ftypisom\0\0\0\0".utf8)
            + (0..<max(0, count - 16)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    }

    @Test(arguments: 0..<12) func anUploadInAnyPiecesIsWhatWasSent(seed: UInt64) async throws {
        var chance = Chance(seed: seed)
        let node = try FilmsNode()
        let sent = Self.film(9_000 + chance.below(9_000))
        let film = try await node.book.begin(
            named: "a/b\\c\u{202E}.mp4", title: Text([.en: "T"]), bytes: Int64(sent.count), by: Self.north)
        #expect(film.name == "c.mp4" && film.state == .uploading)
        var offset = 0
        while offset < sent.count {
            let writer = try await node.book.goOn(film.id, at: Int64(offset), by: Self.north)
            let end = min(sent.count, offset + 1 + chance.below(5_000))
            try write(writer, sent[offset..<end])
            try writer.settle()
            offset = end
            #expect(try await node.book.upload(film.id, by: Self.north).offset == Int64(offset))
            let state = try await node.book.look(film.id, by: Self.north).state
            #expect((state == .waiting) == (offset == sent.count))
        }
        #expect([UInt8](try Data(contentsOf: node.book.shelf.url(film.id, "original"))) == sent)
    }

    @Test func whoWasThereBeforeWritesNothingMore() async throws {
        let node = try FilmsNode()
        let sent = Self.film(5_000)
        let film = try await node.book.begin(
            named: "f.mp4", title: Text([.en: "T"]), bytes: Int64(sent.count), by: Self.north)
        let first = try await node.book.goOn(film.id, at: 0, by: Self.north)
        try write(first, sent[..<100])
        let second = try await node.book.goOn(film.id, at: 100, by: Self.north)
        #expect(throws: FilmFault.overtaken) { try write(first, sent[100..<200]) }
        try write(second, sent[100..<300])
        #expect(try await node.book.upload(film.id, by: Self.north).offset == 300)
        await #expect(throws: FilmFault.wrongState) { try await node.book.goOn(film.id, at: 7, by: Self.north) }
        #expect(throws: FilmFault.tooLarge) { try write(second, [UInt8](repeating: 0, count: 5_000)) }
    }

    @Test func anUploadOutlivesTheNode() async throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "littoral-films-" + UUID().uuidString)
        let sent = Self.film(5_000)
        var first: FilmsNode? = try FilmsNode(at: place)
        let id = try await first?.book.begin(
            named: "f.mp4", title: Text([.en: "T"]), bytes: Int64(sent.count), by: Self.north
        ).id
        let film = try #require(id)
        let writer = try await first?.book.goOn(film, at: 0, by: Self.north)
        try write(try #require(writer), sent[..<3_000])
        let second = try FilmsNode(at: place)
        let offset = try await second.book.upload(film, by: Self.north).offset
        #expect(offset == 3_000)
        try write(try await second.book.goOn(film, at: offset, by: Self.north), sent[3_000...])
        #expect(try await second.book.look(film, by: Self.north).state == .waiting)
        first = nil
    }

    @Test func whatIsNoFilmIsForgottenAtOnce() async throws {
        let node = try FilmsNode()
        let sent = Array("#EXTM3U\nhttp://x.example/\n".utf8)
        let film = try await node.book.begin(
            named: "f.mp4", title: Text([.en: "T"]), bytes: Int64(sent.count), by: Self.north)
        try write(try await node.book.goOn(film.id, at: 0, by: Self.north), sent)
        await #expect(throws: FilmFault.playlist) { try await node.book.look(film.id, by: Self.north) }
        await #expect(throws: FilmFault.notFound) { try await node.book.upload(film.id, by: Self.north) }
        await #expect(throws: FilmFault.drawing) { try await node.take(Array("<svg/>".utf8)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: node.book.shelf.uploads.path).isEmpty)
    }

    @Test func limitsHold() async throws {
        var limits = FilmLimits()
        limits.bytesMax = 1_000
        let node = try FilmsNode(limits: limits)
        func begin(_ bytes: Int64, _ party: String = "north") async throws -> Film {
            try await node.book.begin(
                named: "f", title: Text([.en: "T"]), bytes: bytes, by: FilmsNode.member(party))
        }
        await #expect(throws: FilmFault.tooLarge) { try await begin(1_001) }
        await #expect(throws: FilmFault.empty) { try await begin(0) }
        for _ in 0..<FilmLimits.uploadsMax { _ = try await begin(10) }
        await #expect(throws: FilmFault.tooMany) { try await begin(10) }
        let other = try await begin(10, "south")
        await #expect(throws: FilmFault.notFound) { try await node.book.upload(other.id, by: Self.north) }
        #expect(try await node.book.sweep() == 0)
        node.clock.moment.withLock { $0 += 4 * 86_400_000 }
        #expect(try await node.book.sweep() == FilmLimits.uploadsMax + 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: node.book.shelf.uploads.path).isEmpty)
    }
}
