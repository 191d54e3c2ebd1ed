import CSpawn
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Another program of this machine, begun at once.
///
/// It gets nothing of this one but what is given: three streams, an environment, a folder. It has a group of its own, hears all
/// signals and none of them ignored. Whoever begins it waits for it, once or more often.
package final class StartedProgram: Sendable {
    /// How a program came to its end.
    package enum End: Sendable, Hashable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// It cannot be begun; the code is that of the system.
    package struct Fault: Error, Sendable, Hashable {
        package let code: Int32

        package init(code: Int32) { self.code = code }
    }

    /// Which of its streams are whose: descriptors of this program, or nothing at all.
    package struct Streams: Sendable {
        package var input: Int32?
        package var output: Int32?
        package var errors: Int32?

        package init(input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil) {
            (self.input, self.output, self.errors) = (input, output, errors)
        }
    }

    private let id: pid_t
    private let end = Mutex<End?>(nil)

    /// `program` is its path; the folder is this program's where none is named.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String], folder: String? = nil,
        streams: Streams = Streams()
    ) throws(Fault) {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        Self.lay(streams, folder, into: &actions)
        Self.setSignals(of: &attributes)
        let words = ([program] + arguments).map { strdup($0) }
        let values = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
        defer { (words + values).forEach { free($0) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, program, &actions, &attributes, words + [nil], values + [nil])
        guard code == 0 else { throw Fault(code: code) }
        self.id = id
    }

    private static func lay(
        _ streams: Streams, _ folder: String?, into actions: inout posix_spawn_file_actions_t
    ) {
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        for (place, stream) in [streams.input, streams.output, streams.errors].enumerated() {
            if let stream {
                posix_spawn_file_actions_adddup2(&actions, stream, Int32(place))
            } else {
                posix_spawn_file_actions_addopen(
                    &actions, Int32(place), "/dev/null", place == 0 ? O_RDONLY : O_WRONLY, 0)
            }
        }
        // Files and lines of this program are none of the other's.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    }

    /// A child has the signals blocked and ignored that its thread has, and a shell that never hears of its child's end waits
    /// for ever.
    private static func setSignals(of attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        var ignored = sigset_t()
        sigemptyset(&none)
        sigemptyset(&ignored)
        sigaddset(&ignored, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    }

    /// Blocks its thread until the program has ended; `.exited(-1)` where the system does not tell how.
    @discardableResult package func wait() -> End {
        // Its number stays its own until it is asked for under the lock, so that no signal reaches another program.
        var told = siginfo_t()
        while waitid(P_PID, id_t(id), &told, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return end.withLock { end in
            if let end { return end }
            var status: Int32 = 0
            var asked = waitpid(id, &status, 0)
            while asked < 0, errno == EINTR { asked = waitpid(id, &status, 0) }
            // Where ended children are not kept, nobody is told their status: that is no success.
            let found: End =
                asked != id
                ? .exited(-1) : status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
            end = found
            return found
        }
    }

    /// Sends a signal to a program that has not been waited for yet.
    package func signal(_ number: Int32) {
        end.withLock { end in
            if end == nil { kill(id, number) }
        }
    }
}
