import Films
import Foundation
import Journal
import Languages
import Members
import Programs
import Synchronization

/// A node's journal and films in a folder of their own.
final class FilmsNode: Sendable {
    let folder: URL
    let journal: Journal
    let book: FilmBook
    /// What something shows to everyone.
    let shown: Shown
    let clock: Clock

    final class Shown: Sendable { let ids = Mutex<Set<String>>([]) }

    final class Clock: Sendable { let moment = Mutex<Int64>(1_795_338_000_000) }

    init(limits: FilmLimits = FilmLimits(), tools: FilmTools = FilmTools(), at place: URL? = nil) throws {
        folder = place ?? FileManager.default.temporaryDirectory.appending(path: "littoral-films-" + UUID().uuidString)
        let (shown, clock) = (Shown(), Clock())
        (self.shown, self.clock) = (shown, clock)
        journal = try NodeFolder(folder).open(projections: [])
        book = try FilmBook(
            journal: journal, shelf: FilmShelf(NodeFolder(folder).filmsFolder), limits: limits,
            showings: [{ ids, _ in shown.ids.withLock { $0.intersection(ids) } }], tools: tools,
            clock: { clock.moment.withLock { $0 } })
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static func member(_ party: String, _ name: String = "m") -> Signed {
        Signed(
            member: "\(name)-\(party)", party: party, country: nil, roles: [.editor],
            way: .session(id: "s", formSecret: "secret-secret"))
    }

    /// Brings bytes in whole, as a form does.
    func take(_ bytes: [UInt8], named name: String = "film.mp4", by signed: Signed = member("north")) async throws
        -> Film
    {
        let place = book.shelf.uploads.appending(path: "form-\(UUID().uuidString)")
        try Data(bytes).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        return try await book.take(place, named: name, title: Text([.en: "A film"]), about: Text(), by: signed)
    }
}

/// Films made by ffmpeg for a test, each once.
enum TinyFilm {
    static let canBeMade = FilmTools().areThere

    /// One second of a test picture with a tone.
    static let mp4 = Task { try make("mp4", ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]) }
    static let sound = Task { try make("mp3", ["-vn"]) }

    static func make(_ ending: String, _ arguments: [String]) throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.appending(
            path: "littoral-film-\(UUID().uuidString).\(ending)")
        defer { try? FileManager.default.removeItem(at: place) }
        let program = try StartedProgram(
            "/usr/bin/ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc=s=64x48:d=1:r=10", "-f", "lavfi", "-i",
                "sine=d=1",
            ]
                + arguments + [place.path], environment: ["PATH": "/usr/bin", "OPENBLAS_NUM_THREADS": "1"])
        program.wait()
        return [UInt8](try Data(contentsOf: place))
    }
}
