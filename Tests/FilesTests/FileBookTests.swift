import Files
import Foundation
import GRDB
import Journal
import Storage
import Synchronization
import Testing

/// A node's journal and shelf in a folder of their own.
final class FilesNode: Sendable {
    let folder: URL
    let journal: Journal
    let shelf: FileShelf
    let book: FileBook
    let resting: Resting

    /// The files on which something rests.
    final class Resting: Sendable {
        let digests = Mutex<Set<String>>([])
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "littoral-files-" + UUID().uuidString)
        journal = try NodeFolder(folder).open(projections: [], clock: { 1 })
        shelf = FileShelf(NodeFolder(folder).filesFolder)
        let resting = Resting()
        self.resting = resting
        book = try FileBook(
            journal: journal, shelf: shelf,
            citings: [{ digests, _ in resting.digests.withLock { $0.intersection(digests) } }])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func keep(
        _ bytes: [UInt8], _ name: String = "scan.pdf", party: String = "p", member: String = "m", at time: Int64 = 0
    ) async throws -> KeptFile {
        let intake = try shelf.intake()
        for start in stride(from: 0, to: bytes.count, by: 100) {
            try intake.write(Data(bytes[start..<min(start + 100, bytes.count)]))
        }
        return try await book.keep(intake, named: name, party: party, member: member, at: time)
    }

    /// Every file below the shelf.
    func names() -> [String] {
        (FileManager.default.enumerator(atPath: shelf.folder.path)?.allObjects as? [String] ?? []).filter {
            var isFolder: ObjCBool = false
            let path = shelf.folder.appending(path: $0).path
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}

@Suite struct FileBookTests {
    private let paper = Array(Samples.pdf.utf8)

    @Test func aFileIsKeptOnceUnderItsDigest() async throws {
        let node = try FilesNode()
        let first = try await node.keep(paper, "نامه.pdf")
        let second = try await node.keep(paper, "other.pdf", party: "q", at: 1)
        #expect(first.digest == second.digest && first.digest == Digest(hashing: paper).hex)
        #expect(node.names() == ["sha256/\(first.digest.prefix(2))/\(first.digest.dropFirst(2))"])
        let digest = try #require(Digest(hex: first.digest))
        #expect(node.shelf.read(digest).map { Array($0) } == paper)
        #expect(node.shelf.isSound(digest))
        let rights = try FileManager.default.attributesOfItem(atPath: node.shelf.url(of: digest).path)
        #expect((rights[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(try await node.book.uploads(of: first.digest).map(\.party) == ["p", "q"])
        #expect(try await node.book.uploads(of: first.digest).map(\.name) == ["نامه.pdf", "other.pdf"])
        #expect(try await node.book.uploads(of: "../../journal.sqlite").isEmpty)
    }

    @Test func whatIsRefusedLeavesNothing() async throws {
        let node = try FilesNode()
        await #expect(throws: FileFault.markup) { try await node.keep(Array("<html>".utf8)) }
        do {
            let intake = try node.shelf.intake()
            try intake.write(Data(count: FileLimits.bytesMax))
            #expect(throws: FileFault.tooLarge) { try intake.write(Data(count: 1)) }
        }
        #expect(node.names() == [])
        #expect(node.shelf.digests() == [])
    }

    @Test func whatNothingRestsOnGoesAfterSevenDays() async throws {
        let node = try FilesNode()
        let day: Int64 = 86_400_000
        let kept = try await node.keep(paper, at: 0)
        let free = try await node.keep(Samples.png, "a.png", at: 0)
        _ = try await node.keep(Samples.jpeg, "a.jpg", at: 5 * day)
        node.resting.digests.withLock { _ = $0.insert(kept.digest) }
        #expect(try await node.book.sweep(at: 7 * day) == 0)
        #expect(try await node.book.sweep(at: 8 * day) == 1)
        #expect(try await node.book.uploads(of: free.digest).isEmpty)
        #expect(node.names().count == 2)
        // Somebody brings it in again: it is there again.
        _ = try await node.keep(Samples.png, "a.png", at: 8 * day)
        #expect(node.names().count == 3)
    }

    @Test func aFileOfTwoPartiesStaysUntilBothHaveLetItGo() async throws {
        let node = try FilesNode()
        _ = try await node.keep(paper, at: 0)
        _ = try await node.keep(paper, party: "q", at: 86_400_000)
        #expect(try await node.book.sweep(at: 7 * 86_400_000 + 1) == 1)
        #expect(node.names().count == 1)
        #expect(try await node.book.sweep(at: 9 * 86_400_000) == 1)
        #expect(node.names() == [])
    }

    @Test func whoeverIsErasedLeavesNoNameBehind() async throws {
        let node = try FilesNode()
        let cited = try await node.keep(paper, "Jane Doe.pdf", member: "jane")
        let free = try await node.keep(Samples.png, "Jane.png", member: "jane")
        node.resting.digests.withLock { _ = $0.insert(cited.digest) }
        try await node.book.erase(member: "jane")
        #expect(try await node.book.uploads(of: free.digest).isEmpty)
        let left = try #require(try await node.book.uploads(of: cited.digest).first)
        #expect(left.member == "" && left.name == "file.pdf")
        let bytes = try Data(contentsOf: node.folder.appending(path: "journal.sqlite"))
        #expect(bytes.range(of: Data("Jane".utf8)) == nil && bytes.range(of: Data("jane".utf8)) == nil)
    }

    @Test func whatHasChangedOnTheDiskIsFound() async throws {
        let node = try FilesNode()
        let upload = try await node.keep(paper)
        let digest = try #require(Digest(hex: upload.digest))
        try Data("other".utf8).write(to: node.shelf.url(of: digest))
        #expect(!node.shelf.isSound(digest))
        #expect(node.shelf.digests() == [digest])
    }
}
