import Synchronization

/// How far what is being made has come; forgotten when the node ends, since the making then begins anew.
package final class FilmProgress: Sendable {
    package struct Mark: Sendable, Hashable {
        package let part: FilmFile.Part
        /// Of 100.
        package let percent: Int
        package let place: Int
        package let count: Int
    }

    private let marks = Mutex<[String: Mark]>([:])

    package func of(_ film: String) -> Mark? { marks.withLock { $0[film] } }

    func set(_ mark: Mark?, of film: String) { marks.withLock { $0[film] = mark } }
}
