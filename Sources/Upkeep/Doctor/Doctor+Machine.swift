import Foundation
import Journal
import Languages
import Measures
import Settings
import Storage

/// What the machine gives: rights, disk, library, clock, time zones.
extension Doctor {
    func data() -> [Finding] {
        let folder = path(.data)
        guard node.exists else { return [.warning("data", "none", ["path": .text(folder)])] }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            return [.fault("data", "unwritable", ["path": .text(folder)])]
        }
        // What lies in a folder that is closed is closed.
        for path in [folder, node.keyPath] {
            if let rights = Self.rights(of: path), rights & 0o077 != 0 {
                return [.fault("data", "open", ["path": .text(path), "mode": .text(Self.octal(rights))])]
            }
        }
        return [.good("data", folder)]
    }

    func disk() -> [Finding] {
        let folder = node.exists ? path(.data) : FileManager.default.currentDirectoryPath
        guard let free = DiskReserve.free(at: folder) else { return [] }
        let reserve = Int64(settings.number(.diskReserveMB)) << 20
        let values: [String: PhraseValue] = [
            "free": .number(String(free >> 20)), "reserve": .number(String(reserve >> 20)), "path": .text(folder),
        ]
        if free < reserve { return [.fault("disk", "full", values)] }
        if let kind = Self.remoteFileSystem(at: folder) {
            return [.fault("disk", "remote", ["path": .text(folder), "kind": .text(kind)])]
        }
        return free < reserve * 4 ? [.warning("disk", "low", values)] : [.good("disk", "\(free >> 20) MB")]
    }

    /// The kind of a file system on which locks and syncs of SQLite cannot be relied on; `nil` on any other.
    private static func remoteFileSystem(at path: String) -> String? {
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let mounts = FileManager.default.contents(atPath: "/proc/self/mounts") ?? Data()
        var best = (point: "", kind: "")
        for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { continue }
            let point = String(fields[1].replacing("\\040", with: " "))
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            if isAbove, point.count >= best.point.count { best = (point, String(fields[2])) }
        }
        let kinds = ["nfs", "cifs", "smb", "fuse", "9p", "afs", "ceph", "glusterfs", "lustre", "ocfs2", "gfs2"]
        return kinds.contains { best.kind.hasPrefix($0) } ? best.kind : nil
    }

    func sqlite() -> Finding {
        let version = SQLiteVersion.running
        guard version.hasLogResetFault else { return .good("sqlite", version.text) }
        return .warning("sqlite", "log-reset", ["version": .text(version.text)])
    }

    /// A clock that stands before the newest entry makes entries that seem older than what they answer.
    func clock() -> Finding {
        let (year, _, _) = now.day().gregorian
        guard year >= 2026 else { return .fault("clock", "past", ["time": .text(now.text)]) }
        if let last = lastEntryTime, last.milliseconds > now.milliseconds + 300_000 {
            return .fault("clock", "behind", ["time": .text(now.text), "last": .text(last.text)])
        }
        return .good("clock", now.text)
    }

    /// The zones that the pack names must be there, and the tz database must know the laws that hold.
    func zones() -> [Finding] {
        let root = "/usr/share/zoneinfo"
        guard let text = try? String(contentsOfFile: "\(root)/tzdata.zi", encoding: .utf8),
            let version = text.firstMatch(of: /^# version (\S+)/)?.1
        else { return [.fault("zones", "no-database", ["path": .text(root)])] }
        guard version >= Self.zonesNeeded else {
            return [.fault("zones", "old", ["version": .text(String(version)), "needed": .text(Self.zonesNeeded)])]
        }
        if let missing = zonesNamed.first(where: { !Self.exists("\(root)/\($0)") }) {
            return [.fault("zones", "missing", ["zone": .text(missing)])]
        }
        return [.good("zones", String(version))]
    }

    /// The first release of the tz database in which the clocks of 2026 are right around every sea we know of: 2022b has
    /// an end of summer time, 2024a a country that became one zone.
    private static let zonesNeeded = "2024a"

    /// What stands in columns and keys named `zone` of the pack.
    private var zonesNamed: [String] {
        let folder = path(.region)
        func rows(_ file: String) -> [[String]] {
            let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
            return text.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
        }
        var names = rows("region.csv").filter { $0.first?.hasPrefix("zone_") == true }.compactMap(\.last)
        let clocks = rows("clocks.csv")
        if let column = clocks.first?.firstIndex(of: "zone") {
            names += clocks.dropFirst().compactMap { $0.indices.contains(column) ? $0[column] : nil }
        }
        return names.filter { $0.wholeMatch(of: /[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*/) != nil }
    }
}
