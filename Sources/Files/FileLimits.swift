/// Files kept by their digest beside the journal.
package enum FileLimits {
    /// The largest file that is taken, in bytes.
    package static let bytesMax = 25 << 20
}
