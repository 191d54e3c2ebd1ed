package import ArgumentParser
import Foundation
package import Settings

/// The file of settings and single settings beside it; every command that needs settings takes them.
package struct SettingsOptions: ParsableArguments {
    @Option(
        name: .customLong("configuration"),
        help: "The file of settings; else littoral.conf here, else /etc/littoral/littoral.conf.")
    package var file: String?
    @Option(name: .customLong("set"), help: "A setting by its key, e.g. limit.requests=64; may stand more than once.")
    package var assignments: [String] = []

    package init() {}

    /// The settings that hold; `flags` are those that have an option of their own.
    package func settings(_ flags: [Setting: String?] = [:]) throws -> Settings {
        var given = flags.compactMapValues(\.self)
        var sections: [SectionKey: String] = [:]
        for assignment in assignments {
            guard let equals = assignment.firstIndex(of: "=") else {
                throw ValidationError("“\(assignment.prefix(80))” is no setting. Write: --set key=value")
            }
            let key = String(assignment[..<equals])
            let value = String(assignment[assignment.index(after: equals)...])
            if let setting = Setting(rawValue: key) {
                given[setting] = value
            } else if let section = SectionKey(key) {
                sections[section] = value
            } else {
                throw ValidationError(SettingsFault.unknown(key, at: "--set").description)
            }
        }
        do {
            return try Settings.standing(flags: given, sections: sections, path: file)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
