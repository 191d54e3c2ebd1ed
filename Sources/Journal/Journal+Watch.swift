import GRDB
import Synchronization

/// Who wants to hear of new positions.
struct Watchers {
    var continuations: [Int: AsyncStream<Int64>.Continuation] = [:]
    var nextID = 0
    var announced: Int64 = 0
}

extension Journal {
    package func watch() -> AsyncStream<Int64> {
        let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        let id = watchers.withLock { watchers in
            watchers.nextID += 1
            watchers.continuations[watchers.nextID] = continuation
            return watchers.nextID
        }
        continuation.onTermination = { [weak self] _ in
            self?.watchers.withLock { watchers in _ = watchers.continuations.removeValue(forKey: id) }
        }
        return stream
    }

    /// The newest position that was announced here; 0 before the first.
    ///
    /// What this process writes is announced before it is acknowledged, what others write when somebody looks.
    package var announcedPosition: Int64 { watchers.withLock(\.announced) }

    func announce(_ position: Int64) {
        // Within the lock: an older position that overtakes a newer one would be all that a watcher sees.
        watchers.withLock { watchers in
            guard position > watchers.announced else { return }
            watchers.announced = position
            for continuation in watchers.continuations.values { continuation.yield(position) }
        }
    }

    /// Looks whether another process has written; a running server asks this a few times a second.
    package func announceForeignWrites() async throws {
        announce(try await reader.read(Self.lastPosition))
    }
}
