import AppendingProcess
import Foundation
import GRDB
import Storage
import Testing

@testable import Journal

/// Putting a node back, and what an older program does with the data of a newer one.
@Suite struct RestoreTests {
    private static let projections: [any Projection] = [SubjectCounts(version: 1)]

    private struct Node {
        let scratch: Scratch
        let backup: Backup

        var target: NodeFolder { NodeFolder(URL(fileURLWithPath: scratch.path + "/target")) }

        func restore() throws -> Verification { try backup.restore(to: target, projections: projections) }

        func names() -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: target.url.path)) ?? []).sorted()
        }
    }

    private func backedUp(_ count: Int) async throws -> Node {
        let scratch = try Scratch()
        let folder = NodeFolder(URL(fileURLWithPath: scratch.path + "/node"))
        let journal = try folder.open(projections: Self.projections)
        try await Testbed.fill(journal, count, seed: 5)
        let backup = try Backup.make(of: folder, at: URL(fileURLWithPath: scratch.path + "/backup"))
        try journal.store.close()
        return Node(scratch: scratch, backup: backup)
    }

    @Test func intoAFolderThatIsThereAndEmpty() async throws {
        let node = try await backedUp(20)
        try FileManager.default.createDirectory(at: node.target.url, withIntermediateDirectories: false)
        #expect(try node.restore().entries == 20)
        #expect(node.names().filter { $0.hasPrefix(".") } == [])
        let journal = try node.target.open(projections: Self.projections)
        try Testbed.expectWhole(journal)
        try journal.store.close()
    }

    /// Whoever owns the folder need not own the one around it.
    @Test func nothingIsWrittenBesideTheFolder() async throws {
        let node = try await backedUp(3)
        let before = try FileManager.default.contentsOfDirectory(atPath: node.scratch.path).sorted()
        _ = try node.restore()
        let after = try FileManager.default.contentsOfDirectory(atPath: node.scratch.path).sorted()
        #expect(after == (before + ["target"]).sorted())
    }

    @Test func overWhatAnInterruptedRestoreLeft() async throws {
        let node = try await backedUp(20)
        let left = node.target.url.appending(path: ".restoring")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: left.appending(path: "journal.sqlite"))
        #expect(!node.target.exists)
        #expect(try node.restore().entries == 20)
    }

    @Test func aDamagedBackupLeavesNothingBehind() async throws {
        let node = try await backedUp(20)
        let store = node.backup.url.appending(path: "journal.sqlite")
        var bytes = try Data(contentsOf: store)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: store)
        #expect(throws: JournalError.self) { try node.restore() }
        #expect(node.names() == [])
    }

    @Test func neverOverANode() async throws {
        let node = try await backedUp(5)
        _ = try node.restore()
        #expect(throws: JournalError.self) { try node.restore() }
        #expect(node.target.exists)
    }

    @Test(arguments: [0o600, 0o644] as [Int]) func onlyTheOwnerReadsTheStore(rights: Int) async throws {
        let node = try await backedUp(3)
        _ = try node.restore()
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: node.target.storePath)
        let journal = try node.target.open(projections: Self.projections)
        try await Testbed.fill(journal, 1, seed: 2)
        for suffix in ["", "-wal", "-shm"] {
            let path = node.target.storePath + suffix
            let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(found?.intValue == 0o600, "\(path)")
        }
        try journal.store.close()
    }

    @Test func tablesOfANewerProgramAreLeftAlone() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 5, seed: 1)
        try await journal.store.pool.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('journal-1000')")
        }
        try journal.store.close()
        let error = #expect(throws: JournalError.self) { try Testbed.open(scratch.path) }
        #expect(error?.code == .newerProgram)
    }
}
