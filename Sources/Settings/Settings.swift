import Configuration

/// The settings that hold, each with where it came from.
///
/// A flag comes before the environment, the environment before the file, the file before the initial value.
package struct Settings: Sendable {
    package enum Origin: Sendable, Hashable, CustomStringConvertible {
        case flag, environment(String)
        case file(String, line: Int)
        case initial

        package var description: String {
            switch self {
            case .flag: "flag"
            case .environment(let name): "environment \(name)"
            case .file(let path, let line): "\(path):\(line)"
            case .initial: "initial value"
            }
        }
    }

    package struct Value: Sendable, Hashable {
        package let text: String
        package let origin: Origin
    }

    package private(set) var values: [Setting: Value] = [:]
    /// What is set in sections, by the key.
    package private(set) var sections: [SectionKey: Value] = [:]
    /// Variables that look like settings and are none; told, but nothing fails for them.
    package let strangers: [SettingsFault]

    /// Looks every setting up; throws all faults at once.
    package init(
        flags: [Setting: String] = [:], sections: [SectionKey: String] = [:], environment: [String: String] = [:],
        file: SettingsFile? = nil
    ) throws(SettingsFaults) {
        let layers = Self.layers(flags, environment, file)
        var faults = file?.faults ?? []
        for setting in Setting.allCases {
            let value = Self.value(of: setting, in: layers, file: file)
            if let fault = setting.fault(in: value) { faults.append(fault) }
            values[setting] = value
        }
        strangers = Self.strangers(in: environment)
        self.sections = Self.sections(flags: sections, environment, file)
        for (key, value) in self.sections.sorted(by: { $0.key < $1.key }) {
            if let fault = key.setting.fault(in: value, key: key.text) { faults.append(fault) }
        }
        faults += providerFaults
        if let fault = halfTLS { faults.append(fault) }
        guard faults.isEmpty else { throw SettingsFaults(faults: faults) }
    }

    private static func layers(
        _ flags: [Setting: String], _ environment: [String: String], _ file: SettingsFile?
    ) -> [any ConfigProvider] {
        func provider(_ name: String, _ values: [Setting: String]) -> any ConfigProvider {
            InMemoryProvider(
                name: name,
                values: Dictionary(
                    uniqueKeysWithValues: values.map {
                        ($0.key.configurationKey, ConfigValue(.string($0.value), isSecret: false))
                    }))
        }
        let own = environment.filter { $0.key.hasPrefix("LITTORAL_") }
        return [
            provider("flags", flags), EnvironmentVariablesProvider(environmentVariables: own),
            provider("file", file?.lines.mapValues(\.value) ?? [:]),
        ]
    }

    private static func value(of setting: Setting, in layers: [any ConfigProvider], file: SettingsFile?) -> Value {
        let origins: [Origin] = [
            .flag, .environment(setting.variable),
            .file(file?.path ?? "", line: file?.lines[setting]?.number ?? 0),
        ]
        for (layer, origin) in zip(layers, origins) {
            let found = try? layer.value(forKey: setting.configurationKey, type: .string)
            if let value = found?.value, case .string(let text) = value.content {
                return Value(text: text, origin: origin)
            }
        }
        return Value(text: setting.initial, origin: .initial)
    }

    private static func strangers(in environment: [String: String]) -> [SettingsFault] {
        let known = Set(Setting.allCases.map(\.variable)).union([configurationVariable])
        return environment.keys.filter {
            $0.hasPrefix("LITTORAL_") && !known.contains($0) && SectionKey(variable: $0) == nil
        }.sorted().map {
            SettingsFault(
                place: $0, message: "This variable is no setting and is not heeded.",
                remedy: "`littoral configuration` shows every setting.")
        }
    }

    /// The variable that names the file of settings.
    package static let configurationVariable = "LITTORAL_CONFIGURATION"

    private var halfTLS: SettingsFault? {
        guard self[.tlsCertificate].isEmpty != self[.tlsKey].isEmpty else { return nil }
        let missing: Setting = self[.tlsKey].isEmpty ? .tlsKey : .tlsCertificate
        return SettingsFault(
            place: missing.rawValue, message: "HTTPS needs both tls.certificate and tls.key, and this one is missing.",
            remedy: "Name its file, or leave both empty.")
    }
}

extension Settings {
    package subscript(_ setting: Setting) -> String { values[setting]?.text ?? setting.initial }

    /// The value of a setting that is a number; 0 for any other.
    package func number(_ setting: Setting) -> Int { Int(self[setting]) ?? 0 }

    /// The value of a setting that is a list.
    package func list(_ setting: Setting) -> [String] { Self.list(self[setting]) }

    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.trimming(while: \.isWhitespace)) }.filter { !$0.isEmpty }
    }

    /// The value of a setting that is a list of addresses.
    package func ranges(_ setting: Setting) -> [AddressRange] { AddressRange.list(self[setting]) ?? [] }
}

extension Setting {
    var configurationKey: AbsoluteConfigKey {
        AbsoluteConfigKey(["littoral"] + rawValue.split(separator: ".").map(String.init))
    }

    /// What is wrong with a value, said without repeating more of it than a line.
    func fault(in value: Settings.Value, key: String? = nil) -> SettingsFault? {
        guard let (message, remedy) = objection(to: value.text) else { return nil }
        let place =
            switch value.origin {
            case .flag: "--set \(key ?? rawValue)"
            case .environment(let name): name
            case .file(let path, let line): "\(path):\(line)"
            case .initial: key ?? rawValue
            }
        return SettingsFault(place: place, message: message, remedy: remedy)
    }

    private func objection(to text: String) -> (message: String, remedy: String)? {
        let shown = "“\(text.prefix(60))”"
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return ("The value of \(rawValue) has control characters.", "Write it anew.")
        }
        switch kind {
        case .folder, .file, .text: return nil
        case .number(let range):
            guard let number = Int(text), range.contains(number) else {
                return (
                    "\(shown) is no value for \(rawValue).",
                    "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
                )
            }
        case .choice(let choices):
            guard choices.contains(text) else {
                return ("\(shown) is no value for \(rawValue).", "Write one of \(choices.joined(separator: ", ")).")
            }
        case .ranges:
            guard AddressRange.list(text) != nil else {
                return (
                    "\(shown) is no list of addresses.",
                    "Write addresses or ranges such as 10.0.0.0/8, with commas between."
                )
            }
        case .hosts:
            let names = text.split(separator: ",").map { $0.trimming(while: \.isWhitespace) }
            guard names.allSatisfy({ $0.wholeMatch(of: /[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]+\]/) != nil }) else {
                return (
                    "\(shown) is no list of host names.",
                    "Write names without scheme, port or path, with commas between."
                )
            }
        }
        return nil
    }
}
