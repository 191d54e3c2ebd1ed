package import HTTPTypes
package import Languages

/// What went wrong with a request, in words a reader can act on.
package struct RequestFault: Error, Sendable {
    package let status: HTTPResponse.Status
    /// The part of the phrases' keys that says which fault it is: `error.<stem>.title`.
    package let stem: String
    package let title: PhraseKey
    package let what: PhraseKey
    package let remedy: PhraseKey
    package let values: [String: PhraseValue]

    private init(
        _ status: HTTPResponse.Status, _ stem: String, what: String = "what", _ values: [String: PhraseValue] = [:]
    ) {
        self.status = status
        self.stem = stem
        title = PhraseKey("error.\(stem).title")
        self.what = PhraseKey("error.\(stem).\(what)")
        remedy = PhraseKey("error.\(stem).remedy")
        self.values = values
    }

    /// What the header `Allow` says with this fault.
    var allowed: String? {
        guard status == .methodNotAllowed, case .text(let text)? = values["allowed"] else { return nil }
        return text
    }

    /// A draft whose fields cannot become entries.
    package static func faultyDraft(_ count: Int) -> RequestFault {
        RequestFault(.unprocessableContent, "faulty-draft", ["count": .number(String(count))])
    }

    /// An act on a draft that was refused, told by a phrase of its own.
    package static func refusedDraft(_ status: HTTPResponse.Status, _ what: PhraseKey) -> RequestFault {
        RequestFault(status, "refused-draft", told: what)
    }

    private init(_ status: HTTPResponse.Status, _ stem: String, told what: PhraseKey) {
        self.status = status
        self.stem = stem
        title = PhraseKey("error.\(stem).title")
        self.what = what
        remedy = PhraseKey("error.\(stem).remedy")
        values = [:]
    }

    package static let notFound = RequestFault(.notFound, "not-found")
    /// A token that is unknown or has ended: whoever shows one must not be taken for the public.
    package static let badToken = RequestFault(.unauthorized, "bad-token")
    package static let internalFault = RequestFault(.internalServerError, "internal")
    package static let busy = RequestFault(.serviceUnavailable, "busy")
    package static let tooSlow = RequestFault(.serviceUnavailable, "too-slow")

    /// The node is not asked for under this name.
    package static func otherHost(_ name: String) -> RequestFault {
        RequestFault(.misdirectedRequest, "other-host", ["host": .text(String(name.prefix(80)))])
    }

    package static func noThing(_ id: String) -> RequestFault {
        RequestFault(.notFound, "not-found", what: "thing", ["id": .text(String(id.prefix(80)))])
    }

    package static func badAddress(_ part: String) -> RequestFault {
        RequestFault(.badRequest, "bad-address", ["part": .text(String(part.prefix(80)))])
    }

    package static func badValue(_ value: String, field: String, example: String) -> RequestFault {
        RequestFault(
            .badRequest, "malformed-value",
            ["value": .text(String(value.prefix(80))), "field": .text(field), "example": .text(example)])
    }

    package static func badParameter(_ name: String, _ value: String) -> RequestFault {
        RequestFault(
            .badRequest, "bad-parameter", ["name": .text(name), "value": .text(String(value.prefix(80)))])
    }

    /// A form of an answer that its standard knows and this node does not make.
    package static func notSpoken(_ name: String, _ value: String) -> RequestFault {
        RequestFault(
            .notImplemented, "bad-parameter", ["name": .text(name), "value": .text(String(value.prefix(80)))])
    }

    package static func noPage(_ page: Int, of pages: Int) -> RequestFault {
        RequestFault(.notFound, "no-page", ["page": .number(String(page)), "pages": .number(String(pages))])
    }

    package static func otherKind(_ first: String, _ second: String) -> RequestFault {
        RequestFault(
            .badRequest, "other-kind",
            ["first": .text(String(first.prefix(80))), "second": .text(String(second.prefix(80)))])
    }

    /// A position that is no entry about this thing, or none that this reader may read: nobody is told which.
    package static func noVersion(_ position: Int64, of name: String) -> RequestFault {
        RequestFault(.notFound, "no-version", ["number": .number(String(position)), "name": .text(name)])
    }

    package static let sameVersion = RequestFault(.badRequest, "same-version")

    package static func unknownParameter(_ name: String) -> RequestFault {
        RequestFault(.badRequest, "unknown-parameter", ["name": .text(String(name.prefix(80)))])
    }

    package static func badHeader(_ name: String) -> RequestFault {
        RequestFault(.badRequest, "bad-header", ["name": .text(name)])
    }

    /// `allowed` as the header `Allow` writes it.
    package static func methodNotAllowed(_ method: String, allowed: String) -> RequestFault {
        RequestFault(
            .methodNotAllowed, "method-not-allowed",
            ["method": .text(String(method.prefix(20))), "allowed": .text(allowed)])
    }

    /// The reader, or the role it is signed in with, may not do this.
    package static let notAllowed = RequestFault(.forbidden, "not-allowed")
    /// Only members may, and nobody is signed in.
    package static let signInFirst = RequestFault(.unauthorized, "sign-in")
    /// The form is not one of this session: older than the last signing in, or another's.
    package static let staleForm = RequestFault(.forbidden, "stale-form")
    /// The form was sent from a page of another site.
    package static let foreignForm = RequestFault(.forbidden, "foreign-form")
    /// What was sent is no form, or is cut off.
    package static let unreadableForm = RequestFault(.badRequest, "unreadable-form")

    /// Nothing that the address can be had as would be taken.
    package static func notAcceptable(_ offered: [Representation]) -> RequestFault {
        RequestFault(
            .notAcceptable, "not-acceptable",
            ["offered": .text(offered.map(\.mediaType).joined(separator: ", "))])
    }

    /// A filter that cannot be read: the fault's name in the phrases, the letter it was noticed at, what stands there.
    package static func badFilter(code: String, place: Int, what: String) -> RequestFault {
        RequestFault(
            .badRequest, "bad-filter", what: code,
            [
                "place": .number(String(place)), "what": .text(what),
                "example": .text("name LIKE 'A%' AND changed > DATE('2026-01-01')"),
            ])
    }

    package static func tooLong(_ size: Int, limit: Int, status: HTTPResponse.Status = .requestHeaderFieldsTooLarge)
        -> RequestFault
    {
        RequestFault(status, "too-long", ["size": .number(String(size)), "limit": .number(String(limit))])
    }

    /// A body of more than may be sent there; large ones are told in megabytes.
    package static func tooLarge(_ size: Int, limit: Int) -> RequestFault {
        guard limit >= 1 << 20 else { return tooLong(size, limit: limit, status: .contentTooLarge) }
        let megabytes = (size + (1 << 20) - 1) >> 20
        return RequestFault(
            .contentTooLarge, "file-too-large",
            ["size": .number(String(megabytes)), "limit": .number(String(limit >> 20))])
    }

    /// An answer of more than so many observations; nothing is left out silently.
    package static func tooMuch(limit: Int) -> RequestFault {
        RequestFault(.contentTooLarge, "too-much", ["limit": .number(String(limit))])
    }

    package static func logged(_ reference: String) -> RequestFault {
        RequestFault(.internalServerError, "internal", ["reference": .text(reference)])
    }
}
