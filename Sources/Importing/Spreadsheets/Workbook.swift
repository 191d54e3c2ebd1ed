/// A workbook in Office Open XML (ECMA-376), as Excel, LibreOffice and others write it.
///
/// Formulas, macros, links and embedded files are never looked at: what a cell was last seen to hold is read.
struct Workbook: Sendable {
    struct Sheet: Sendable {
        let name: String
        let isHidden: Bool
        let part: String
    }

    let archive: ZipDirectory
    let sheets: [Sheet]
    let texts: SharedTexts
    /// By the number of the style.
    let forms: [NumberForm]
    let is1904: Bool

    static let sheetsMax = 256

    init(_ bytes: [UInt8]) throws(SpreadsheetFault) {
        let archive = try ZipDirectory(bytes)
        self.archive = archive
        try Self.refuseOthers(archive)
        guard let main = try Self.relations(of: "", in: archive).values.first(where: { $0.isOf("officeDocument") })
        else { throw SpreadsheetFault(archive.part("xl/workbook.xml") == nil ? .archive : .damaged) }
        let book = try Self.element(main.part, in: archive)
        let relations = try Self.relations(of: main.part, in: archive)
        is1904 = book.elements("workbookPr").first?.attributes["date1904"].map { ["1", "true"].contains($0) } ?? false
        sheets = book.elements("sheets").flatMap { $0.elements("sheet") }.prefix(Self.sheetsMax).compactMap { sheet in
            let id = sheet.attributes.first { $0.key.hasSuffix(":id") }?.value
            guard let relation = id.flatMap({ relations[$0] }), relation.isOf("worksheet") else { return nil }
            return Sheet(
                name: sheet.attributes["name"] ?? "",
                isHidden: ["hidden", "veryHidden"].contains(sheet.attributes["state"] ?? ""), part: relation.part)
        }
        guard !sheets.isEmpty else { throw SpreadsheetFault(.noSheet) }
        for sheet in sheets where archive.part(sheet.part) == nil {
            throw SpreadsheetFault(.missingPart, ["part": sheet.part])
        }
        let shared = relations.values.first { $0.isOf("sharedStrings") }?.part
        texts = try shared.map { part throws(SpreadsheetFault) in try SharedTexts(part, in: archive) } ?? SharedTexts()
        forms =
            try relations.values.first { $0.isOf("styles") }.map { relation throws(SpreadsheetFault) in
                Self.forms(try Self.element(relation.part, in: archive))
            } ?? []
    }

    /// Archives that are something else, and the workbooks of other programs.
    private static func refuseOthers(_ archive: ZipDirectory) throws(SpreadsheetFault) {
        if let type = try archive.content("mimetype", atMost: 4_096),
            String(decoding: type, as: UTF8.self).contains("opendocument")
        {
            throw SpreadsheetFault(.otherFormat, ["form": "OpenDocument"])
        }
        if archive.part("xl/workbook.bin") != nil { throw SpreadsheetFault(.otherFormat, ["form": "XLSB"]) }
        guard archive.part("[Content_Types].xml") != nil, archive.part("_rels/.rels") != nil else {
            throw SpreadsheetFault(.archive)
        }
    }

    struct Relation {
        let type: String
        let part: String

        /// The last step of the type's address is the same in both editions of the format.
        func isOf(_ name: String) -> Bool { type.hasSuffix("/" + name) }
    }

    static func element(_ part: String, in archive: ZipDirectory) throws(SpreadsheetFault) -> XMLElement {
        guard let bytes = try archive.content(part) else { throw SpreadsheetFault(.missingPart, ["part": part]) }
        do throws(XMLFault) {
            return try XMLReader.read(bytes)
        } catch {
            throw SpreadsheetFault(.damaged)
        }
    }

