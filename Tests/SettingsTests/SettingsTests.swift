import Chances
import Testing

@testable import Settings

@Suite struct SettingsTests {
    private func file(_ text: String) -> SettingsFile { SettingsFile(path: "littoral.conf", text: text) }

    @Test func aFlagComesBeforeTheEnvironmentAndThatBeforeTheFile() throws {
        let file = file("listen.port = 1\nlisten.host = a\nlimit.requests = 3\n")
        let environment = ["LITTORAL_LISTEN_PORT": "2", "LITTORAL_LISTEN_HOST": "b", "PATH": "x"]
        let settings = try Settings(flags: [.listenPort: "4"], environment: environment, file: file)
        #expect(settings.values[.listenPort] == .init(text: "4", origin: .flag))
        #expect(settings.values[.listenHost] == .init(text: "b", origin: .environment("LITTORAL_LISTEN_HOST")))
        #expect(settings.values[.limitRequests] == .init(text: "3", origin: .file("littoral.conf", line: 3)))
        #expect(settings.values[.diskReserveMB] == .init(text: "256", origin: .initial))
        #expect(settings.number(.listenPort) == 4)
    }

    /// Every way of setting every key: each set or not in each of the three layers.
    @Test(arguments: Setting.allCases)
    func everySettingIsFoundInEveryLayer(_ setting: Setting) throws {
        let value = setting.sample
        for layers in 0..<8 {
            let flags = layers & 1 > 0 ? [setting: value] : [:]
            let environment = layers & 2 > 0 ? [setting.variable: value] : [:]
            let written = layers & 4 > 0 ? file("# first\n\(setting.rawValue)=\(value)") : nil
            let other: Setting? = setting == .tlsKey ? .tlsCertificate : setting == .tlsCertificate ? .tlsKey : nil
            let settings = try Settings(
                flags: flags.merging(other.map { [$0: "x.pem"] } ?? [:]) { $1 }.merging(
                    layers == 0 ? other.map { [$0: ""] } ?? [:] : [:]
                ) { $1 },
                environment: environment, file: written)
            let origin: Settings.Origin =
                layers & 1 > 0
                ? .flag
                : layers & 2 > 0
                    ? .environment(setting.variable) : layers & 4 > 0 ? .file("littoral.conf", line: 2) : .initial
            #expect(settings.values[setting]?.origin == origin)
            #expect(settings[setting] == (layers == 0 ? setting.initial : value))
        }
    }

