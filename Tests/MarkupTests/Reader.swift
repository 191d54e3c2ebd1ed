/// A strict little reader of what the module writes: every start tag has its end tag in the right order, attributes
/// stand in double quotes, and no stray angle bracket or quote is left anywhere.
struct Reader {
    struct Tag: Equatable {
        var name: String
        var attributes: [String: String]
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var tags: [Tag] = []
    private(set) var text = ""
    private let bytes: [UInt8]
    private var index = 0

    static let empty: Set<String> = [
        "br", "hr", "img", "input", "wbr", "col", "link", "meta", "source", "track",
    ]

    init(_ markup: String) throws {
        bytes = Array(markup.utf8)
        var open: [String] = []
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "<") {
                text += try run(until: "<")
            } else if bytes[index...].starts(with: "<!DOCTYPE html>".utf8) {
                index += 15
            } else if bytes[index...].starts(with: "</".utf8) {
                index += 2
                let name = try run(until: ">")
                index += 1
                guard open.popLast() == name else { throw Fault(description: "</\(name)> closes nothing") }
            } else if let name = try startTag() {
                open.append(name)
            }
        }
        guard open.isEmpty else { throw Fault(description: "left open: \(open)") }
    }

    /// The name, if an end tag must follow.
    private mutating func startTag() throws -> String? {
        index += 1
        let name = try word()
        var tag = Tag(name: name, attributes: [:])
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") {
            index += 1
            let key = try word()
            var value = ""
            if bytes[index...].starts(with: "=\"".utf8) {
                index += 2
                value = try run(until: "\"")
                index += 1
            }
            guard tag.attributes.updateValue(value, forKey: key) == nil else {
                throw Fault(description: "\(key) twice")
            }
        }
        tags.append(tag)
        if bytes[index...].starts(with: "/>".utf8) {
            index += 2
            return nil
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
            throw Fault(description: "<\(name) unclosed")
        }
        index += 1
        return Self.empty.contains(name) ? nil : name
    }

    private mutating func word() throws -> String {
        let start = index
        while index < bytes.count, !" =/>\"<'".utf8.contains(bytes[index]) { index += 1 }
        guard start < index else { throw Fault(description: "no name at \(start)") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func run(until end: Character) throws -> String {
        let start = index
        while index < bytes.count, bytes[index] != end.asciiValue {
            guard !"<>\"'".utf8.contains(bytes[index]) else { throw Fault(description: "bare \(bytes[index])") }
            index += 1
        }
        return unescape(String(decoding: bytes[start..<index], as: UTF8.self))
    }
}
