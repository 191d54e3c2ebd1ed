import Languages
package import Measures

/// An alert as the Common Alerting Protocol 1.2 writes it, for the systems of others.
package struct AlertMessage: Sendable, Hashable {
    /// What it says in one language.
    package struct Info: Sendable, Hashable {
        package let language: String
        package let event: String
        package let sender: String
        package let headline: String
        package let description: String
        package let web: String
        package let area: String

        package init(
            language: String, event: String, sender: String, headline: String, description: String, web: String,
            area: String
        ) {
            self.language = language
            self.event = event
            self.sender = sender
            self.headline = headline
            self.description = description
            self.web = web
            self.area = area
        }
    }

    private let alert: StandingAlert
    private let sender: String
    private let infos: [Info]
    private let place: Coordinate?

    /// `sender` names this node for ever, such as its host.
    package init(_ alert: StandingAlert, sender: String, place: Coordinate?, infos: [Info]) {
        (self.alert, self.sender, self.place, self.infos) = (alert, sender, place, infos)
    }

    package var bytes: [UInt8] {
        var text =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n"
        text += Self.line("identifier", "\(alert.id)-\(alert.position)")
        text += Self.line("sender", sender)
        text += Self.line("sent", Self.time(alert.told))
        for (name, value) in [("status", "Actual"), ("msgType", "Alert"), ("scope", "Public")] {
            text += Self.line(name, value)
        }
        for info in infos { text += write(info) }
        return Array((text + "</alert>\n").utf8)
    }

    private func write(_ info: Info) -> String {
        var text = "<info>\n" + Self.line("language", info.language) + Self.line("category", "Env")
        text += Self.line("event", info.event)
        text += Self.line("urgency", alert.rule.watch == .above || alert.rule.watch == .below ? "Expected" : "Unknown")
        text += Self.line("severity", Self.capital(alert.rule.severity.rawValue))
        text += Self.line("certainty", "Observed")
        text += Self.line("onset", Self.time(alert.since))
        text += Self.line("senderName", info.sender)
        text += Self.line("headline", String(info.headline.prefix(160)))
        text += Self.line("description", info.description)
        text += Self.line("web", info.web)
        text += "<area>\n" + Self.line("areaDesc", info.area)
        if let place { text += Self.line("circle", "\(place.lat),\(place.lon) 0") }
        return text + "</area>\n</info>\n"
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// To the second, with its offset: the protocol wants no `Z`.
    private static func time(_ instant: Instant) -> String { instant.text.prefix(19) + "-00:00" }

    private static func line(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>\n" }

    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                escaped.append(scalar)
            default: escaped.append("\u{FFFD}")
            }
        }
        return String(escaped)
    }
}
