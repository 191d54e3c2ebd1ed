import Foundation
import Journal
import Languages
import Measures
import Register
import Storage
import Testing

@testable import Environment

/// The shipped region in a register of its own, loaded once and only read.
struct LevelNode: Sendable {
    let journal: Journal
    let shore: DrawnShore?

    private static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Removed when the process ends.
    private static let folder: URL = {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let folder = URL(fileURLWithPath: memory).appending(
            path: "littoral-level-\(UUID().uuidString)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: LevelNode.folder) }
        return folder
    }()

    private static let loading = Task { () throws -> LevelNode in
        let journal = try NodeFolder(folder).open(
            projections: Register.projections, clock: { 1_795_338_000_000 })
        let pack = RegionPack(PackFiles(directory: repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
        return LevelNode(
            journal: journal, shore: DrawnShore(packFolder: repository.appending(path: "Regions/caspian")))
    }

    static func shipped() async throws -> LevelNode { try await loading.value }

    /// What the public is answered on 26 November 2026.
    func answer(_ question: LevelQuestion, shore: DrawnShore? = nil) async throws -> LevelAnswer {
        let today = try #require(Day(year: 2026, month: 11, day: 26))
        return try await Register(reader: journal.reader).read(for: Reader(language: .en), today: today) { reading in
            try reading.levelAnswer(question, shore: shore)
        }
    }
}
