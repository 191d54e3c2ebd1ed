/// Lets one picture at a time be made; a few more may wait.
package actor PictureTurns {
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private static let waitingMax = 16

    /// Throws `tooMany` where so many wait already.
    func run<Outcome: Sendable>(_ work: @Sendable () async throws -> Outcome) async throws -> Outcome {
        if isBusy {
            guard waiting.count < Self.waitingMax else { throw FilmFault.tooMany }
            await withCheckedContinuation { waiting.append($0) }
        }
        isBusy = true
        defer {
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        return try await work()
    }
}
