package import Languages
import Register

/// A service that translates by machine, outside this node.
package protocol TranslationMachine: Sendable {
    /// A plain text in another language; throws `MachineFault`.
    func translate(_ text: String, from source: Language, to target: Language) async throws -> String
}

/// Why a machine gave no translation.
package struct MachineFault: Error, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The service does not answer, or not in time.
        case silent
        /// It answered with an error.
        case refused
        /// It answered with what cannot be read, or with too much.
        case unreadable
        /// What is to be translated is longer than is ever sent.
        case tooLong = "too-long"
        /// It is not for everyone to read, and the node does not pass such texts on.
        case notPublic = "not-public"
        /// Too many are asked for at once.
        case busy
    }

    package let reason: Reason
    /// What the service said, for the log; at most a few hundred characters.
    package let detail: String

    package init(_ reason: Reason, _ detail: String = "") {
        self.reason = reason
        self.detail = String(detail.prefix(300))
    }
}

/// Asks a machine within bounds: never for what is not public unless that is allowed, a few at once, no long texts.
package actor MachineAsking {
    private let machine: any TranslationMachine
    private let allowsReserved: Bool
    private var running = 0

    package static let runningMax = 2
    /// In bytes.
    package static let textMax = 5_000

    package init(_ machine: any TranslationMachine, allowsReserved: Bool = false) {
        self.machine = machine
        self.allowsReserved = allowsReserved
    }

    /// What a machine makes of the original of a field.
    package func translation(of item: WorkItem) async throws(MachineFault) -> String {
        let isPublic = item.visibility == .everyone && (item.thing.map { $0.visibility == .everyone } ?? true)
        guard isPublic || allowsReserved else { throw MachineFault(.notPublic) }
        guard item.original.utf8.count <= Self.textMax else { throw MachineFault(.tooLong) }
        guard running < Self.runningMax else { throw MachineFault(.busy) }
        running += 1
        defer { running -= 1 }
        do {
            let text = try await machine.translate(item.original, from: item.source, to: item.language)
            guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= 4 * Self.textMax else {
                throw MachineFault(.unreadable)
            }
            return text
        } catch let fault as MachineFault {
            throw fault
        } catch {
            throw MachineFault(.silent)
        }
    }
}
