package import Drafts
package import Films
package import Environment
package import Hummingbird
package import Journal
package import Languages
package import Measures
import Members
import OpenData
import Register
package import Serving
import Storage

/// What machines read: the same resources as the pages, under the same addresses, in open formats.
package struct Interface: FaultFace {
    let register: Register
    let journal: Journal
    package let book: Phrasebook
    let units: UnitNames
    package let languages: [Language]
    let version: String
    /// What everyone may know of the things that have a place, ready to be sent.
    let features = FeatureBook(record: FeatureAddresses.record)
    /// What has been answered to the public since the journal last went on.
    package let answers = PublicAnswers()
    /// What is on its way into the journal; `nil` at a node that takes nothing.
    package var drafts: DraftBook?
    /// The films; `nil` at a node that has none.
    package var films: FilmBook?
    /// What shows films to everyone beside their own pages, for who asks without a book of films.
    package var filmShowings: [FilmBook.Showing] = []
    /// The shore as the region's map draws it; `nil` where there is no map.
    package var shore: DrawnShore?
    /// What the site answers for programs, so that it is described with all else.
    package var published: [InterfaceOperation] = []
    let now: @Sendable () -> Instant

    package init(
        journal: Journal, book: Phrasebook, units: UnitNames, version: String,
        now: @escaping @Sendable () -> Instant
    ) {
        register = Register(reader: journal.reader, deadlines: journal.store.deadlines)
        self.journal = journal
        self.book = book
        self.units = units
        languages = book.languages
        self.version = version
        self.now = now
    }

    /// First steps of addresses at which there are no pages.
    package static let machineSteps: Set<String> = ["api", "ogc", "catalogue", "catalogue.ttl", "catalogue.jsonld"]

    /// Addresses that look like those of an operation and are something else: where films are sent.
    package static let otherAddresses: Set<String> = ["films/uploads"]

    /// The routes of the interface.
    package func router<Context: VisitContext>(context: Context.Type = NodeContext.self) -> Router<Context> {
        let router = Router(context: context, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: AnsweringAgain(
                answers, state: { .init(position: journal.announcedPosition, minuteOf: now()) }, now: now,
                isPublic: { $0.signed == nil }, isKept: Self.rests))
        router.add(middleware: Compressing())
        router.add(middleware: Guard(face: self, writing: Self.writing))
        addRoutes(to: router)
        addFilmRoutes(to: router)
        addDraftRoutes(to: router)
        addFeatureRoutes(to: router.group())
        addEnvironmentalRoutes(to: router.group())
        addCatalogueRoutes(to: router.group())
        addFollowingRoutes(to: router.group())
        return router
    }

    /// With which rights a request reads.
    func reader(_ signed: Signed?, _ language: Language) -> Reader { Reader(language: language, party: signed?.party) }

    package func render(_ fault: RequestFault, in language: Language, path: String) -> Response {
        Problem.response(fault, in: language, path: path, book)
    }
}
