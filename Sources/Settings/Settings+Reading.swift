import Foundation

extension Settings {
    /// The file that is read when none is named, the first that is there.
    package static let files = ["littoral.conf", "/etc/littoral/littoral.conf"]
    /// Where a package of the system puts what is only read.
    static let shared = "/usr/share/littoral"

    /// Reads flags, environment and file of this process.
    ///
    /// `path` names the file; else the variable `LITTORAL_CONFIGURATION`, else the first of `files`.
    package static func standing(
        flags: [Setting: String], sections: [SectionKey: String] = [:], path: String?
    ) throws(SettingsFaults) -> Settings {
        let environment = ProcessInfo.processInfo.environment
        let named = path ?? environment[configurationVariable].flatMap { $0.isEmpty ? nil : $0 }
        let found = named ?? files.first { FileManager.default.fileExists(atPath: $0) }
        return try Settings(
            flags: flags, sections: sections, environment: environment, file: found.map(SettingsFile.init(path:)))
    }

    /// The folder a setting names or, where it names none, the one that is found.
    package func folder(_ setting: Setting) -> String {
        if !self[setting].isEmpty { return self[setting] }
        switch setting {
        case .region: return Self.onlyPack ?? "Regions"
        case .phrases: return Self.found("Phrases")
        case .assets: return Self.found("Assets")
        default: return ""
        }
    }

    private static func found(_ name: String) -> String {
        let installed = "\(shared)/\(name)"
        let isHere = FileManager.default.fileExists(atPath: name)
        return !isHere && FileManager.default.fileExists(atPath: installed) ? installed : name
    }

    /// The region pack, where there is one and only one.
    private static var onlyPack: String? {
        for folder in ["Regions", "\(shared)/Regions"] {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
                FileManager.default.fileExists(atPath: "\(folder)/\($0)/region.csv")
            }
            if let only = names.first, names.count == 1 { return "\(folder)/\(only)" }
        }
        return nil
    }
}
