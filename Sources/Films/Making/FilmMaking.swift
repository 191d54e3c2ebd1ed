import Foundation
import GRDB
import Storage
import Synchronization

/// The work on one film: looked at, then made lighter part by part.
struct FilmMaking: Sendable {
    let book: FilmBook
    let film: Film

    private var home: URL { book.shelf.home(film.id) }
    private var original: URL { book.shelf.original(film.id) }

    func run() async throws {
        defer { book.progress.set(nil, of: film.id) }
        let container = try FilmContainer.recognise(FilmShelf.head(original, FilmContainer.headBytes))
        if film.state == .waiting { try await turn(to: .checking, from: .waiting) }
        let probe = try await check(container)
        if film.file(.original) == nil { try await keepOriginal(container, probe) }
        let plan = FilmPlan(probe: probe, demuxer: container.demuxer)
        for (place, part) in plan.parts.enumerated() where film.file(part) == nil {
            try Task.checkCancellation()
            try await make(part, plan, place: place + 1)
        }
        try await turn(to: .ready, from: .making)
    }

    private func turn(to state: Film.State, from: Film.State) async throws {
        let (id, now) = (film.id, book.clock())
        try await book.write { db in
            try db.execute(
                sql: "UPDATE film SET state = ?, moved = ? WHERE id = ? AND state = ?",
                arguments: [state.rawValue, now, id, from.rawValue])
        }
    }

    // MARK: Checking

    private func check(_ container: FilmContainer) async throws -> FilmProbe {
        try Wholeness.check(original, container, bytes: film.bytes)
        let asking = ["-v", "error", "-show_streams", "-show_format", "-of", "json"]
        let program = book.tools.child(
            "ffprobe", asking + FilmPlan.reading(original.path, container.demuxer), in: home,
            .init(memoryBytes: book.limits.memoryBytes, seconds: 60, fileBytes: 1 << 20))
        do {
            return try FilmProbe(try await program.run())
        } catch let fault as ChildFault {
            throw try Self.told(fault)
        }
    }

    /// What a child's end says of the film; throws what says nothing of it.
    private static func told(_ fault: ChildFault) throws -> FilmFault {
        switch fault {
        case .notBegun: throw FilmFault.noTools
        case .killed:
            try Task.checkCancellation()
            return .tooHeavy
        case .failed(_, let said):
            if said.contains("No space left") { throw FilmFault.notWritten }
            if said.contains("Cannot allocate memory") || said.contains("File too large") { return .tooHeavy }
            return said.contains("moov atom not found") ? .truncated : .broken
        }
    }

    private func keepOriginal(_ container: FilmContainer, _ probe: FilmProbe) async throws {
        let digest = try FilmShelf.digest(original)
        let file = FilmFile(
            part: .original, digest: digest, bytes: film.bytes,
            mediaType: container.mediaType(isSound: probe.isSound), ending: container.ending(isSound: probe.isSound),
            width: probe.width, height: probe.height)
        let (id, length, now) = (film.id, Int64(probe.seconds * 1_000), book.clock())
        try await book.write { db in
            try Self.put(file, of: id, db)
            try db.execute(
                sql: "UPDATE film SET state = 'making', length = ?, width = ?, height = ?, moved = ? WHERE id = ?",
                arguments: [length, probe.width, probe.height, now, id])
        }
    }

    private static func put(_ file: FilmFile, of id: String, _ db: Database) throws {
        // It may have been taken away meanwhile.
        guard try FilmBook.film(id, db) != nil else { throw FilmFault.notFound }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO film_file (film, part, digest, bytes, type, ending, width, height)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, file.part.rawValue, file.digest, file.bytes, file.mediaType, file.ending, file.width, file.height,
            ])
    }

    // MARK: Making

    private func make(_ part: FilmFile.Part, _ plan: FilmPlan, place: Int) async throws {
        guard !book.reserve.isReached else { throw FilmFault.notWritten }
        let draft = home.appending(path: "\(part.rawValue).part")
        let reached = try await produce(part, plan, draft, place: place)
        guard let bytes = FilmShelf.size(draft), bytes > 0 else { throw FilmFault.broken }
        // A film that ends long before it said has lost its end on the way.
        if part != .poster, reached < plan.probe.seconds * 0.9 - 2 { throw FilmFault.truncated }
        let (width, height) = plan.probe.isSound ? (0, 0) : plan.size(part)
        let (type, ending) = plan.mediaType(part)
        let file = FilmFile(
            part: part, digest: try FilmShelf.digest(draft), bytes: bytes, mediaType: type, ending: ending,
            width: width, height: height)
        try FilmShelf.move(draft, to: home.appending(path: file.name))
        let (id, now) = (film.id, book.clock())
        try await book.write { db in
            try Self.put(file, of: id, db)
            try db.execute(sql: "UPDATE film SET moved = ? WHERE id = ?", arguments: [now, id])
        }
    }

    /// Answers how many seconds were made.
    private func produce(_ part: FilmFile.Part, _ plan: FilmPlan, _ draft: URL, place: Int) async throws -> Double {
        let (progress, id, seconds, count) = (book.progress, film.id, plan.probe.seconds, plan.parts.count)
        progress.set(.init(part: part, percent: 0, place: place, count: count), of: id)
        // Forty times its own length is far more than a slow machine needs for one.
        let program = book.tools.child(
            "ffmpeg", plan.arguments(part, from: original.path, to: draft.path), in: home,
            .init(
                memoryBytes: book.limits.memoryBytes, seconds: part == .poster ? 120 : 300 + Int(seconds * 40),
                fileBytes: max(64 << 20, film.bytes * 2)))
        let reached = Mutex(0.0)
        do {
            _ = try await program.run { line in
                guard line.hasPrefix("out_time_us="), let time = Double(line.dropFirst(12)), time > 0 else { return }
                reached.withLock { $0 = time / 1_000_000 }
                let percent = min(99, Int(time / 10_000 / max(seconds, 0.001)))
                progress.set(.init(part: part, percent: percent, place: place, count: count), of: id)
            }
        } catch let fault as ChildFault {
            throw try Self.told(fault)
        }
        return reached.withLock(\.self)
    }
}
