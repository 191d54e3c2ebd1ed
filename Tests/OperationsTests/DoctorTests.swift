import Foundation
import Journal
import Languages
import Measures
import Register
import Settings
import Storage
import Testing

@testable import Upkeep

@Suite struct DoctorTests {
    private static let root = OperationsScratch.repository

    private func doctor(
        _ node: NodeFolder, _ edits: [Setting: String] = [:], now: String = "2026-11-25T12:00:00Z",
        certificateEnd: String = "2027-01-01T00:00:00Z", namedFiles: [NamedFiles] = []
    ) throws -> Doctor {
        var flags: [Setting: String] = [
            .data: node.url.path, .region: Self.root.appending(path: "Tests/TinyPack").path, .listenPort: "0",
            .phrases: Self.root.appending(path: "Phrases").path, .assets: Self.root.appending(path: "Assets").path,
            .diskReserveMB: "0",
        ]
        flags.merge(edits) { $1 }
        let end = try #require(Instant(parsing: certificateEnd))
        return Doctor(
            settings: try Settings(flags: flags), projections: Register.projections,
            now: try #require(Instant(parsing: now)), certificateEnd: { _, _ in end },
            namedFiles: { _ in namedFiles })
    }

    /// Each sort of file that is named and not there is told with what to do.
    @Test func filesThatAreNamedAreCounted() async throws {
        let (node, journal) = try await OperationsScratch.node()
        try journal.store.close()
        for sort in NamedFiles.Sort.allCases {
            let named = NamedFiles(sort, named: ["b", "a", "c"]) { $0 == "c" }
            let findings = try doctor(node, namedFiles: [named]).findings().filter { $0.check == "files" }
            let word = sort == .evidence ? "missing" : "missing-\(sort.rawValue)"
            #expect(findings.map(\.trouble) == [word] && findings.map(\.grade) == [.fault])
            #expect(named.count == 3 && named.missing == ["a", "b"])
            for language in Language.allCases {
                let sheet = try String(
                    contentsOf: Self.root.appending(path: "Phrases/\(language.tag).csv"), encoding: .utf8)
                let book = Phrasebook.read([language: sheet]).book
                let text = DoctorReport(findings: findings, book: book, language: language).text
                #expect(text.contains("a") && !text.contains("doctor."), "\(sort) in \(language)")
            }
        }
        let whole = NamedFiles(.films, named: ["a"]) { _ in true }
        #expect(try doctor(node, namedFiles: [whole]).findings().contains { $0.check == "files" && $0.detail == "1" })
    }

    private func troubles(_ doctor: Doctor) -> Set<String> {
        Set(doctor.findings().compactMap { finding in finding.trouble.map { "\(finding.check).\($0)" } })
    }

    /// What a sound node says on any machine: the version of the library, the map and the walk are the machine's.
    private static let usual: Set<String> = ["sqlite.log-reset", "map.missing", "chain.never", "backups.none"]

    @Test func aSoundNodeHasNoFaults() async throws {
        let (node, journal) = try await OperationsScratch.node()
        try journal.store.close()
        let doctor = try doctor(node, now: "2100-01-01T00:00:00Z")
        #expect(troubles(doctor).subtracting(Self.usual) == [])
        #expect(!doctor.findings().contains { $0.grade == .fault })
    }

