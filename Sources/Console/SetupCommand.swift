package import ArgumentParser
import Foundation
import Settings

/// The command `littoral setup`.
package struct SetupCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Ask what a node needs to know and write its file of settings.",
        discussion: """
            What is given by a flag is not asked. The file is shown before it is written, and one that is there is \
            replaced only after a question. With --yes nothing is asked: what no flag gives keeps its value.
            """)
    @Option(
        name: .customLong("configuration"),
        help: "The file to write; else littoral.conf in /etc/littoral where that is there, else here.")
    var named: String?
    @Option(help: "The name under which people ask for the node, e.g. littoral.example.org.")
    var address: String?
    @Option(
        help:
            "How readers reach it: local (this machine alone), proxy (a web server before it), tls (its own certificate)."
    )
    var reach: Reach?
    @Option(help: "With --reach tls: the certificate with its chain (PEM).")
    var certificate: String?
    @Option(help: "With --reach tls: the private key (PEM).")
    var key: String?
    @Option(help: "With --reach proxy: the addresses of the proxy, with commas between. (default: 127.0.0.1, ::1)")
    var proxy: String?
    @Option(help: "The folder of the node's data.")
    var data: String?
    @Option(help: "The folder of scheduled backups.")
    var backups: String?
    @Option(help: "The address the node's mail comes from; empty for no mail.")
    var mail: String?
    @Flag(help: "Ask nothing, write at once; replaces a file that is there only together with --replace.")
    var yes = false
    @Flag(help: "Replace the file if it is there.")
    var replace = false

    package init() {}

    package enum Reach: String, ExpressibleByArgument, CaseIterable, Sendable {
        case local, proxy, tls
    }

    package func run() async throws {
        var questions = Questions(isAsking: !yes)
        let file = file
        let standing = FileManager.default.fileExists(atPath: file) ? try? SettingsFile(path: file) : nil
        var values = standing?.lines.mapValues(\.value) ?? [:]
        try ask(&questions, &values)
        try check(values)
        let text = SettingsFile.text(values)
        print("\n\(file):\n")
        for line in text.split(separator: "\n") where !line.hasPrefix("#") { print("    \(line)") }
        if FileManager.default.fileExists(atPath: file), !replace {
            guard !yes else {
                throw ValidationError("The file \(file) is there already. Replace it with --replace, or name another.")
            }
            guard try questions.agrees("The file \(file) is there already. Replace it?") else {
                return print("Nothing was written.")
            }
        } else if !yes, try !questions.agrees("Write this?", isYes: true) {
            return print("Nothing was written.")
        }
        try write(text)
        print("Written to \(file).")
        if !yes { try tryMail(&questions, values) }
        print("Look at the whole with: littoral doctor --configuration \(file)")
    }

    private var file: String {
        named ?? (FileManager.default.fileExists(atPath: "/etc/littoral") ? Settings.files[1] : Settings.files[0])
    }

    private func ask(_ questions: inout Questions, _ values: inout [Setting: String]) throws {
        values[.data] = try questions.answer(
            "The folder of the node's data", flag: data, initial: values[.data] ?? Setting.data.initial)
        let address = try questions.answer(
            "The name under which people ask for the node; empty for any", flag: address,
            initial: values[.hostsAllowed] ?? "")
        values[.hostsAllowed] = address
        let known: Reach =
            values[.tlsCertificate]?.isEmpty == false ? .tls : values[.proxyTrusted]?.isEmpty == false ? .proxy : .local
        let said = try questions.answer(
            "How readers reach it: local, proxy or tls", flag: reach?.rawValue, initial: known.rawValue)
        guard let reach = Reach(rawValue: said) else {
            throw ValidationError("“\(said.prefix(40))” is no way to reach a node. Answer local, proxy or tls.")
        }
        try ask(reach, &questions, &values)
        values[.backupFolder] = try questions.answer(
            "The folder of scheduled backups, best on another disk; empty for none", flag: backups,
            initial: values[.backupFolder] ?? "")
        values[.mailSender] = try questions.answer(
            "The address the node's mail comes from; empty for no mail", flag: mail, initial: values[.mailSender] ?? "")
        values = values.filter { !$0.value.isEmpty || $0.key.initial != "" }
    }

    private func ask(_ reach: Reach, _ questions: inout Questions, _ values: inout [Setting: String]) throws {
        values[.tlsCertificate] = ""
        values[.tlsKey] = ""
        values[.proxyTrusted] = ""
        switch reach {
        case .local: values[.listenHost] = "127.0.0.1"
        case .proxy:
            values[.listenHost] = values[.listenHost] ?? "127.0.0.1"
            values[.proxyTrusted] = try questions.answer(
                "The addresses of the proxy, with commas between", flag: proxy, initial: "127.0.0.1, ::1")
        case .tls:
            values[.listenHost] = "::"
            values[.listenPort] = values[.listenPort] ?? "8443"
            values[.tlsCertificate] = try questions.answer("The certificate with its chain (PEM)", flag: certificate)
            values[.tlsKey] = try questions.answer("The private key (PEM)", flag: key)
        }
    }

    /// The settings must be sound before they are shown.
    private func check(_ values: [Setting: String]) throws {
        do {
            _ = try Settings(file: SettingsFile(path: file, text: SettingsFile.text(values)))
        } catch {
            throw ValidationError(error.description)
        }
        for setting in [Setting.tlsCertificate, .tlsKey] {
            guard let path = values[setting], !path.isEmpty, !FileManager.default.isReadableFile(atPath: path) else {
                continue
            }
            throw ValidationError("The file \(path) for \(setting.rawValue) cannot be read. Check its name and rights.")
        }
    }

    /// In one step: whoever reads the file meanwhile sees the old one or the new one.
    private func write(_ text: String) throws {
        let url = URL(fileURLWithPath: file)
        do {
            try Data(text.utf8).write(to: url, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: url.path)
        } catch {
            throw ValidationError("The file \(file) cannot be written. Check the folder and who may write there.")
        }
    }

    private func tryMail(_ questions: inout Questions, _ values: [Setting: String]) throws {
        guard let sender = values[.mailSender], !sender.isEmpty else { return }
        let receiver = try questions.answer("Send a letter on trial to; empty for none")
        guard !receiver.isEmpty else { return }
        let program = values[.mailProgram] ?? Setting.mailProgram.initial
        do {
            try TrialLetter(program: program, sender: sender, receiver: receiver).send()
            print("\(program) has taken the letter.")
        } catch {
            print("The letter was not taken: \(error)")
        }
    }
}