    @Test func everyFaultIsToldAtOnceWithItsPlace() throws {
        let file = file("listen.prt = 80\n\nnonsense\nlisten.port = many\nlisten.port = 7\n")
        let error = #expect(throws: SettingsFaults.self) {
            try Settings(flags: [.logFormat: "xml"], environment: ["LITTORAL_LIMIT_REQUESTS": "0"], file: file)
        }
        let told = error?.description ?? ""
        #expect(told.contains("littoral.conf:1: There is no setting “listen.prt”. Did you mean listen.port?"))
        #expect(told.contains("littoral.conf:3: “nonsense” is no setting. Write: key = value"))
        #expect(told.contains("littoral.conf:5: listen.port is set twice, first in line 4."))
        #expect(told.contains("--set log.format: “xml” is no value for log.format. Write one of logfmt, json."))
        #expect(told.contains("LITTORAL_LIMIT_REQUESTS: “0” is no value for limit.requests."))
    }

    /// Every setting of a section is found in every layer, in the same order as the others.
    @Test(arguments: SectionKey.settings) func sectionsAreFoundInEveryLayer(_ setting: Setting) throws {
        let key = SectionKey("ports", setting)
        let whole: [SectionKey: String] = [
            SectionKey("ports", .oidcIssuer): "https://a", SectionKey("ports", .oidcClient): "c",
        ]
        #expect(SectionKey(key.text) == key && SectionKey(variable: key.variable) == key)
        #expect(SectionKey(setting.rawValue) == nil && SectionKey(variable: setting.variable) == nil)
        for layers in 1..<8 {
            var flags = whole.filter { $0.key != key }
            if layers & 1 > 0 { flags[key] = "one.example" }
            let settings = try Settings(
                sections: flags, environment: layers & 2 > 0 ? [key.variable: "two.example"] : [:],
                file: layers & 4 > 0 ? file("# first\n\(key.text) = three.example") : nil)
            let expected: Settings.Value =
                layers & 1 > 0
                ? .init(text: "one.example", origin: .flag)
                : layers & 2 > 0
                    ? .init(text: "two.example", origin: .environment(key.variable))
                    : .init(text: "three.example", origin: .file("littoral.conf", line: 2))
            #expect(settings.sections[key] == expected)
            #expect(settings.strangers.isEmpty)
        }
    }

    @Test func providersStandBesideEachOther() throws {
        let file = file(
            """
            oidc.issuer = https://first.example
            oidc.client = littoral
            oidc.roads.issuer = https://roads.example
            oidc.roads.client = sea
            oidc.ports.issuer = https://ports.example
            oidc.ports.client = sea
            oidc.ports.name = Ministry of Ports
            oidc.ports.mail-hosts = ports.example, sea.example
            """)
        let providers = try Settings(file: file).providers
        #expect(providers.map(\.section) == ["", "ports", "roads"])
        #expect(providers.map(\.name) == ["https://first.example", "Ministry of Ports", "https://roads.example"])
        #expect(providers[1].mailHosts == ["ports.example", "sea.example"])
        #expect(providers.map { $0.key(.oidcIssuer) } == ["oidc.issuer", "oidc.ports.issuer", "oidc.roads.issuer"])
        #expect(try Settings().providers.isEmpty)
    }

    @Test func sectionsThatAreHalfOrDoubledAreFaults() {
        let file = file(
            """
            oidc.issuer = https://same.example
            oidc.ports.issuer = https://same.example
            oidc.ports.client = a
            oidc.ports.client = b
            oidc.roads.name = Roads
            oidc.Roads.name = Roads
            oidc.a.b.name = x
            oidc.roads.mail-hosts = https://x
            log.ports.level = x
            """)
        let told = #expect(throws: SettingsFaults.self) { try Settings(file: file) }?.description ?? ""
        for part in [
            "littoral.conf:4: oidc.ports.client is set twice, first in line 3.",
            "littoral.conf:6: There is no setting “oidc.Roads.name”.", "littoral.conf:7: There is no setting",
            "littoral.conf:8: “https://x” is no list of host names.", "littoral.conf:9: There is no setting",
            "oidc.roads.issuer: A provider needs its issuer and its client, and this one is missing.",
            "oidc.roads.client: A provider needs", "oidc.ports.issuer: Another provider has the same issuer.",
        ] {
            #expect(told.contains(part), "\(part)")
        }
    }

    @Test func halfACertificateIsAFault() {
        #expect(throws: SettingsFaults.self) { try Settings(flags: [.tlsCertificate: "a.pem"]) }
        #expect(throws: Never.self) { try Settings(flags: [.tlsCertificate: "a.pem", .tlsKey: "b.pem"]) }
    }

    @Test func aVariableThatIsNoSettingIsTold() throws {
        let settings = try Settings(environment: ["LITTORAL_LISTEN_PROT": "1", "LITTORAL_CONFIGURATION": "x"])
        #expect(settings.strangers.map(\.place) == ["LITTORAL_LISTEN_PROT"])
    }

    @Test func theExampleSetsNothingAndReadsBack() throws {
        let empty = file(SettingsFile.text())
        #expect(empty.lines.isEmpty && empty.faults.isEmpty)
        let values = Dictionary(uniqueKeysWithValues: Setting.allCases.map { ($0, $0.sample) })
        let full = file(SettingsFile.text(values))
        #expect(full.faults.isEmpty && full.lines.mapValues(\.value) == values)
    }

    @Test func everyInitialValueIsSound() throws {
        #expect(throws: Never.self) { try Settings() }
        #expect(Set(Setting.allCases.map(\.variable)).count == Setting.allCases.count)
    }

    /// Whatever a file holds, reading it ends and every fault names a line that is there.
    @Test(arguments: 0..<8) func anyFileIsRead(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let pieces = Setting.allCases.map(\.rawValue) + ["=", "\n", " ", "#", "۱", "\u{0}", "8080", "\r\n", "é", "://"]
        for _ in 0..<500 {
            let text = chance.text(of: pieces, length: 30)
            let file = file(text)
            let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
            for fault in file.faults {
                let line = fault.place.split(separator: ":").last.flatMap { Int($0) } ?? 0
                #expect((1...count).contains(line))
            }
            _ = try? Settings(file: file)
        }
    }
}

extension Setting {
    /// A value other than the initial one.
    fileprivate var sample: String {
        switch kind {
        case .number(let range): initial == "\(range.upperBound)" ? "\(range.lowerBound)" : "\(range.upperBound)"
        case .choice(let choices): choices.first { $0 != initial } ?? ""
        case .ranges: "10.1.0.0/16, fd00::/8"
        case .hosts: "a.example, b.example"
        case .folder, .file, .text: "some where/x=y # z"
        }
    }
}
