import Desk
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Problems
import Register
import Serving

/// A desk as an Atom feed (RFC 4287): every line that came to be at some moment, newest first.
struct DeskFeed: Sendable {
    let wording: Wording
    let words: DeskWords
    let sheet: DeskSheet
    let member: String
    /// Scheme and host under which the reader asked, without a slash at the end.
    let base: String
    let origin: Origin
    let version: String
    /// The address under which it was asked for, key and all.
    let own: Address

    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        let items = words.items(of: sheet).filter { $0.milliseconds != nil }.sorted {
            ($0.milliseconds ?? 0, $0.id) > ($1.milliseconds ?? 0, $1.id)
        }
        let tag = wording.language.tag
        let title = wording.say("desk.feed.name", ["party": .text(wording.partyName(sheet.party))])
        return Atom.document(language: tag) {
            Atom.text(.id, name("desk/\(member)/\(tag)"))
            Atom.text(.title, "\(title) – \(wording.say("site.name"))")
            Atom.text(.updated, Instant(clamping: items.first?.milliseconds ?? 0).text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", base + own.text, type: "application/atom+xml", hreflang: tag)
            Atom.link("alternate", base + links.desk.text, type: "text/html", hreflang: tag)
            for item in items { entry(item) }
        }
    }

    private func entry(_ item: DeskItem) -> Markup {
        let heading = words.heading(item.section)
        return Atom.entry {
            Atom.text(.id, name("desk/\(member)/\(item.id)"))
            Atom.text(.title, "\(heading): \(item.title)")
            Atom.text(.updated, Instant(clamping: item.milliseconds ?? 0).text)
            Atom.author { Atom.text(.name, wording.partyName(sheet.party)) }
            Atom.link(
                "alternate", base + links.of(item.reference).text, type: "text/html", hreflang: wording.language.tag)
            Atom.category(item.section.rawValue, label: heading)
            Atom.text(.summary, item.text.isEmpty ? item.title : item.text)
        }
    }

    private func name(_ specific: String) -> String { "tag:\(origin.id).littoral.invalid,2026:\(specific)" }
}

extension Site {
    /// The desk of whoever the key stands for; the key is all that a reader of feeds has.
    func deskFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check(["key"])
        let key = request.uri.queryParameters["key"].map(String.init) ?? ""
        guard let members, let signed = try await members.signed(feedKey: key) else { throw RequestFault.notAllowed }
        let (now, base, origin) = (now(), Self.base(of: request), journal.origin)
        let own = Links(language: visit.language).deskFeed(key: key)
        let reader = Reader(language: visit.language, party: signed.party)
        let markup = try await register.read(for: reader, today: now.day()) { reading in
            let wording = self.wording(visit.language, reading.vocabulary, now.day())
            var limits = DeskLimits()
            (limits.lines, limits.newsShown) = (20, 10)
            let words = deskWords(wording)
            var sheet = try reading.desk(
                for: signed, visit: DeskVisit(position: 0, milliseconds: nil), limits: limits)
            sheet.problems = try reading.problemDesk(for: signed).map { DeskItem($0, words) }
            return DeskFeed(
                wording: wording, words: words, sheet: sheet, member: signed.member, base: base,
                origin: origin, version: version, own: own
            ).markup
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/atom+xml; charset=utf-8", .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: markup.bytes)))
    }
}
