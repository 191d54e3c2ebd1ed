package import ArgumentParser
import Foundation
import Languages
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
    @Option(help: "The language of the questions: en, fa, ru, az, kk or tk.")
    var language = "en"
    @OptionGroup var phrases: PhraseFolder
    @Flag(help: "Ask nothing, write at once; replaces a file that is there only together with --replace.")
    var yes = false
    @Flag(help: "Replace the file if it is there.")
    var replace = false

    package init() {}

    package enum Reach: String, ExpressibleByArgument, CaseIterable, Sendable {
        case local, proxy, tls
    }

    package func validate() throws {
        guard Language(tag: language) != nil else {
            let tags = Language.allCases.map(\.tag).joined(separator: ", ")
            throw ValidationError("“\(language.prefix(20))” is no language of the house. Use one of \(tags).")
        }
    }

    package func run() async throws {
        let questions = Questions(
            isAsking: !yes, book: Phrasebook.read(try phrases.sheets()).book, language: Language(tag: language) ?? .en)
        let file = file
        let standing = FileManager.default.fileExists(atPath: file) ? try? SettingsFile(path: file) : nil
        var values = standing?.lines.mapValues(\.value) ?? [:]
        try ask(questions, &values)
        try check(values, questions)
        let text = SettingsFile.text(values)
        print("\n\(file):\n")
        for line in text.split(separator: "\n") where !line.hasPrefix("#") { print("    \(line)") }
        if FileManager.default.fileExists(atPath: file), !replace {
            guard !yes else {
                throw ValidationError(questions.say("setup.exists-unattended", ["file": file]))
            }
            guard try questions.agrees("setup.exists", ["file": file]) else {
                return print(questions.say("setup.nothing"))
            }
        } else if !yes, try !questions.agrees("setup.write", isYes: true) {
            return print(questions.say("setup.nothing"))
        }
        try write(text, questions)
        print(questions.say("setup.written", ["file": file]))
        if !yes { try tryMail(questions, values) }
        let spoken = language == "en" ? "" : " --language \(language)"
        print(questions.say("setup.look", ["command": "littoral doctor --configuration \(file)\(spoken)"]))
    }

    private var file: String {
        named ?? (FileManager.default.fileExists(atPath: "/etc/littoral") ? Settings.files[1] : Settings.files[0])
    }

    private func ask(_ questions: Questions, _ values: inout [Setting: String]) throws {
        values[.data] = try questions.answer(
            "setup.data", flag: data, initial: values[.data] ?? Setting.data.initial)
        let address = try questions.answer(
            "setup.address", flag: address,
            initial: values[.hostsAllowed] ?? "")
        values[.hostsAllowed] = address
        let known: Reach =
            values[.tlsCertificate]?.isEmpty == false ? .tls : values[.proxyTrusted]?.isEmpty == false ? .proxy : .local
        let said = try questions.answer(
            "setup.reach", flag: reach?.rawValue, initial: known.rawValue)
        guard let reach = Reach(rawValue: said) else {
            throw ValidationError(questions.say("setup.no-reach", ["said": String(said.prefix(40))]))
        }
        try ask(reach, questions, &values)
        values[.backupFolder] = try questions.answer(
            "setup.backups", flag: backups, initial: values[.backupFolder] ?? "")
        values[.mailSender] = try questions.answer(
            "setup.mail", flag: mail, initial: values[.mailSender] ?? "")
        values = values.filter { !$0.value.isEmpty || $0.key.initial != "" }
    }

    private func ask(_ reach: Reach, _ questions: Questions, _ values: inout [Setting: String]) throws {
        values[.tlsCertificate] = ""
        values[.tlsKey] = ""
        values[.proxyTrusted] = ""
        switch reach {
        case .local: values[.listenHost] = "127.0.0.1"
        case .proxy:
            values[.listenHost] = values[.listenHost] ?? "127.0.0.1"
            values[.proxyTrusted] = try questions.answer(
                "setup.proxy", flag: proxy, initial: "127.0.0.1, ::1")
        case .tls:
            values[.listenHost] = "::"
            values[.listenPort] = values[.listenPort] ?? "8443"
            values[.tlsCertificate] = try questions.answer("setup.certificate", flag: certificate)
            values[.tlsKey] = try questions.answer("setup.key", flag: key)
        }
    }

    /// The settings must be sound before they are shown.
    private func check(_ values: [Setting: String], _ questions: Questions) throws {
        do {
            _ = try Settings(file: SettingsFile(path: file, text: SettingsFile.text(values)))
        } catch {
            throw ValidationError(error.description)
        }
        for setting in [Setting.tlsCertificate, .tlsKey] {
            guard let path = values[setting], !path.isEmpty, !FileManager.default.isReadableFile(atPath: path) else {
                continue
            }
            throw ValidationError(
                questions.say("setup.unreadable", ["file": path, "setting": setting.rawValue]))
        }
    }

    /// In one step: whoever reads the file meanwhile sees the old one or the new one.
    private func write(_ text: String, _ questions: Questions) throws {
        let url = URL(fileURLWithPath: file)
        do {
            try Data(text.utf8).write(to: url, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: url.path)
        } catch {
            throw ValidationError(questions.say("setup.unwritable", ["file": file]))
        }
    }

    private func tryMail(_ questions: Questions, _ values: [Setting: String]) throws {
        guard let sender = values[.mailSender], !sender.isEmpty else { return }
        let receiver = try questions.answer("setup.trial")
        guard !receiver.isEmpty else { return }
        let program = values[.mailProgram] ?? Setting.mailProgram.initial
        do {
            try TrialLetter(program: program, sender: sender, receiver: receiver).send()
            print(questions.say("setup.taken", ["program": program]))
        } catch {
            print(questions.say("setup.not-taken", ["why": "\(error)"]))
        }
    }
}
