/// What one connection may take.
package struct LineLimits: Sendable {
    /// Connections open at once; more wait to be taken.
    package var connectionsMax = 1_024
    /// Seconds after which a connection without a whole request is closed.
    package var idleSeconds = 30
    /// Seconds in which a request, or the next 256 KiB of its body, must have come, and in which a reader must take 32 KiB of an answer.
    package var requestSeconds = 60
    /// Seconds that are left to a line when the node is told to end.
    package var drainSeconds = 5
    /// The largest body, in bytes.
    package var bodyBytesMax = 512 << 10
    /// The same where films are sent.
    package var filmBytesMax = 0
    /// The largest body where files of observations are sent.
    package var seriesBytesMax = 0

    /// So many bytes beyond are read and thrown away, so that who sends them reads why they were refused.
    package var surplusBytesMax = 256 << 20
    /// The same for a request that shows neither a session nor a token.
    package var strangerSurplusBytesMax = 8 << 20

    package init() {}
}
