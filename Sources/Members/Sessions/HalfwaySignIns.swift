import Foundation
import Synchronization

/// Those who have given their password and not yet their code: a few minutes, in memory, bounded.
final class HalfwaySignIns: Sendable {
    struct Entry: Sendable {
        let member: String
        let until: Int64
        var left: Int
    }

    private let entries = Mutex<[Data: Entry]>([:])

    static let milliseconds: Int64 = 300_000
    static let triesMax = 5
    static let countMax = 2_000

    func begin(_ member: String, now: Int64) -> Secret {
        let ticket = Secret()
        entries.withLock { entries in
            if entries.count >= Self.countMax { entries = entries.filter { $0.value.until > now } }
            if entries.count >= Self.countMax, let oldest = entries.min(by: { $0.value.until < $1.value.until }) {
                entries[oldest.key] = nil
            }
            entries[ticket.digest] = Entry(member: member, until: now + Self.milliseconds, left: Self.triesMax)
        }
        return ticket
    }

    /// Takes one try of a ticket; `nil` where it has ended.
    func attempt(_ ticket: Secret, now: Int64) -> String? {
        entries.withLock { entries in
            guard var entry = entries[ticket.digest] else { return nil }
            guard entry.until > now, entry.left > 0 else {
                entries[ticket.digest] = nil
                return nil
            }
            entry.left -= 1
            entries[ticket.digest] = entry
            return entry.member
        }
    }

    func end(_ ticket: Secret) { entries.withLock { $0[ticket.digest] = nil } }

    func end(of member: String) {
        entries.withLock { entries in entries = entries.filter { $0.value.member != member } }
    }
}
