import Foundation

/// A file of settings: one `key = value` a line, comments behind `#` at the beginning of a line.
///
/// A value reaches to the end of its line; spaces around it do not belong to it.
package struct SettingsFile: Sendable {
    package struct Line: Sendable, Hashable {
        package let number: Int
        package let value: String
    }

    package let path: String
    package private(set) var lines: [Setting: Line] = [:]
    /// What is set in sections, of which there may be several.
    package private(set) var sections: [SectionKey: Line] = [:]
    package private(set) var faults: [SettingsFault] = []

    static let bytesMax = 1 << 20

    package init(path: String, text: String) {
        self.path = path
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            read(line, number: index + 1)
        }
    }

    /// Reads the file at `path`.
    package init(path: String) throws(SettingsFaults) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= Self.bytesMax,
            let text = String(validating: data, as: UTF8.self)
        else {
            throw SettingsFaults(faults: [
                SettingsFault(
                    place: path, message: "The file cannot be read as text.",
                    remedy: "Check its name, who may read it, and that it is UTF-8.")
            ])
        }
        self.init(path: path, text: text)
    }

    private mutating func read(_ line: Substring, number: Int) {
        let line = line.trimming(while: \.isWhitespace)
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        let place = "\(path):\(number)"
        guard let equals = line.firstIndex(of: "=") else {
            faults.append(
                SettingsFault(
                    place: place, message: "“\(line.prefix(60))” is no setting.", remedy: "Write: key = value"))
            return
        }
        let key = String(line[..<equals].trimming(while: \.isWhitespace))
        let value = Line(
            number: number, value: String(line[line.index(after: equals)...].trimming(while: \.isWhitespace)))
        if let setting = Setting(rawValue: key) {
            checkTwice(lines[setting], key, place)
            lines[setting] = value
        } else if let section = SectionKey(key) {
            checkTwice(sections[section], key, place)
            sections[section] = value
        } else {
            faults.append(SettingsFault.unknown(key, at: place))
        }
    }

    private mutating func checkTwice(_ earlier: Line?, _ key: String, _ place: String) {
        guard let earlier else { return }
        faults.append(
            SettingsFault(
                place: place, message: "\(key) is set twice, first in line \(earlier.number).",
                remedy: "Remove one of the two lines."))
    }

    /// A whole file with every setting, its meaning and its initial value; those of `values` are set, the rest stand
    /// as comments.
    package static func text(_ values: [Setting: String] = [:]) -> String {
        var text = """
            # Settings of Littoral: one "key = value" a line. What stands behind # holds where nothing is set.
            # A flag of the command comes before the environment (LITTORAL_LISTEN_PORT=…), and that before this file.

            """
        for setting in Setting.allCases {
            text += "\n# \(setting.about)\n"
            if let value = values[setting] {
                text += "\(setting.rawValue) = \(value)\n"
            } else {
                text +=
                    setting.initial.isEmpty
                    ? "# \(setting.rawValue) =\n" : "# \(setting.rawValue) = \(setting.initial)\n"
            }
        }
        return text
    }
}

extension SettingsFault {
    /// A key that nobody knows, with the known one it resembles most.
    package static func unknown(_ key: String, at place: String) -> SettingsFault {
        let nearest = Setting.allCases.map { (distance($0.rawValue, key), $0.rawValue) }.min { $0 < $1 }
        let remedy =
            nearest.flatMap { $0.0 <= 3 ? "Did you mean \($0.1)?" : nil }
            ?? "`littoral configuration --example` shows every setting."
        return SettingsFault(place: place, message: "There is no setting “\(key.prefix(60))”.", remedy: remedy)
    }

    /// How many letters must change to make one of the other (Levenshtein).
    private static func distance(_ first: String, _ second: String) -> Int {
        let second = Array(second.prefix(60))
        var row = Array(0...second.count)
        for (line, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for place in second.indices {
                let above = row[place + 1]
                row[place + 1] = min(above + 1, row[place] + 1, diagonal + (letter == second[place] ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }
}
