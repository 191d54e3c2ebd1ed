/// A page read strictly: every start tag has its end tag in the right order, attributes stand once and in double
/// quotes, no stray angle bracket or quote is left, only known escapes occur.
struct WebPage: Sendable {
    struct Node: Sendable {
        let name: String
        let attributes: [String: String]
        let parent: Int?
        /// Everything written inside, in order.
        fileprivate(set) var text = ""
        /// What a block of data holds, byte by byte.
        fileprivate(set) var data: [UInt8] = []

        var classes: Set<Substring> { Set((attributes["class"] ?? "").split(separator: " ")) }
    }

    struct Fault: Error, CustomStringConvertible { let description: String }

    private(set) var nodes: [Node] = []
    /// Every piece of text with the node it stands in directly, in order.
    private(set) var runs: [(text: String, node: Int)] = []
    private let bytes: [UInt8]
    private var index = 0
    private var open: [Int] = []

    private static let empty: Set<String> = ["br", "hr", "img", "input", "wbr", "col", "link", "meta", "source"]
    /// What a paragraph cannot hold: a browser would close it and the page would fall apart.
    private static let blocks: Set<String> = [
        "div", "p", "ul", "ol", "dl", "table", "section", "article", "aside", "header", "footer", "main", "nav", "h1",
        "h2", "h3", "h4", "figure", "blockquote", "form", "details", "li", "dt", "dd", "tr", "td", "th",
    ]
    private static let parents: [String: Set<String>] = [
        "li": ["ul", "ol"], "dt": ["dl", "div"], "dd": ["dl", "div"], "tr": ["thead", "tbody", "tfoot"],
        "td": ["tr"], "th": ["tr"], "thead": ["table"], "tbody": ["table"], "caption": ["table"],
        "figcaption": ["figure"], "summary": ["details"], "head": ["html"], "body": ["html"],
        "title": ["head", "svg", "g", "a"],
    ]

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        guard starts("<!DOCTYPE html>\n") else { throw Fault(description: "no doctype") }
        index = 16
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "<") {
                let text = try run(until: UInt8(ascii: "<"))
                for node in open { nodes[node].text += text }
                if let last = open.last { runs.append((text, last)) }
                guard !open.isEmpty || text == "\n" else {
                    throw Fault(description: "text outside: \(text.prefix(40))")
                }
            } else if starts("</") {
                try endTag()
            } else {
                try startTag()
            }
        }
        guard open.isEmpty else { throw Fault(description: "left open: \(open.map { nodes[$0].name })") }
    }

    private func starts(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[index..<(index + $0.count)].elementsEqual($0) }
    }

    private mutating func endTag() throws {
        index += 2
        let name = try word()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
            throw Fault(description: "</\(name) unclosed")
        }
        index += 1
        guard let last = open.popLast(), nodes[last].name == name else {
            throw Fault(description: "</\(name)> closes nothing")
        }
    }

    private mutating func startTag() throws {
        index += 1
        let name = try word()
        var attributes: [String: String] = [:]
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") {
            index += 1
            let key = try word()
            var value = ""
            if starts("=\"") {
                index += 2
                value = try run(until: UInt8(ascii: "\""))
                index += 1
            }
            guard attributes.updateValue(value, forKey: key) == nil else {
                throw Fault(description: "\(key) twice in <\(name)>")
            }
        }
        let isClosed = starts("/>")
        if isClosed { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
            throw Fault(description: "<\(name) unclosed")
        }
        index += 1
        try checkPlace(of: name)
        nodes.append(Node(name: name, attributes: attributes, parent: open.last))
        if isClosed || Self.empty.contains(name) { return }
        open.append(nodes.count - 1)
        if name == "script", attributes["src"] == nil { try dataBlock() }
    }

    /// Data that nobody runs or sees stand between the tags as they are; nothing in them may look like a tag.
    private mutating func dataBlock() throws {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        guard starts("</script>"), let last = open.last else {
            throw Fault(description: "a tag within data at byte \(index)")
        }
        nodes[last].data = Array(bytes[start..<index])
    }

    private func checkPlace(of name: String) throws {
        let around = open.map { nodes[$0].name }
        if around.contains("svg") { return }
        if around.contains("p"), Self.blocks.contains(name) { throw Fault(description: "<\(name)> in a paragraph") }
        if name == "a", around.contains("a") { throw Fault(description: "a link in a link") }
        if let wanted = Self.parents[name], !wanted.contains(around.last ?? "") {
            throw Fault(description: "<\(name)> in <\(around.last ?? "")>")
        }
    }

    private mutating func word() throws -> String {
        let start = index
        while index < bytes.count, bytes[index] > 0x20, ![0x3D, 0x2F, 0x3E, 0x3C, 0x22, 0x27].contains(bytes[index]) {
            index += 1
        }
        guard start < index else { throw Fault(description: "no name at byte \(start)") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func run(until end: UInt8) throws -> String {
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != end {
            switch bytes[index] {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                throw Fault(description: "bare \(Character(Unicode.Scalar(bytes[index]))) at byte \(index)")
            case UInt8(ascii: "&"): text.append(try escape())
            default:
                text.append(bytes[index])
                index += 1
            }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw Fault(description: "not UTF-8") }
        return string
    }

    private mutating func escape() throws -> UInt8 {
        let escapes: [(StaticString, UInt8)] = [
            ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
            ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
        ]
        guard let found = escapes.first(where: { starts($0.0) }) else {
            throw Fault(description: "bare & at byte \(index)")
        }
        index += found.0.utf8CodeUnitCount
        return found.1
    }
}

extension WebPage {
    func all(_ name: String) -> [Node] { nodes.filter { $0.name == name } }

    func all(class name: Substring) -> [Node] { nodes.filter { $0.classes.contains(name) } }

    /// The first node that bears an id.
    func node(id: String) -> Node? { nodes.first { $0.attributes["id"] == id } }

    /// The node's parents, the nearest first.
    func ancestors(of node: Node) -> [Node] {
        var found: [Node] = []
        var next = node.parent
        while let index = next {
            found.append(nodes[index])
            next = nodes[index].parent
        }
        return found
    }

    var language: String { nodes.first?.attributes["lang"] ?? "" }
    var title: String { all("title").first?.text ?? "" }
    /// What a reader can read.
    var text: String { all("body").first?.text ?? "" }
    var main: String { all("main").first?.text ?? "" }
}

extension WebPage {
    /// Everything within the element that bears an id.
    func inside(id: String) -> [Node] {
        nodes.filter { node in ancestors(of: node).contains { $0.attributes["id"] == id } }
    }
}
