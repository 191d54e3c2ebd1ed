extension XLIFF {
    /// Reads what a translator's tool wrote.
    ///
    /// A file that is no XLIFF 2 gives `nil` and the reason; a unit that cannot be read is left out and named by its
    /// line and id, the rest is there.
    package static func read(file: String, bytes: [UInt8]) -> (xliff: XLIFF?, diagnostics: [Diagnostic]) {
        do throws(XMLFault) {
            let root = try XMLReader.read(bytes)
            try check(root)
            var reading = XLIFFUnits(file: file)
            let files = root.elements("file")
            for file in files { reading.collect(in: file) }
            let xliff = XLIFF(
                source: root.attributes["srcLang"] ?? "", target: root.attributes["trgLang"] ?? "",
                original: files.first?.attributes["original"] ?? "", units: reading.units,
                version: root.attributes["version"] ?? "2.0")
            return (xliff, reading.diagnostics)
        } catch {
            return (nil, [Diagnostic(file: file, row: error.line, error.message, remedy: error.remedy)])
        }
    }

    private static let namespaces: Set<String> = [namespace, "urn:oasis:names:tc:xliff:document:2.2"]

    private static func check(_ root: XMLElement) throws(XMLFault) {
        guard root.name.local == "xliff", namespaces.contains(root.name.namespace) else {
            let isOlder = root.name.namespace.hasPrefix("urn:oasis:names:tc:xliff:document:1")
            throw XMLFault(
                line: root.line, isOlder ? "The file is XLIFF 1." : "The file is not XLIFF: its namespace is another.",
                remedy: "Save it as XLIFF 2.0.")
        }
        guard root.attributes["version"]?.hasPrefix("2.") == true else {
            throw XMLFault(
                line: root.line, "The file does not say that it is XLIFF 2.", remedy: "Save it as XLIFF 2.0.")
        }
        guard root.attributes["trgLang"]?.isEmpty == false else {
            throw XMLFault(
                line: root.line, "The file does not name the language translated into.",
                remedy: "Write it as trgLang of the element xliff.")
        }
    }
}

/// The units of a file while they are read.
private struct XLIFFUnits {
    let file: String
    private(set) var units: [XLIFF.Unit] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String) { self.file = file }

    private struct UnitFault: Error {
        let message: String
        let remedy: String
    }

    mutating func collect(in parent: XMLElement) {
        for element in parent.elements where element.name.namespace == parent.name.namespace {
            switch element.name.local {
            case "group": collect(in: element)
            case "unit": take(element)
            default: continue
            }
        }
    }

    private mutating func take(_ element: XMLElement) {
        let id = element.attributes["id"] ?? ""
        do throws(UnitFault) {
            units.append(try unit(element, id: id))
        } catch {
            diagnostics.append(
                Diagnostic(
                    file: file, row: element.line, column: String(id.prefix(80)), error.message, remedy: error.remedy))
        }
    }

    private func unit(_ element: XMLElement, id: String) throws(UnitFault) -> XLIFF.Unit {
        var codes: [String: String] = [:]
        for data in element.elements("originalData").flatMap({ $0.elements("data") }) {
            codes[data.attributes["id"] ?? ""] = try text(of: data)
        }
        var source: [XLIFF.Piece] = []
        var target: [XLIFF.Piece] = []
        var states: [XLIFF.State?] = []
        var lacking = 0
        let segments = element.elements.filter { ["segment", "ignorable"].contains($0.name.local) }
        for segment in segments {
            let own = try segment.elements("source").first.map { part throws(UnitFault) in try pieces(part, codes) }
            source += own ?? []
            let translated = try segment.elements("target").first.map { part throws(UnitFault) in
                try pieces(part, codes)
            }
            guard segment.name.local == "segment" else {
                target += translated ?? own ?? []
                continue
            }
            if translated == nil { lacking += 1 }
            target += translated ?? []
            states.append(try state(segment))
        }
        guard lacking == 0 || lacking == states.count else {
            throw UnitFault(message: "A part of the unit has no target.", remedy: "Translate all its segments.")
        }
        let notes = element.elements("notes").flatMap { $0.elements("note") }.map(\.text)
        let known = states.compactMap(\.self)
        return XLIFF.Unit(
            id: id, notes: notes, source: joined(source), target: lacking > 0 || states.isEmpty ? nil : joined(target),
            state: known.count == states.count ? known.min() : nil,
            subState: segments.count == 1 ? segments[0].attributes["subState"] : nil, line: element.line)
    }

    private func state(_ segment: XMLElement) throws(UnitFault) -> XLIFF.State? {
        guard let written = segment.attributes["state"] else { return nil }
        guard let state = XLIFF.State(rawValue: written) else {
            throw UnitFault(
                message: "“\(written.prefix(40))” is not a state.",
                remedy: "Use initial, translated, reviewed or final.")
        }
        return state
    }

    private func pieces(_ element: XMLElement, _ codes: [String: String]) throws(UnitFault) -> [XLIFF.Piece] {
        var pieces: [XLIFF.Piece] = []
        for child in element.children {
            switch child {
            case .text(let text): pieces.append(.text(text))
            case .element(let inner) where inner.name.namespace != element.name.namespace: continue
            case .element(let inner):
                switch inner.name.local {
                case "cp": pieces.append(.text(try character(inner)))
                case "ph": pieces.append(.code(try code(inner, codes)))
                case "mrk": pieces += try self.pieces(inner, codes)
                case "sm", "em": continue
                default:
                    throw UnitFault(
                        message: "“\(inner.name.local.prefix(40))” marks up the text; phrases are plain.",
                        remedy: "Remove the mark-up in the target.")
                }
            }
        }
        return pieces
    }

    /// What a placeholder stands for: its original data, or what it says of itself.
    private func code(_ element: XMLElement, _ codes: [String: String]) throws(UnitFault) -> String {
        if let code = element.attributes["dataRef"].flatMap({ codes[$0] }) ?? element.attributes["equiv"] {
            return code
        }
        throw UnitFault(
            message: "A placeholder does not say what it stands for.", remedy: "Copy it from the source again.")
    }

    private func text(of data: XMLElement) throws(UnitFault) -> String { XLIFF.text(try pieces(data, [:])) }

    private func character(_ element: XMLElement) throws(UnitFault) -> String {
        guard let scalar = element.attributes["hex"].flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init)
        else { throw UnitFault(message: "A cp element names no character.", remedy: "Remove it.") }
        return String(Character(scalar))
    }

    /// Neighbouring texts put together, empty ones left out.
    private func joined(_ pieces: [XLIFF.Piece]) -> [XLIFF.Piece] {
        var joined: [XLIFF.Piece] = []
        for piece in pieces {
            guard case .text(let text) = piece else {
                joined.append(piece)
                continue
            }
            if text.isEmpty { continue }
            if case .text(let before) = joined.last {
                joined[joined.count - 1] = .text(before + text)
            } else {
                joined.append(piece)
            }
        }
        return joined
    }
}
