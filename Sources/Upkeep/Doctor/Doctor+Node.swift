import Foundation
import Importing
import Journal
import Languages
import Measures
import Register
import Settings
import Storage

/// What the node holds: what is only read, the journal, backups, leftovers.
extension Doctor {
    func phrases() -> [Finding] {
        let folder = path(.phrases)
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try? String(contentsOfFile: "\(folder)/\(language.tag).csv", encoding: .utf8)
        }
        let missing = Language.allCases.filter { sheets[$0] == nil }.map(\.tag)
        guard missing.isEmpty else {
            return [
                .fault(
                    "phrases", "missing", ["path": .text(folder), "languages": .text(missing.joined(separator: ", "))])
            ]
        }
        let (book, faults) = Phrasebook.read(sheets)
        let units = (try? String(contentsOfFile: "\(folder)/units.csv", encoding: .utf8)) ?? ""
        let count = faults.count + UnitNames.read(units).faults.count
        guard count == 0, !units.isEmpty else {
            return [.warning("phrases", "faulty", ["count": .count(max(count, 1))])]
        }
        return [.good("phrases", book.languages.map(\.tag).joined(separator: ", "))]
    }

    func assets() -> Finding {
        let folder = path(.assets)
        let fonts = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/fonts")) ?? []
        let needed =
            [("\(folder)/littoral.css", Self.exists("\(folder)/littoral.css"))]
            + [("\(folder)/fonts/*.woff2", fonts.contains { $0.hasSuffix(".woff2") })]
        guard let missing = needed.first(where: { !$0.1 }) else { return .good("assets", folder) }
        return .fault("assets", "missing", ["path": .text(missing.0)])
    }

    func map() -> Finding {
        let file = "/usr/share/javascript/leaflet/leaflet.esm.min.js"
        return Self.exists(file) ? .good("map") : .warning("map", "missing", ["path": .text(file)])
    }

    func pack() -> Finding {
        let folder = path(.region)
        guard Self.exists("\(folder)/region.csv") else { return .fault("pack", "missing", ["path": .text(folder)]) }
        let pack = RegionPack(PackFiles(directory: URL(fileURLWithPath: folder)))
        guard pack.isSound else {
            return .fault("pack", "faulty", ["path": .text(folder), "count": .count(pack.errors.count)])
        }
        return .good("pack", folder)
    }

    var lastEntryTime: Instant? {
        guard let facts = try? JournalFacts.read(at: node.storePath) else { return nil }
        return facts.lastTime.map { Instant(clamping: $0) }
    }

    func journal() -> [Finding] {
        guard node.exists else { return [] }
        guard Self.exists(node.keyPath) else { return [.fault("journal", "no-key", ["path": .text(node.keyPath)])] }
        do {
            let facts = try JournalFacts.read(at: node.storePath)
            let outdated = projections.filter { facts.versions[$0.name] != $0.version }.map(\.name)
            let state: Finding =
                outdated.isEmpty
                ? .good("journal", "\(facts.position)")
                : .warning("journal", "outdated", ["names": .text(outdated.joined(separator: ", "))])
            return [state, chain()]
        } catch {
            return [.fault("journal", "unreadable", ["reason": .text("\(error)")])]
        }
    }

    private func chain() -> Finding {
        guard let mark = ChainMark.read(in: node) else { return .warning("chain", "never") }
        let day = mark.walked.day().text
        guard mark.isWhole else { return .fault("chain", "broken", ["day": .text(day)]) }
        guard mark.walked.milliseconds + 7 * 86_400_000 > now.milliseconds else {
            return .warning("chain", "old", ["day": .text(day)])
        }
        return .good("chain", mark.walked.text)
    }

    /// What an interrupted backup, restore or trial left behind more than a day ago.
    func leftovers() -> Finding {
        let data = URL(fileURLWithPath: path(.data))
        var folders = [data, data.deletingLastPathComponent()]
        if !settings[.backupFolder].isEmpty { folders.append(URL(fileURLWithPath: settings[.backupFolder])) }
        let endings = [".draft", ".restoring", ".trial", ".removed"]
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            where endings.contains(where: name.hasSuffix) {
                let path = folder.appending(path: name).path
                let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
                let age = Double(now.milliseconds) / 1_000 - (date?.timeIntervalSince1970 ?? 0)
                if age > 86_400 { return .warning("leftovers", "found", ["path": .text(path)]) }
            }
        }
        return .good("leftovers")
    }

    func backups() -> Finding {
        guard !settings[.backupFolder].isEmpty else { return .warning("backups", "none") }
        let folder = path(.backupFolder)
        let items = BackupShelf(URL(fileURLWithPath: folder)).items()
        guard let last = items.last else { return .warning("backups", "empty", ["path": .text(folder)]) }
        let hours = (now.milliseconds - last.made.milliseconds) / 3_600_000
        guard hours <= Int64(settings.number(.backupEveryHours)) * 2 else {
            return .fault("backups", "old", ["hours": .number(String(hours)), "path": .text(folder)])
        }
        guard last.verified != nil else { return .warning("backups", "unverified", ["name": .text(last.name)]) }
        return .good("backups", last.name)
    }
}
