/// What is wrong with the configuration: where it stands, what is wrong, what to do.
package struct SettingsFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// `littoral.conf:12`, `LITTORAL_LISTEN_PORT` or `--set listen.port`.
    package let place: String
    package let message: String
    package let remedy: String

    package var description: String { "\(place): \(message) \(remedy)" }
}

/// Every fault found at once, one a line.
package struct SettingsFaults: Error, Sendable, Hashable, CustomStringConvertible {
    package let faults: [SettingsFault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
