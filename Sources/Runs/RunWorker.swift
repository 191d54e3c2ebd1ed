/// Does what runs ask for in the background, one at a time.
package protocol RunWorking: Sendable {
    /// Looks for what is to be done, unless it is at work; returns when nothing is left.
    func work() async
    /// Lets what goes on come to the end of its piece, and takes up nothing new.
    func end() async
}

/// Does the long work of one subject, and goes on after the node was ended.
package actor RunWorker<Work: RunWork>: RunWorking {
    private let subject: Work
    private nonisolated let going = RunGoing()
    private var isWorking = false
    /// Whether somebody has asked for more while it was at work.
    private var isAsked = false

    package init(_ subject: Work) { self.subject = subject }

    package func work() async {
        guard !isWorking else {
            isAsked = true
            return
        }
        isWorking = true
        defer { isWorking = false }
        repeat {
            isAsked = false
            while !going.isEnding, !Task.isCancelled, let run = try? await subject.next() {
                do {
                    try await subject.advance(run, going)
                } catch is RunStopped {
                    continue
                } catch {
                    // It must not turn in circles.
                    guard await subject.note(error, of: run) else { return }
                }
            }
        } while isAsked && !going.isEnding
    }

    package func end() { going.end() }
}
