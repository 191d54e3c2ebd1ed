import Foundation
package import Journal
import Languages
package import Members
import Storage
import Synchronization

/// A node's members for tests: hashes that cost nothing, a clock that a test sets, people who are there at once.
package final class SignedMembers: Sendable {
    package let folder: NodeFolder
    package let book: MemberBook
    private let ownsFolder: Bool
    private let clock: Clock

    package static let password = "tall reeds by the quiet water"
    /// 22 November 2026, 09:00 UTC.
    package static let morning: Int64 = 1_795_338_000_000

    /// Members in a folder of their own that goes away with them, or beside a node that a test has already.
    package init(
        beside node: NodeFolder? = nil, cost: Argon2.Cost = .cheap, rules: Attempts.Rules = Attempts.Rules()
    ) throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let own = URL(fileURLWithPath: memory).appending(path: "littoral-members-\(UUID().uuidString)")
        folder = node ?? NodeFolder(own)
        ownsFolder = node == nil
        let clock = Clock()
        self.clock = clock
        book = try MemberBook(of: folder, cost: cost, rules: rules, clock: { clock.moment.withLock { $0 } })
    }

    deinit {
        try? book.store.close()
        if ownsFolder { try? FileManager.default.removeItem(at: folder.url) }
    }

    package var now: Int64 { clock.moment.withLock { $0 } }

    /// Lets time pass, in milliseconds.
    package func pass(_ milliseconds: Int64) { clock.moment.withLock { $0 += milliseconds } }

    /// Somebody who has come in by an invitation: the session's secret is what the cookie holds.
    package func member(
        _ roles: Set<Role> = [.editor], at party: String = "office", country: String? = "land",
        name: String = "Somebody", mail: String? = nil
    ) async throws -> Begun {
        let mail = mail ?? "\(UUID().uuidString.lowercased())@office.example"
        let invited = try await book.invite(
            Invitation(name: name, mail: mail, language: .en, party: party, country: country, roles: roles))
        return try await book.accept(
            invited.link.secret.text, Acceptance(name: name, language: .en, password: Self.password), agent: "test")
    }
}

private final class Clock: Sendable {
    let moment = Mutex(SignedMembers.morning)
}
