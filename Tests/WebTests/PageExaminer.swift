import Foundation
import Journal
import Languages
import Register

@testable import Web

/// What must hold for every page, whatever it is about.
struct PageExaminer: Sendable {
    /// What may stand on no page.
    let secrets: Needles

    static let bytesMax = 110_000

    /// The names that phrases leave to be filled, but for those that UCUM writes in braces as well.
    private static let placeholders: Set<String> = {
        func names(_ file: String, _ pattern: Regex<(Substring, Substring)>) -> Set<String> {
            let sheet = try? String(
                contentsOf: WebTestSite.repository.appending(path: "Phrases/\(file)"), encoding: .utf8)
            return Set((sheet ?? "").matches(of: pattern).map { String($0.1) })
        }
        return names("en.csv", /\{([a-z]+)[,}]/).subtracting(names("units.csv", /\{([a-z]+)\}/))
    }()

    /// What claims for members alone say and are called, unless a public record says the same.
    static func secrets(of pack: RegionPack?) -> Needles {
        guard let pack else { return Needles([]) }
        let hidden = pack.claims.filter { $0.visibility != .everyone }
        var open = ""
        for claim in pack.claims where claim.visibility == .everyone { open += claim.payload.canonicalText + "\n" }
        for record in pack.records where !(record is Claim) { open += record.payload.canonicalText + "\n" }
        let texts = hidden.flatMap { claim -> [String] in
            guard case .text(let text) = claim.value else { return [] }
            return Array(text.byTag.values)
        }
        // What is short may well stand somewhere for another reason.
        let telling = Set(texts).filter { $0.count >= 16 && !open.contains($0) }
        return Needles(hidden.map { $0.id } + telling.map(Self.escaped))
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "'", with: "&#39;")
            .replacingOccurrences(of: "\"", with: "&quot;")
    }

    func examine(_ answer: Answer) -> Crawl.Found {
        var found = Crawl.Found()
        func fault(_ check: Crawl.Check, _ what: String) { found.faults.append((check, what)) }
        if let type = Crawl.feedType(answer.path) {
            if answer.status != 200 || answer.header("Content-Type") != type {
                fault(.answer, "\(answer.status) \(answer.header("Content-Type") ?? "")")
            }
            for secret in secrets.found(in: answer.body) { fault(.secrets, secret) }
            return found
        }
        guard answer.status == 200, answer.header("Content-Type") == "text/html; charset=utf-8" else {
            fault(.answer, "\(answer.status) \(answer.header("Content-Type") ?? "")")
            return found
        }
        if answer.body.count > Self.bytesMax { fault(.size, "\(answer.body.count) bytes") }
        for secret in secrets.found(in: answer.body) { fault(.secrets, secret) }
        let page: WebPage
        do {
            page = try answer.page()
        } catch {
            fault(.form, "\(error)")
            return found
        }
        found.faults += head(page, path: answer.path) + parts(page) + figures(page, path: answer.path)
        found.faults += ForeignText.found(in: page).map { (.script, $0) }
        collect(page, path: answer.path, into: &found)
        return found
    }

    private func head(_ page: WebPage, path: String) -> [(Crawl.Check, String)] {
        var faults: [(Crawl.Check, String)] = []
        let language = String(path.dropFirst().prefix(2))
        if page.language != language || page.nodes.first?.attributes["dir"] != (language == "fa" ? "rtl" : "ltr") {
            faults.append((.language, page.language))
        }
        let headings = page.all("h1")
        if headings.count != 1 || headings[0].text.isBlank { faults.append((.heading, "\(headings.map(\.text))")) }
        let empty = ["h2", "h3", "h4", "a", "th", "dt", "summary"].flatMap(page.all).filter { node in
            node.text.isBlank && node.attributes["aria-label"] == nil
                && !page.ancestors(of: node).contains { $0.name == "svg" }
        }
        for node in empty { faults.append((.heading, "an empty <\(node.name)> \(node.attributes)")) }
        if page.title.isBlank || page.all("title").isEmpty { faults.append((.title, page.title)) }
        if page.all("main").count != 1 || page.node(id: "content")?.name != "main" { faults.append((.heading, "main")) }
        return faults
    }

    private func parts(_ page: WebPage) -> [(Crawl.Check, String)] {
        var faults: [(Crawl.Check, String)] = []
        let text =
            page.text + page.title + page.nodes.compactMap { $0.attributes["aria-label"] }.joined(separator: "\n")
        if let hole = text.firstMatch(of: /\[[a-z][a-z-]*(\.[a-z-]+)+\]|Optional\(|\bnil\b|\bNaN\b|\binf\b/) {
            faults.append((.phrases, String(hole.0)))
        }
        for match in text.matches(of: /\{([a-z]+)\}/) where Self.placeholders.contains(String(match.1)) {
            faults.append((.phrases, String(match.0)))
        }
        for node in page.nodes {
            if node.attributes["style"] != nil || node.name == "style" { faults.append((.styles, node.name)) }
            if node.name == "script", !isModule(node), !isData(node) {
                faults.append((.styles, "a script that is no module of ours"))
            }
            if node.attributes.keys.contains(where: { $0.hasPrefix("on") }) {
                faults.append((.styles, "a script in <\(node.name)>"))
            }
            let loads = [
                node.attributes["src"], node.name == "link" || node.name == "use" ? node.attributes["href"] : nil,
            ]
            for address in loads.compactMap(\.self)
            where !(address.hasPrefix("/") && !address.hasPrefix("//")) && !address.hasPrefix("#") {
                faults.append((.foreign, address))
            }
        }
        let ids = page.nodes.compactMap { $0.attributes["id"] }
        for (id, places) in Dictionary(grouping: ids, by: \.self)
        where places.count > 1 || id.isEmpty || id.contains(" ") {
            faults.append((.ids, "\(id) × \(places.count)"))
        }
        return faults
    }

    /// Data for programs in JSON-LD, which a browser does not run.
    private func isData(_ node: WebPage.Node) -> Bool {
        node.attributes == ["type": "application/ld+json"]
            && (try? JSONSerialization.jsonObject(with: Data(node.data))) is [String: Any]
    }

    /// A file of this node under its version, without a word of its own.
    private func isModule(_ node: WebPage.Node) -> Bool {
        node.text.isEmpty && Set(node.attributes.keys) == ["type", "src"] && node.attributes["type"] == "module"
            && node.attributes["src"]?.wholeMatch(of: /\/assets\/[0-9a-f]{12}\/[a-z-]+\.js/) != nil
    }

    /// A figure is a link to its claim; only the claim's own page and a struck-out value show it bare.
    private func figures(_ page: WebPage, path: String) -> [(Crawl.Check, String)] {
        var faults: [(Crawl.Check, String)] = []
        let claims = "/\(page.language)/claims/"
        let isClaim = path.hasPrefix(claims)
        for node in page.all(class: "figure")
        where node.name != "a" || node.attributes["href"]?.hasPrefix(claims) != true {
            if !isClaim { faults.append((.figures, "\(node.name) \(node.text)")) }
        }
        for node in page.all(class: "value") {
            let around = page.ancestors(of: node)
            if !around.contains(where: { $0.classes.contains("figure") || $0.name == "del" }) {
                faults.append((.figures, "bare \(node.text)"))
            }
            let foreign: ClosedRange<Unicode.Scalar> = page.language == "fa" ? "0"..."9" : "۰"..."۹"
            if node.text.unicodeScalars.contains(where: foreign.contains) { faults.append((.digits, node.text)) }
        }
        return faults
    }

    private func collect(_ page: WebPage, path: String, into found: inout Crawl.Found) {
        found.ids = Set(page.nodes.compactMap { $0.attributes["id"] })
        let alternates = page.all("link").filter {
            $0.attributes["rel"] == "alternate" && $0.attributes["hreflang"] != nil
        }
        found.alternates = alternates.filter { $0.attributes["hreflang"] != "x-default" }.compactMap {
            $0.attributes["href"]
        }
        let standing = alternates.filter { $0.attributes["hreflang"] == "x-default" }.map { $0.attributes["href"] }
        let canonical = page.all("link").filter { $0.attributes["rel"] == "canonical" }.map { $0.attributes["href"] }
        if standing != [String(path.dropFirst(3))] || canonical != [path] {
            found.faults.append((.answer, "canonical \(canonical), x-default \(standing)"))
        }
        for node in page.all("a") {
            guard let address = node.attributes["href"] ?? node.attributes["xlink:href"] else {
                found.faults.append((.answer, "a link without address: \(node.text)"))
                continue
            }
            guard address.hasPrefix("/") || address.hasPrefix("#") else { continue }
            let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? path : parts[0]
            if parts.count > 1 { found.fragments.append((target, parts[1])) }
            found.links.insert(target)
        }
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// Many strings looked for at once: the first two bytes decide where to look closer.
struct Needles: Sendable {
    private var isBeginning = [Bool](repeating: false, count: 1 << 16)
    private var needles: [Int: [[UInt8]]] = [:]

    init(_ texts: [String]) {
        for text in texts.map({ Array($0.utf8) }) where text.count >= 2 {
            let key = Int(text[0]) << 8 | Int(text[1])
            isBeginning[key] = true
            needles[key, default: []].append(text)
        }
    }

    func found(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        bytes.withUnsafeBufferPointer { bytes in
            isBeginning.withUnsafeBufferPointer { isBeginning in
                var key = 0
                var index = 0
                while index < bytes.count {
                    key = (key << 8 | Int(bytes[index])) & 0xFFFF
                    if isBeginning[key], index > 0 {
                        for needle in needles[key] ?? [] where bytes[(index - 1)...].starts(with: needle) {
                            found.insert(String(decoding: needle, as: UTF8.self))
                        }
                    }
                    index += 1
                }
            }
        }
        return found
    }
}
