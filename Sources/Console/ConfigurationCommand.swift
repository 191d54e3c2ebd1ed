package import ArgumentParser
import Settings

/// The command `littoral configuration`.
package struct ConfigurationCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "configuration", abstract: "Print the settings that hold and where each came from.",
        discussion: """
            A flag comes before the environment (LITTORAL_LISTEN_PORT=8080), the environment before the file, the file \
            before the initial value. Ends with 1 and names every fault by file, line and key.
            """)
    @OptionGroup var node: NodeOptions
    @Flag(help: "Print a file with every setting, what it does and its initial value.")
    var example = false

    package init() {}

    package func run() throws {
        if example { return print(SettingsFile.text(), terminator: "") }
        let settings = try node.settings()
        for setting in Setting.allCases {
            guard let value = settings.values[setting] else { continue }
            let found = value.text.isEmpty ? settings.folder(setting) : value.text
            print("\(setting.rawValue) = \(found)  # \(value.origin)")
        }
        for (key, value) in settings.sections.sorted(by: { $0.key < $1.key }) {
            print("\(key.text) = \(value.text)  # \(value.origin)")
        }
        for stranger in settings.strangers { print("# \(stranger)") }
    }
}
