package import Drafts
package import Environment
package import Files
package import Foundation
import HTTPTypes
package import Hummingbird
package import Journal
package import Languages
import Markup
package import Measures
package import Members
import OpenData
package import Problems
package import Register
package import Serving
import Storage

/// Everything the pages are made from; the handlers are in its extensions, one file a subject.
package struct Site: FaultFace {
    let register: Register
    let journal: Journal
    package let book: Phrasebook
    package let units: UnitNames
    /// The languages that have a phrase sheet, in a fixed order.
    package let languages: [Language]
    let assets: Assets
    /// Pages that were shown to the public since the journal last went on.
    package let answers = PublicAnswers(bytesMax: 12 << 20)
    let maps: SiteMaps
    let version: String
    /// What machines can ask for, for the pages that tell of it.
    package var operations: [InterfaceOperation] = []
    /// What stands for their parameters in examples that are answered here, for a reader at a host.
    package var operationExamples: @Sendable (Reading, _ base: String) throws -> [String: String] = { reading, _ in
        try reading.examples()
    }
    /// Takes spreadsheets; `nil` where none can be sent.
    package var sheetDesk: SheetDesk?
    /// Takes files of observations; `nil` where none can be sent.
    package var seriesDesk: SeriesDesk?
    /// Whether members can sign in here.
    package var takesMembers = false
    /// What is on its way into the journal; `nil` at a node that takes nothing.
    package var drafts: DraftBook?
    /// Does what members do with whole batches; `nil` where nothing is drafted.
    package var batchDesk: BatchDesk?
    /// The names of members by their opaque ids, for other members alone.
    package var memberNames: @Sendable (Set<String>) async -> [String: String] = { _ in [:] }
    /// The members who can sign in here; `nil` where nobody can.
    package var members: MemberBook?
    /// The ministries' own ways of signing in, in the order in which they are shown.
    package var openIDs: [OpenIDSignIn] = []
    package var translating = TranslationTools()
    /// Whether letters are sent to members.
    package var sendsMail = false
    /// The files that members have brought in; `nil` where none are taken.
    package var files: FileBook?
    /// Takes stories in from elsewhere; `nil` where none are taken.
    package var storyDesk: StoryDesk?
    /// The films and pictures that members have brought in; `nil` where none are taken.
    package var films: FilmDesk?
    /// The shore as the region's map draws it; `nil` where there is no map.
    package var shore: DrawnShore?
    /// Takes the reports of those without an account; `nil` where none are taken.
    package var reports: ReportBook?
    let now: @Sendable () -> Instant
    let zones: ZoneFolder

    package init(
        journal: Journal, book: Phrasebook, units: UnitNames, assets: Assets, regionFolder: URL, version: String,
        now: @escaping @Sendable () -> Instant, zones: ZoneFolder = .system
    ) {
        register = Register(reader: journal.reader, deadlines: journal.store.deadlines)
        self.journal = journal
        self.book = book
        self.units = units
        languages = book.languages
        self.assets = assets
        maps = SiteMaps(regionFolder: regionFolder)
        shore = DrawnShore(packFolder: regionFolder)
        self.version = version
        self.now = now
        self.zones = zones
    }

    func language(inPath step: String) -> Language? {
        Language(rawValue: step).flatMap { languages.contains($0) ? $0 : nil }
    }

    /// Answers with the page that `make` builds from one consistent state.
    func answer(
        _ request: Request, _ visit: Visit, parameters: Set<String> = [],
        _ make: @Sendable @escaping (Reading, Wording) throws -> any Page
    ) async throws -> Response {
        try request.check(parameters)
        let now = now()
        let today = now.day()
        let page: any Page
        let frame: PageFrame
        do {
            (page, frame) = try await register.read(for: visit.reader, today: today, now: now) { reading in
                let wording = self.wording(visit.language, reading.vocabulary, today)
                let page = try make(reading, wording)
                return (page, self.frame(wording, request, position: try reading.lastPosition(), visit: visit))
            }
        } catch let moved as MovedPage {
            return Response(
                status: .movedPermanently, headers: [.location: moved.address.text, .cacheControl: "no-cache"])
        }
        let markup = await Elsewhere.run { frame.markup(page) }
        // What a member sees is for nobody else, and is gone with the session.
        guard visit.signed == nil else { return Self.private(markup) }
        // Who comes back to a page that has not changed is told so, and takes nothing else.
        return Revalidation(bytes: markup.bytes, modified: nil, now: now).answer(
            request, type: Self.html)
    }

    func wording(_ language: Language, _ vocabulary: Vocabulary, _ today: Day) -> Wording {
        Wording(
            language: language, book: book, units: units, today: today, vocabulary: vocabulary, now: now(),
            zones: zones)
    }

    func frame(
        _ wording: Wording, _ request: Request?, position: Int64, path: String = "", visit: Visit? = nil
    ) -> PageFrame {
        let address = CanonicalAddress.of(request?.uri.description ?? path)
        let rest = address.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
        return PageFrame(
            wording: wording, languages: languages, path: rest.count > 1 ? String(rest[1]) : "",
            isFound: request != nil,
            assetVersion: assets.version, host: request?.head.authority ?? "",
            base: request.map(Self.base(of:)) ?? "", position: position,
            mark: maps.mark(wording), operations: operations, isSigned: visit?.signed != nil,
            takesMembers: takesMembers, hasFilms: films != nil
        )
    }

    /// The page of a fault; it needs no database, so that it is there when the database is not.
    package func render(_ fault: RequestFault, in language: Language, path: String) -> Response {
        let wording = wording(language, .empty, now().day())
        let page = FaultPage(wording: wording, fault: fault, path: path)
        var response = Self.html(frame(wording, nil, position: 0).markup(page), status: fault.status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static let html = "text/html; charset=utf-8"

    /// A page that nobody keeps: what a member sees, or a form with what was typed into it.
    static func `private`(_ markup: Markup, status: HTTPResponse.Status = .ok) -> Response {
        var response = html(markup, status: status)
        response.headers[.cacheControl] = "private, no-store"
        return response
    }

    static func html(_ markup: Markup, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: html, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: markup.bytes)))
    }
}
