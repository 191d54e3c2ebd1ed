package import ArgumentParser
import Drafts
import Foundation
import Importing
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Storage

/// The command `littoral observations`.
package struct ObservationsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "observations", abstract: "Work on series of observations.",
        subcommands: [ObservationsImportCommand.self])

    package init() {}
}

/// The command `littoral observations import`.
struct ObservationsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a file of observations, and say of each what would become of it.",
        discussion: """
            Reads CSV and XLSX sheets, SensorThings 1.1 JSON and WaterML 2.0. Says of each series how many observations are \
            new, the same, changed or refused, each refusal with its row and reason. Without --as it is a dry run. With --as \
            drafts are made for that member's party, some hundred observations in each; another member releases them. With \
            --new-series a series that is not known is proposed as a new one of that party, filled in as far as the file \
            says; what it does not say is named and given with the options of new series. Ends with 1 when something is refused, and with 2 when the file cannot be read.
            """)

    @Argument(help: "The file.")
    var file: String
    @Option(help: "The id of the series that all of the file belongs to; else the names in the file are taken.")
    var series: String?
    @Option(name: .shortAndLong, help: "The language whose decimal marks the file uses: en, fa, ru, az, kk or tk.")
    var language = "en"
    @Option(help: "The list of quality flags the file uses: own, seadatanet or qartod.")
    var flags = "own"
    @Option(name: .customLong("as"), help: "Make drafts in the name of this member, by id or mail address.")
    var member: String?
    @Option(help: "Why observations that stand are set right, in the language of the file.")
    var reason: String?
    @Flag(help: "Only say what would be done, even with --as.")
    var dryRun = false
    @OptionGroup(title: "New series") var new: NewSeriesOptions
    @OptionGroup var node: NodeOptions
    @OptionGroup var phrases: PhraseFolder

    func validate() throws {
        guard Language(rawValue: language) != nil else {
            throw ValidationError("“\(language)” is not a language here.")
        }
        guard !new.isAsked || member != nil else {
            throw ValidationError("A new series belongs to a party. Name the member who brings it in with --as.")
        }
        guard QualityScheme(rawValue: flags) != nil else {
            throw ValidationError(
                "“\(flags)” is no list of flags. Use "
                    + QualityScheme.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
    }

    func run() async throws {
        let language = Language(rawValue: language) ?? .en
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let raw: RawSeriesFile
        do {
            raw = try RawSeriesFile(bytes)
        } catch {
            let place = error.place.map { ", line \($0)" } ?? ""
            let more = error.values.values.sorted().joined(separator: " ")
            FileHandle.standardError.write(Data("\(file)\(place): \(error.code) \(more)\n".utf8))
            throw ExitCode(2)
        }
        let journal = try node.openExisting()
        let signed: Signed? = if let member { try await signed(member) } else { nil }
        let now = Instant(clamping: NodeFolder.wallClock())
        let maker = new.isAsked ? SeriesMaker(units: UnitNames.read(try phrases.units()).names) : nil
        let asked = SeriesAsked(
            series: series, party: signed?.party, language: language, scheme: QualityScheme(rawValue: flags) ?? .own,
            title: String(URL(fileURLWithPath: file).lastPathComponent.prefix { $0 != "." }),
            seed: Digest(hashing: bytes).hex, common: new.fields)
        let taking = try await Register(reader: journal.reader).read(
            for: Reader(language: language, party: signed?.party), today: now.day(), now: now
        ) { reading in try SeriesTaking(raw, asked, maker: maker, reading) }
        for line in taking.lines { Self.report(line) }
        if let signed, !dryRun { try await makeDrafts(taking, bytes, signed, language, journal) }
        try journal.store.close()
        if !taking.isClean { throw ExitCode(1) }
    }

    private static func report(_ line: SeriesTaking.Line) {
        let difference = line.difference
        switch line.target {
        case .new(let series, _): print("\(series.id): a new series of \(series.property), \(series.thing)")
        case .coming(let series): print("\(series.id): a series that is drafted and not released")
        case .asking:
            print("\(line.name): a new series; the file does not say all of it")
            for fault in line.missing { print("  " + NewSeriesOptions.told(fault)) }
        case .standing, .refused: break
        }
        print(
            "\(line.series?.id ?? line.name): \(difference.fresh.count) new, \(difference.same.count) the same, "
                + "\(difference.changed.count) changed, \(line.refused) refused")
        for change in difference.changed.prefix(20) {
            let (old, new) = (change.standing.observation, change.offered)
            print("  \(new.time.text): \(old.value?.text ?? "missing") → \(new.value?.text ?? "missing")")
        }
        for fault in line.faults {
            print("  " + (fault.place.map { "row \($0): " } ?? "") + fault.sentence)
        }
    }

    private func signed(_ name: String) async throws -> Signed {
        let members = try MemberBook(of: try node.folder)
        defer { try? members.close() }
        let known = try await members.members().first { $0.id == name || $0.mail.lowercased() == name.lowercased() }
        guard let known, let party = known.party, known.state == .active else {
            throw ValidationError(
                "There is no member “\(name.prefix(80))” who can sign in. littoral member list names them.")
        }
        return Signed(
            member: known.id, party: party, country: known.country, roles: known.roles,
            way: .token(id: "console", scopes: [.read, .write]))
    }

    private func makeDrafts(
        _ taking: SeriesTaking, _ bytes: [UInt8], _ signed: Signed, _ language: Language, _ journal: Journal
    ) async throws {
        let maker = SeriesMaker(units: UnitNames.read(try phrases.units()).names)
        let book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader),
            makers: [maker, ObservationsMaker(series: maker)])
        // The same file makes the same drafts, however often it is brought in.
        let digest = String(Digest(hashing: bytes).hex.prefix(16))
        let batch = try await book.open(
            batch: "obs-\(digest)", name: URL(fileURLWithPath: file).lastPathComponent, by: signed)
        let drafts = taking.drafts(named: digest, reason: reason ?? "", in: language)
        var count = 0
        for start in stride(from: 0, to: drafts.count, by: 100) {
            count += try await book.write(
                Array(drafts[start..<min(start + 100, drafts.count)]), batch: batch.id, by: signed)
        }
        print("\(count) drafts were made; another member releases them.")
    }
}
