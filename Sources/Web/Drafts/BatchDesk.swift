package import Drafts
import Runs

/// Does what members do with whole batches: a small one while they wait, the rest in the background.
package struct BatchDesk: Sendable {
    let running: BatchRunning
    package let worker: BatchRunner

    package init(_ running: BatchRunning) {
        self.running = running
        worker = BatchRunner(running)
    }

    /// So many chunks are done before the page answers.
    static let chunksAtOnce = 8
}
