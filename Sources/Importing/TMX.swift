/// A translation memory: TMX 1.4b.
package struct TMX: Sendable, Equatable {
    /// One text in several languages.
    package struct Unit: Sendable, Equatable {
        package let id: String?
        /// By language tag, in the order of the file.
        package let versions: [Version]
        /// The line of the file it begins in; 0 for one that was not read.
        package let line: Int

        package init(id: String?, versions: [Version], line: Int = 0) {
            self.id = id
            self.versions = versions
            self.line = line
        }
    }

    package struct Version: Sendable, Equatable {
        package let language: String
        package let text: String
        /// How it came about, in the words of who wrote the file; nil where the file does not say.
        package let state: String?

        package init(language: String, text: String, state: String? = nil) {
            self.language = language
            self.text = text
            self.state = state
        }
    }

    /// The tag of the language of the originals; `*all*` where any may be one.
    package let source: String
    package let units: [Unit]

    package init(source: String, units: [Unit]) {
        self.source = source
        self.units = units
    }

    package static var bytesMax: Int { XMLReader.bytesMax }
    static let stateType = "x-state"
}

extension TMX {
    /// The file as it is sent, always the same text for the same units.
    package func written() -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4">
              <header creationtool="littoral" creationtoolversion="1" segtype="paragraph" o-tmf="littoral" \
            adminlang="en" srclang="\(XMLText.attribute(source))" datatype="plaintext"/>
              <body>

            """
        for unit in units {
            text += unit.id.map { "    <tu tuid=\"\(XMLText.attribute($0))\">\n" } ?? "    <tu>\n"
            for version in unit.versions {
                text += "      <tuv xml:lang=\"\(XMLText.attribute(version.language))\">"
                if let state = version.state {
                    text += "<prop type=\"\(Self.stateType)\">\(XMLText.content(state))</prop>"
                }
                text += "<seg>\(XMLText.content(version.text))</seg></tuv>\n"
            }
            text += "    </tu>\n"
        }
        return text + "  </body>\n</tmx>\n"
    }

    /// Reads what a translator's tool wrote.
    ///
    /// A file that is no TMX gives `nil` and the reason; a unit without two languages is left out and named by its line.
    package static func read(file: String, bytes: [UInt8]) -> (tmx: TMX?, diagnostics: [Diagnostic]) {
        do throws(XMLFault) {
            let root = try XMLReader.read(withoutDocumentType(bytes))
            guard root.name.local == "tmx", root.name.namespace.isEmpty else {
                throw XMLFault(line: root.line, "The file is not TMX.", remedy: "Save it as TMX 1.4.")
            }
            let source = root.elements("header").first?.attributes["srclang"] ?? "*all*"
            var (units, diagnostics): ([Unit], [Diagnostic]) = ([], [])
            for element in root.elements("body").flatMap({ $0.elements("tu") }) {
                let unit = Unit(
                    id: element.attributes["tuid"], versions: element.elements("tuv").compactMap(version),
                    line: element.line)
                guard unit.versions.count > 1 else {
                    diagnostics.append(
                        Diagnostic(
                            file: file, row: element.line, column: unit.id.map { String($0.prefix(80)) },
                            "The unit is not written in two languages.", remedy: "Add a second tuv, or remove the unit."
                        ))
                    continue
                }
                units.append(unit)
            }
            return (TMX(source: source, units: units), diagnostics)
        } catch {
            return (nil, [Diagnostic(file: file, row: error.line, error.message, remedy: error.remedy)])
        }
    }

    private static func version(_ element: XMLElement) -> Version? {
        guard let language = element.attributes["xml:lang"] ?? element.attributes["lang"],
            let seg = element.elements("seg").first
        else { return nil }
        let state = element.elements("prop").first { $0.attributes["type"] == stateType }?.text
        return Version(language: language, text: text(of: seg), state: state)
    }

    /// The words of a segment: what marks up the text of another format is no part of them.
    private static func text(of element: XMLElement) -> String {
        element.children.map { child in
            switch child {
            case .text(let text): text
            case .element(let inner) where ["hi", "sub"].contains(inner.name.local): Self.text(of: inner)
            case .element: ""
            }
        }.joined()
    }

    /// The document type that most tools write names a file that nobody needs; with rules of its own it is left for the
    /// reader to refuse.
    private static func withoutDocumentType(_ bytes: [UInt8]) -> [UInt8] {
        let head = bytes.prefix(4_096)
        guard let start = head.firstRange(of: Array("<!DOCTYPE tmx".utf8))?.lowerBound,
            let end = head[start...].firstIndex(of: UInt8(ascii: ">")),
            !head[start..<end].contains(UInt8(ascii: "[")), !head[start..<end].contains(UInt8(ascii: "\n"))
        else { return bytes }
        return Array(bytes[..<start]) + Array(bytes[(end + 1)...])
    }
}

/// Text as it is written into XML.
enum XMLText {
    /// Text of an attribute, without what XML does not allow.
    static func attribute(_ text: String) -> String {
        text.unicodeScalars.filter(XMLReader.isAllowed).map { scalar in
            switch scalar {
            case "\"": "&quot;"
            case "\n": "&#10;"
            case "\t": "&#9;"
            default: content(String(Character(scalar)))
            }
        }.joined()
    }

    /// Text of an element, without what XML does not allow.
    static func content(_ text: String) -> String {
        text.unicodeScalars.filter(XMLReader.isAllowed).map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\r": "&#13;"
            default: String(Character(scalar))
            }
        }.joined()
    }
}
