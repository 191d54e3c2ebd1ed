import Foundation
package import Journal
import Languages
package import Measures
package import Settings

/// Looks at everything a node stands on and says what is wrong; changes nothing.
package struct Doctor: Sendable {
    let settings: Settings
    let projections: [any Projection]
    let now: Instant
    /// The end of the certificate's validity; throws where it cannot be read.
    let certificateEnd: @Sendable (_ chain: String, _ key: String) throws -> Instant

    /// The files of all parts that a node names, and which of them are not there.
    let namedFiles: @Sendable (NodeFolder) throws -> [NamedFiles]

    package init(
        settings: Settings, projections: [any Projection], now: Instant,
        certificateEnd: @escaping @Sendable (_ chain: String, _ key: String) throws -> Instant,
        namedFiles: @escaping @Sendable (NodeFolder) throws -> [NamedFiles] = { _ in [] }
    ) {
        (self.settings, self.projections, self.now) = (settings, projections, now)
        (self.certificateEnd, self.namedFiles) = (certificateEnd, namedFiles)
    }

    var node: NodeFolder { NodeFolder(URL(fileURLWithPath: settings.folder(.data))) }

    /// Every finding, in a fixed order.
    package func findings() -> [Finding] {
        variables() + data() + disk() + [sqlite(), clock()] + zones() + phrases() + [assets(), map(), pack()]
            + journal() + files() + [leftovers(), backups(), port()] + certificate() + exposure() + mail() + signingIn()
            + films()
    }

    private func variables() -> [Finding] {
        guard let stranger = settings.strangers.first else { return [.good("settings")] }
        return [.warning("settings", "stray", ["name": .text(stranger.place)])]
    }

    func path(_ setting: Setting) -> String { settings.folder(setting) }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The rights of a file as the last three octal digits; `nil` where it is not there.
    static func rights(of path: String) -> Int? {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber)?.intValue
    }

    static func octal(_ rights: Int) -> String { String(rights & 0o777, radix: 8) }
}
