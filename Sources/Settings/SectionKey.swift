/// A setting of which there may be several, each in a section with a name: `oidc.ports.issuer`.
package struct SectionKey: Sendable, Hashable, Comparable {
    /// Small letters and digits, so that every name can stand in a variable.
    package let section: String
    package let setting: Setting

    /// The settings that may stand in sections, in their order.
    package static let settings: [Setting] = [.oidcIssuer, .oidcClient, .oidcSecretFile, .oidcName, .oidcMailHosts]

    package init(_ section: String, _ setting: Setting) { (self.section, self.setting) = (section, setting) }

    /// `nil` for what is no key of a section.
    package init?(_ key: String) {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, Self.isName(parts[1]), let setting = Setting(rawValue: "\(parts[0]).\(parts[2])"),
            Self.settings.contains(setting)
        else { return nil }
        self.init(parts[1], setting)
    }

    /// The same as a variable of the environment.
    init?(variable: String) {
        guard
            let setting = Self.settings.first(where: { variable.hasSuffix("_" + Self.ending($0)) }),
            variable.hasPrefix(Self.beginning)
        else { return nil }
        let name = variable.dropFirst(Self.beginning.count).dropLast(Self.ending(setting).count + 1)
        guard variable.count > Self.beginning.count + Self.ending(setting).count, Self.isName(name.lowercased()),
            name == name.uppercased()
        else { return nil }
        self.init(name.lowercased(), setting)
    }

    package var text: String {
        setting.rawValue.replacing("oidc.", with: "oidc.\(section).")
    }

    var variable: String { Self.beginning + section.uppercased() + "_" + Self.ending(setting) }

    package static func < (first: SectionKey, second: SectionKey) -> Bool {
        (first.section, settings.firstIndex(of: first.setting) ?? 0)
            < (second.section, settings.firstIndex(of: second.setting) ?? 0)
    }

    private static let beginning = "LITTORAL_OIDC_"

    private static func ending(_ setting: Setting) -> String {
        String(setting.variable.dropFirst(beginning.count))
    }

    private static func isName(_ name: String) -> Bool { name.wholeMatch(of: /[a-z0-9]{1,20}/) != nil }
}

extension Settings {
    /// What is set in sections, in the same order: flags, environment, file.
    static func sections(
        flags: [SectionKey: String], _ environment: [String: String], _ file: SettingsFile?
    ) -> [SectionKey: Value] {
        var values: [SectionKey: Value] = [:]
        for (key, line) in file?.sections ?? [:] {
            values[key] = Value(text: line.value, origin: .file(file?.path ?? "", line: line.number))
        }
        for (name, text) in environment {
            guard let key = SectionKey(variable: name) else { continue }
            values[key] = Value(text: text, origin: .environment(name))
        }
        for (key, text) in flags { values[key] = Value(text: text, origin: .flag) }
        return values
    }
}