    /// What a part refers to, by the id of the relation; what lies outside the archive is left out.
    private static func relations(
        of part: String, in archive: ZipDirectory
    ) throws(SpreadsheetFault) -> [String: Relation] {
        var steps = part.split(separator: "/").map(String.init)
        let name = steps.popLast() ?? ""
        let path = (steps + ["_rels", name + ".rels"]).joined(separator: "/")
        guard archive.part(path) != nil else { return [:] }
        var relations: [String: Relation] = [:]
        for relation in try element(path, in: archive).elements("Relationship") {
            guard let id = relation.attributes["Id"], let type = relation.attributes["Type"],
                let target = relation.attributes["Target"], relation.attributes["TargetMode"] != "External"
            else { continue }
            guard let part = Self.resolve(target, from: steps) else { throw SpreadsheetFault(.badPath) }
            relations[id] = Relation(type: type, part: part)
        }
        return relations
    }

    /// The name of a part that is referred to from a folder; `nil` where it would lead out of the archive.
    private static func resolve(_ target: String, from folder: [String]) -> String? {
        var steps = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": if steps.popLast() == nil { return nil }
            default: steps.append(String(step))
            }
        }
        let path = steps.joined(separator: "/")
        return ZipDirectory.staysInside(path) ? path : nil
    }

    private static func forms(_ styles: XMLElement) -> [NumberForm] {
        var own: [String: NumberForm] = [:]
        for format in styles.elements("numFmts").flatMap({ $0.elements("numFmt") }).prefix(10_000) {
            guard let id = format.attributes["numFmtId"], let code = format.attributes["formatCode"] else { continue }
            own[id] = NumberForm(code: code)
        }
        return styles.elements("cellXfs").flatMap { $0.elements("xf") }.prefix(70_000).map { style in
            let id = style.attributes["numFmtId"] ?? "0"
            return own[id] ?? NumberForm(builtIn: Int(id) ?? 0)
        }
    }
}

/// The texts that cells share, one after the other in one stretch of bytes.
struct SharedTexts: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    static let bytesMax = 64 << 20
    static let countMax = 2_000_000

    init() {}

    init(_ part: String, in archive: ZipDirectory) throws(SpreadsheetFault) {
        guard let file = archive.part(part) else { throw SpreadsheetFault(.missingPart, ["part": part]) }
        var tokens = XMLTokens(try Unpacking(file, of: archive.bytes))
        var text = CellText()
        while let token = try tokens.next() {
            if tokens.isNamed(token, "si") {
                if token == .open { text = CellText() }
                if token != .open {
                    bytes += (token == .whole ? "" : text.plain).utf8
                    ends.append(UInt32(bytes.count))
                }
                guard bytes.count <= Self.bytesMax, ends.count <= Self.countMax else { throw SpreadsheetFault(.bomb) }
            } else {
                try text.take(token, tokens)
            }
        }
    }

    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let first = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[first..<Int(ends[index])], as: UTF8.self)
    }
}

extension XMLTokens {
    func isNamed(_ token: Token, _ name: StaticString) -> Bool { token != .text && isNamed(name) }
}

/// The text of a cell or of a shared text: its runs together, without the hints for reading aloud.
struct CellText {
    private var text = ""
    private var isInside = false
    private var isHint = false

    /// Escapes such as `_x000D_` undone, line ends as one.
    var plain: String {
        guard text.utf8.contains(UInt8(ascii: "_")) || text.utf8.contains(0x0D) else { return text }
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "_", let escaped = Self.escaped(rest) {
                plain.append(escaped)
                rest = rest.dropFirst(7)
            } else {
                plain.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(plain).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static func escaped(_ rest: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        let sign = Array(rest.prefix(7))
        guard sign.count == 7, sign[1] == "x", sign[6] == "_" else { return nil }
        var digits = ""
        digits.unicodeScalars.append(contentsOf: sign[2..<6])
        return digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) } : nil
    }

    mutating func take(_ token: XMLTokens.Token, _ tokens: XMLTokens) throws(SpreadsheetFault) {
        if token == .text {
            if isInside, !isHint { text += try tokens.text() }
        } else if tokens.isNamed("t") {
            isInside = token == .open
        } else if tokens.isNamed("rPh") {
            isHint = token == .open
        }
    }
}