    @Test func whatIsWrongIsFound() async throws {
        let (node, _) = try await OperationsScratch.node()
        func expect(_ trouble: String, _ doctor: Doctor) { #expect(troubles(doctor).contains(trouble), "\(trouble)") }
        let nowhere = node.url.appending(path: "nowhere").path
        try expect("data.none", doctor(NodeFolder(URL(fileURLWithPath: nowhere))))
        try expect("phrases.missing", doctor(node, [.phrases: nowhere]))
        try expect("assets.missing", doctor(node, [.assets: nowhere]))
        try expect("pack.missing", doctor(node, [.region: nowhere]))
        try expect("disk.full", doctor(node, [.diskReserveMB: "10000000"]))
        try expect("clock.past", doctor(node, now: "2020-01-01T00:00:00Z"))
        try expect("clock.behind", doctor(node, now: "2026-01-01T00:00:00Z"))
        try expect("exposure.plain", doctor(node, [.listenHost: "0.0.0.0"]))
        try expect("exposure.any-host", doctor(node, [.proxyTrusted: "10.0.0.1"]))
        try expect("mail.missing", doctor(node, [.mailSender: "a@b.example", .mailProgram: nowhere]))
        try expect("port.no-address", doctor(node, [.listenHost: "203.0.113.77", .listenPort: "8080"]))
        let tls: [Setting: String] = [.tlsCertificate: "a.pem", .tlsKey: nowhere]
        try expect("certificate.expired", doctor(node, tls, certificateEnd: "2026-11-01T00:00:00Z"))
        try expect("certificate.ending", doctor(node, tls, certificateEnd: "2026-12-01T00:00:00Z"))

        let shelf = node.filesFolder.appending(path: "sha256/ab")
        try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true)
        try Data("other".utf8).write(to: shelf.appending(path: String(repeating: "0", count: 62)))
        try expect("files.changed", doctor(node))

        let mark = { ChainMark(walked: Instant(clamping: $0), isWhole: $1) }
        try mark(1_795_000_000_000, false).write(in: node)
        try expect("chain.broken", doctor(node))
        try mark(1_700_000_000_000, true).write(in: node)
        try expect("chain.old", doctor(node))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: node.url.path)
        try expect("data.open", doctor(node))
    }

    @Test func backupsAreLookedAfter() async throws {
        let (node, _) = try await OperationsScratch.node()
        let folder = try OperationsScratch.folder()
        let edits: [Setting: String] = [.backupFolder: folder.path]
        #expect(try troubles(doctor(node, edits)).contains("backups.empty"))
        let shelf = BackupShelf(folder)
        let item = try shelf.make(of: node, now: #require(Instant(parsing: "2026-11-25T02:00:00Z")))
        #expect(try troubles(doctor(node, edits)).contains("backups.unverified"))
        try shelf.verify(item, projections: Register.projections, now: item.made)
        #expect(try !troubles(doctor(node, edits)).contains { $0.hasPrefix("backups.") })
        #expect(try troubles(doctor(node, edits, now: "2026-11-28T02:00:00Z")).contains("backups.old"))
        let left = folder.appending(path: ".littoral-x.trial")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: left.path)
        #expect(try troubles(doctor(node, edits)).contains("leftovers.found"))
    }

    @Test func aStoreThatIsNoneIsAFault() async throws {
        let (node, journal) = try await OperationsScratch.node()
        try journal.store.checkpoint()
        try journal.store.close()
        // A log beside it would still hold the pages.
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: node.storePath + ending) }
        try Data("not a database, not a database".utf8).write(to: URL(fileURLWithPath: node.storePath))
        let found = try troubles(doctor(node))
        #expect(found.contains("journal.unreadable"), "\(found)")
        try FileManager.default.removeItem(atPath: node.keyPath)
        #expect(try troubles(doctor(node)).contains("journal.no-key"))
    }

    /// Looking changes nothing: not a file, not a byte, not even the time of one.
    @Test func theDoctorChangesNothing() async throws {
        let (node, journal) = try await OperationsScratch.node()
        try journal.store.checkpoint()
        try journal.store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: node.storePath))
        _ = try doctor(node).findings()
        #expect(try Data(contentsOf: URL(fileURLWithPath: node.storePath)) == before)
        #expect(!FileManager.default.fileExists(atPath: node.url.appending(path: "chain-check.json").path))
    }

    /// Every trouble that the code can tell has its words in all six languages.
    @Test func everyTroubleHasWords() throws {
        let book = Phrasebook.read(OperationsScratch.sheets()).book
        let folder = Self.root.appending(path: "Sources/Upkeep/Doctor")
        var keys: Set<String> = ["doctor.good", "doctor.warning", "doctor.fault", "doctor.sum"]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /\.(?:fault|warning)\(\s*"([a-z-]+)",\s*"([a-z-]+)"/) {
                keys.formUnion([
                    "doctor.\(match.1).title", "doctor.\(match.1).\(match.2)", "doctor.\(match.1).\(match.2)-remedy",
                ])
            }
            for match in text.matches(of: /\.good\("([a-z-]+)"/) { keys.insert("doctor.\(match.1).title") }
        }
        #expect(keys.count > 90)
        for language in Language.allCases {
            #expect(keys.filter { !book.has(PhraseKey($0), in: language) } == [], "\(language)")
            let unused = book.keys(in: language).map(\.name).filter { $0.hasPrefix("doctor.") && !keys.contains($0) }
            #expect(unused == [], "\(language)")
        }
    }

    @Test func theReportIsWordsOrJSON() async throws {
        let (node, _) = try await OperationsScratch.node()
        let findings = try doctor(node, [.assets: "nowhere"]).findings()
        let book = Phrasebook.read(OperationsScratch.sheets()).book
        for language in Language.allCases {
            let report = DoctorReport(findings: findings, book: book, language: language)
            #expect(!report.text.contains("[doctor") && report.text.contains("nowhere/littoral.css"))
            let json = try JSON(parsing: Array(report.json.utf8))
            #expect(json["isSound"]?.boolValue == false)
            #expect(json["findings"]?.arrayValue?.count == findings.count)
        }
    }
}
