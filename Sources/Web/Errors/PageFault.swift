import Hummingbird
import Languages
import Markup

/// What went wrong with a request, in words a reader can act on.
struct PageFault: Error, Sendable {
    let status: HTTPResponse.Status
    let title: PhraseKey
    let what: PhraseKey
    let remedy: PhraseKey
    let values: [String: PhraseValue]

    private init(
        _ status: HTTPResponse.Status, _ stem: String, what: String = "what", _ values: [String: PhraseValue] = [:]
    ) {
        self.status = status
        title = PhraseKey("error.\(stem).title")
        self.what = PhraseKey("error.\(stem).\(what)")
        remedy = PhraseKey("error.\(stem).remedy")
        self.values = values
    }

    static let notFound = PageFault(.notFound, "not-found")
    static let internalFault = PageFault(.internalServerError, "internal")
    static let busy = PageFault(.serviceUnavailable, "busy")

    static func noThing(_ id: String) -> PageFault {
        PageFault(.notFound, "not-found", what: "thing", ["id": .text(String(id.prefix(80)))])
    }

    static func badAddress(_ part: String) -> PageFault {
        PageFault(.badRequest, "bad-address", ["part": .text(String(part.prefix(80)))])
    }

    static func badValue(_ value: String, field: String, example: String) -> PageFault {
        PageFault(
            .badRequest, "malformed-value",
            ["value": .text(String(value.prefix(80))), "field": .text(field), "example": .text(example)])
    }

    static func badParameter(_ name: String, _ value: String) -> PageFault {
        PageFault(
            .badRequest, "bad-parameter", ["name": .text(name), "value": .text(String(value.prefix(80)))])
    }

    static func noPage(_ page: Int, of pages: Int) -> PageFault {
        PageFault(.notFound, "no-page", ["page": .number(String(page)), "pages": .number(String(pages))])
    }

    static func otherKind(_ first: String, _ second: String) -> PageFault {
        PageFault(
            .badRequest, "other-kind",
            ["first": .text(String(first.prefix(80))), "second": .text(String(second.prefix(80)))])
    }

    /// A position that is no entry about this thing, or none that this reader may read: nobody is told which.
    static func noVersion(_ position: Int64, of name: String) -> PageFault {
        PageFault(.notFound, "no-version", ["number": .number(String(position)), "name": .text(name)])
    }

    static let sameVersion = PageFault(.badRequest, "same-version")

    static func unknownParameter(_ name: String) -> PageFault {
        PageFault(.badRequest, "unknown-parameter", ["name": .text(String(name.prefix(80)))])
    }

    static func badHeader(_ name: String) -> PageFault {
        PageFault(.badRequest, "bad-header", ["name": .text(name)])
    }

    static func methodNotAllowed(_ method: String) -> PageFault {
        PageFault(
            .methodNotAllowed, "method-not-allowed",
            ["method": .text(String(method.prefix(20))), "allowed": .text("GET, HEAD")])
    }

    static func tooLong(_ size: Int, limit: Int, status: HTTPResponse.Status = .requestHeaderFieldsTooLarge)
        -> PageFault
    {
        PageFault(status, "too-long", ["size": .number(String(size)), "limit": .number(String(limit))])
    }

    static func logged(_ reference: String) -> PageFault {
        PageFault(.internalServerError, "internal", ["reference": .text(reference)])
    }
}

/// The page that says what went wrong, where, and what to do.
struct FaultPage: Page {
    let wording: Wording
    let fault: PageFault
    let path: String

    var title: String { wording.say(fault.title) }

    var content: Markup {
        div(.class("fault")) {
            p(.class("code")) { wording.number(fault.status.code) }
            h1 { title }
            p { wording.say(fault.what, fault.values) }
            p(.class("small")) {
                wording.say("error.address", ["address": .text(String(path.prefix(200)))])
            }
            p { wording.say(fault.remedy, fault.values) }
            p { a(.href(Links(language: wording.language).home)) { wording.say("nav.home") } }
        }
    }
}
