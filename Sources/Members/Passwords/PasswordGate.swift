import Foundation
import Synchronization

/// Lets few passwords be hashed at once, on threads of their own; who comes while too many wait is refused.
///
/// A hash takes 64 MiB and every core, so a crowd at the door must neither fill the memory nor hold up the readers.
package final class PasswordGate: Sendable {
    private struct State {
        var running = 0
        var waiting: [CheckedContinuation<Bool, Never>] = []
    }

    package let cost: Argon2.Cost
    private let state = Mutex(State())
    private let threads = DispatchQueue(label: "passwords", qos: .utility, attributes: .concurrent)
    /// What an unknown name is compared with, so that it takes as long as a known one.
    private let nobodys: PasswordHash?

    private static let runningMax = 2
    static let waitingMax = 32

    package init(cost: Argon2.Cost) {
        self.cost = cost
        nobodys = PasswordHash(of: Secret().text, cost: cost)
    }

    /// Hashes a password; throws `busy` when too many wait.
    func hash(_ password: String) async throws(MemberFault) -> PasswordHash {
        let cost = cost
        guard let hash = try await run({ PasswordHash(of: password, cost: cost) }) else { throw MemberFault(.busy) }
        return hash
    }

    /// Whether the password is that of the hash; without one the answer is no, after the same time.
    func isRight(_ password: String, for hash: PasswordHash?) async throws(MemberFault) -> Bool {
        let nobodys = nobodys
        return try await run {
            guard let hash else {
                _ = nobodys?.isOf(password)
                return false
            }
            return hash.isOf(password)
        }
    }

    private func run<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async throws(MemberFault) -> Answer {
        try await enter()
        defer { leave() }
        return await withCheckedContinuation { done in threads.async { done.resume(returning: work()) } }
    }

    private func enter() async throws(MemberFault) {
        let isLetIn = await withCheckedContinuation { (turn: CheckedContinuation<Bool, Never>) in
            let answer: Bool? = state.withLock { state in
                if state.running < Self.runningMax {
                    state.running += 1
                    return true
                }
                guard state.waiting.count < Self.waitingMax else { return false }
                state.waiting.append(turn)
                return nil
            }
            if let answer { turn.resume(returning: answer) }
        }
        guard isLetIn else { throw MemberFault(.busy) }
    }

    /// Hands the place on to whoever waits longest.
    private func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: true)
    }
}
