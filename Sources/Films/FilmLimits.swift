/// How much film and sound a node takes.
package struct FilmLimits: Sendable, Hashable {
    /// The largest file, in bytes.
    package var bytesMax: Int64 = 2_048 << 20
    /// What a program that reads or makes a film may take of the memory, in bytes.
    package var memoryBytes = 1_024 << 20

    package init() {}

    /// Pixels of one side, and of a whole picture of a film.
    static let sideMax = 8_192
    static let pixelsMax = 7_680 * 4_320
    /// Six hours.
    static let secondsMax = 6 * 3_600.0
    static let framesPerSecondMax = 240.0
    static let streamsMax = 16
    /// Uploads that a party may have under way.
    static let uploadsMax = 10
    /// Days after which an upload that nobody goes on with, and what is told of a refused film, is taken away.
    static let uploadDays: Int64 = 3
    static let refusedDays: Int64 = 30
    /// Names, titles and descriptions, in letters.
    package static let titleLettersMax = 200
    package static let aboutLettersMax = 2_000
    /// Pictures.
    package static let pictureBytesMax = 25 << 20
    package static let pictureSideMax = 16_000
    package static let picturePixelsMax = 60_000_000
    package static let altLettersMax = 500
}
