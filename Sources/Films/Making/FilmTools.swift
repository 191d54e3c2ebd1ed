import Foundation

/// The programs of ffmpeg, and what keeps them small, last in line and mortal.
package struct FilmTools: Sendable {
    let folder: String

    package init(folder: String = "/usr/bin") { self.folder = folder }

    /// Whether all of them are on this machine.
    package var areThere: Bool { missing == nil }

    /// The first that is not there.
    package var missing: String? {
        ["ffmpeg", "ffprobe", "prlimit", "nice"].first {
            !FileManager.default.isExecutableFile(atPath: path($0))
        }
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// What one of them may take.
    struct Bounds: Sendable, Hashable {
        var memoryBytes = 1_024 << 20
        /// Of the processor, and by the clock.
        var seconds = 60
        var fileBytes: Int64 = 64 << 20
    }

    /// A program under its limits.
    func child(_ name: String, _ arguments: [String], in home: URL, _ bounds: Bounds) -> ChildProgram {
        ChildProgram(
            program: path("prlimit"),
            arguments: [
                "--as=\(bounds.memoryBytes)", "--cpu=\(bounds.seconds * 2)", "--fsize=\(bounds.fileBytes)", "--core=0",
                "--nofile=64", path("nice"), "-n", "10", path(name),
            ] + arguments, folder: home, seconds: bounds.seconds)
    }
}
