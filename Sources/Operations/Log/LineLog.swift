import Foundation
import Journal
package import Logging
import Measures

/// Log lines on the standard error, one an event: `logfmt` for eyes, JSON for programs.
package struct LineLog: LogHandler {
    package enum Format: String, Sendable { case logfmt, json }

    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let format: Format
    private let label: String
    private let write: @Sendable (String) -> Void

    package init(
        label: String, format: Format, level: Logger.Level,
        write: @escaping @Sendable (String) -> Void = { line in
            // One call a line: lines of several threads do not mix.
            FileHandle.standardError.write(Data(line.utf8))
        }
    ) {
        (self.label, self.format, logLevel, self.write) = (label, format, level, write)
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields: [(String, String)] = [
            ("time", Instant(clamping: NodeFolder.wallClock()).text), ("level", event.level.rawValue), ("label", label),
            ("message", "\(event.message)"),
        ]
        let said = metadata.merging(event.metadata ?? [:]) { $1 }
        fields += said.sorted { $0.key < $1.key }.map { (Self.key($0.key), "\($0.value)") }
        if let error = event.error { fields.append(("error", "\(error)")) }
        write(Self.line(fields, format))
    }

    /// The library's word for the name of a request is ours in the log.
    private static func key(_ key: String) -> String { key == "hb.request.id" ? "request" : key }

    static func line(_ fields: [(String, String)], _ format: Format) -> String {
        switch format {
        case .logfmt: fields.map { "\($0.0)=\(quoted($0.1))" }.joined(separator: " ") + "\n"
        case .json: "{" + fields.map { "\"\(escaped($0.0))\":\"\(escaped($0.1))\"" }.joined(separator: ",") + "}\n"
        }
    }

    private static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy { $0 != " " && $0 != "\"" && $0 != "=" && !isHidden($0) }
        return isPlain ? value : "\"\(escaped(value))\""
    }

    /// What would break a line, move a terminal, or turn the order of what is read.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            default:
                if isHidden(scalar) {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}
