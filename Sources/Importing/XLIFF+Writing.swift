extension XLIFF {
    /// The file as it is sent, always the same text for the same units.
    package func written() -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<xliff xmlns=\"\(Self.namespace)\" version=\"\(version)\" srcLang=\"\(Self.escaped(source))\" "
        text += "trgLang=\"\(Self.escaped(target))\">\n"
        text += "  <file id=\"f1\" original=\"\(Self.escaped(original))\" xml:space=\"preserve\">\n"
        for unit in units { Self.write(unit, to: &text) }
        return text + "  </file>\n</xliff>\n"
    }

    private static func write(_ unit: Unit, to text: inout String) {
        text += "    <unit id=\"\(escaped(unit.id))\">\n"
        if !unit.notes.isEmpty {
            let notes = unit.notes.map { "<note>\(escaped($0))</note>" }
            text += "      <notes>\(notes.joined())</notes>\n"
        }
        var codes = Codes(unit)
        if !codes.data.isEmpty {
            let data = codes.data.enumerated().map { "<data id=\"d\($0.offset + 1)\">\(content($0.element))</data>" }
            text += "      <originalData>\(data.joined())</originalData>\n"
        }
        let state = unit.state.map { " state=\"\($0.rawValue)\"" } ?? ""
        // What qualifies a state may stand beside one only.
        let subState = unit.state == nil ? nil : unit.subState.map { " subState=\"\(escaped($0))\"" }
        text += "      <segment\(state)\(subState ?? "")>\n"
        text += "        <source>\(codes.inline(unit.source))</source>\n"
        if let target = unit.target { text += "        <target>\(codes.inline(target))</target>\n" }
        text += "      </segment>\n    </unit>\n"
    }

    /// The codes of one unit: a code of the target bears the number of the same code of the source where there is one.
    private struct Codes {
        private(set) var data: [String] = []
        private var places: [String: [Int]] = [:]
        private var count = 0

        init(_ unit: Unit) {
            for case .code(let code) in unit.source + (unit.target ?? []) where !data.contains(code) {
                data.append(code)
            }
        }

        mutating func inline(_ pieces: [Piece]) -> String {
            var used: [String: Int] = [:]
            return pieces.map { piece in
                switch piece {
                case .text(let text): return XLIFF.content(text)
                case .code(let code):
                    let nth = used[code, default: 0]
                    used[code] = nth + 1
                    let number = (data.firstIndex(of: code) ?? 0) + 1
                    let shown = XLIFF.escaped(code)
                    return
                        "<ph id=\"\(id(of: code, nth))\" dataRef=\"d\(number)\" equiv=\"\(shown)\" disp=\"\(shown)\"/>"
                }
            }.joined()
        }

        private mutating func id(of code: String, _ nth: Int) -> Int {
            if let known = places[code], nth < known.count { return known[nth] }
            count += 1
            places[code, default: []].append(count)
            return count
        }
    }

    /// Text of an element; a character that XML does not allow becomes `<cp hex="…"/>`.
    private static func content(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            if XMLReader.isAllowed(scalar) {
                written += escaped(scalar)
            } else {
                let number = String(scalar.value, radix: 16, uppercase: true)
                written += "<cp hex=\"\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)\"/>"
            }
        }
        return written
    }

    /// Text of an attribute or a note, without what XML does not allow.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.filter(XMLReader.isAllowed).map { escaped($0, isAttribute: true) }.joined()
    }

    private static func escaped(_ scalar: Unicode.Scalar, isAttribute: Bool = false) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"" where isAttribute: "&quot;"
        case "\n" where isAttribute: "&#10;"
        case "\t" where isAttribute: "&#9;"
        case "\r": "&#13;"
        default: String(Character(scalar))
        }
    }
}
