import HTTPTypes
package import Hummingbird
package import Journal
package import Languages
package import Measures
import Register
import Serving
import Storage

/// What machines read: the same resources as the pages, under the same addresses, in open formats.
package struct Interface: FaultFace {
    let register: Register
    let journal: Journal
    let book: Phrasebook
    package let languages: [Language]
    let version: String
    let now: @Sendable () -> Instant

    package init(journal: Journal, book: Phrasebook, version: String, now: @escaping @Sendable () -> Instant) {
        register = Register(reader: journal.reader, deadlines: journal.store.deadlines)
        self.journal = journal
        self.book = book
        languages = book.languages
        self.version = version
        self.now = now
    }

    /// The routes of the interface.
    package func router<Context: RequestContext>(context: Context.Type = Context.self) -> Router<Context> {
        let router = Router(context: context, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Compressing())
        router.add(middleware: Guard(face: self))
        return router
    }
}
