import Foundation
import HTTPTypes

/// What a part of a form says of itself.
struct PartHeaders {
    let name: String
    /// `nil` for a field that is no file.
    let fileName: String?

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            line.lowercased().contains("form-data"), let name = Self.parameter("name", in: String(line)),
            !name.isEmpty, name.utf8.count <= FormFields.nameBytesMax
        else { return nil }
        self.name = name
        fileName = Self.parameter("filename", in: String(line)).map { String($0.prefix(255)) }
    }

    /// The value of `; name="value"` or `; name=value`, with the escapes that browsers write.
    static func parameter(_ name: String, in line: String) -> String? {
        for part in parts(of: line).dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == name else { continue }
            var value = String(sides[1]).trimmed
            guard value.hasPrefix("\"") else { return value }
            guard value.count >= 2, value.hasSuffix("\"") else { return nil }
            value = String(value.dropFirst().dropLast())
            return value.replacing("\\\"", with: "\"").replacing("%22", with: "\"").replacing("%0D", with: " ")
                .replacing("%0A", with: " ")
        }
        return nil
    }

    /// Splits at semicolons outside quotation marks.
    private static func parts(of line: String) -> [String] {
        var parts = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in line {
            if character == ";", !isQuoted {
                parts.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}

/// Where the content of a part goes.
struct PartSink {
    enum Content {
        case field([UInt8])
        case file(FileHandle, URL, size: Int)
        /// A file larger than it may be, of which nothing is kept.
        case passedOver
    }

    let headers: PartHeaders
    var content: Content

    var isFile: Bool { headers.fileName != nil }

    init(_ headers: PartHeaders, limits: FormLimits, uploads: Int) throws {
        self.headers = headers
        guard headers.fileName != nil else {
            content = .field([])
            return
        }
        guard uploads < limits.uploadsMax else { throw RequestFault.unreadableForm }
        let url = limits.folder.appending(path: "littoral-\(UUID().uuidString)")
        guard
            FileManager.default.createFile(
                atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw RequestFault.busy }
        content = .file(try FileHandle(forWritingTo: url), url, size: 0)
    }

    mutating func write(_ bytes: ArraySlice<UInt8>, _ limits: FormLimits) throws {
        switch content {
        case .field(var held):
            // Taken out first, so that it grows in place.
            content = .field([])
            held += bytes
            content = .field(held)
        case .file(let file, let url, let size):
            guard size + bytes.count <= limits.uploadBytesMax else {
                try? file.close()
                try? FileManager.default.removeItem(at: url)
                if limits.passesOverUploads {
                    content = .passedOver
                    return
                }
                throw RequestFault.tooLarge(size + bytes.count, limit: limits.uploadBytesMax)
            }
            try file.write(contentsOf: Data(bytes))
            content = .file(file, url, size: size + bytes.count)
        case .passedOver: break
        }
    }
}
