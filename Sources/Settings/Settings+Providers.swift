/// A ministry's own way of signing in, as the settings name it.
package struct ProviderSettings: Sendable, Hashable {
    /// The name of its section; empty for the one without.
    package let section: String
    package let issuer: String
    package let client: String
    package let secretFile: String
    /// What it is called on the page of signing in.
    package let name: String
    /// The hosts of the mail addresses for which it may speak; empty for any.
    package let mailHosts: [String]

    /// The key of one of its settings, as an administrator writes it.
    package func key(_ setting: Setting) -> String {
        section.isEmpty ? setting.rawValue : SectionKey(section, setting).text
    }
}

extension Settings {
    /// The providers that are named: the one without a section first, the others by the names of their sections.
    package var providers: [ProviderSettings] {
        let names = Set(sections.keys.map(\.section)).sorted()
        return ([""] + names).map(provider).filter { !$0.issuer.isEmpty }
    }

    private func provider(_ section: String) -> ProviderSettings {
        func value(_ setting: Setting) -> String {
            section.isEmpty ? self[setting] : sections[SectionKey(section, setting)]?.text ?? setting.initial
        }
        let issuer = value(.oidcIssuer)
        return ProviderSettings(
            section: section, issuer: issuer, client: value(.oidcClient), secretFile: value(.oidcSecretFile),
            name: value(.oidcName).isEmpty ? issuer : value(.oidcName), mailHosts: Self.list(value(.oidcMailHosts)))
    }

    /// Sections that name no provider, and providers that are named twice: a member of one is a member by its issuer.
    var providerFaults: [SettingsFault] {
        var faults: [SettingsFault] = []
        for section in Set(sections.keys.map(\.section)).sorted() {
            for setting in [Setting.oidcIssuer, .oidcClient] {
                let key = SectionKey(section, setting)
                guard sections[key]?.text.isEmpty ?? true else { continue }
                faults.append(
                    SettingsFault(
                        place: key.text,
                        message: "A provider needs its issuer and its client, and this one is missing.",
                        remedy: "Set it, or remove the other settings of this section."))
            }
        }
        var known: Set<String> = []
        for provider in providers where !known.insert(provider.issuer).inserted {
            faults.append(
                SettingsFault(
                    place: provider.key(.oidcIssuer), message: "Another provider has the same issuer.",
                    remedy: "Remove one of the two."))
        }
        return faults
    }
}
