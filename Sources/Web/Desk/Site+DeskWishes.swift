import Hummingbird
import Languages
import Markup
import Members
import Register
import Serving

extension Site {
    func deskWishes(_ request: Request, _ visit: Visit) async throws -> Response {
        let saved = request.uri.queryParameters["saved"] != nil
        return try await wishesPage(request, visit, parameters: ["saved"], isSaved: saved)
    }

    /// Who acts in a session of a browser, with the book that keeps what is wished for.
    private func wishing(_ visit: Visit) throws -> (MemberBook, Signed) {
        let signed = try member(visit)
        guard let members, case .session = signed.way else { throw RequestFault.notAllowed }
        return (members, signed)
    }

    private func wishesPage(
        _ request: Request, _ visit: Visit, parameters: Set<String> = [], feed: String? = nil, isSaved: Bool = false
    ) async throws -> Response {
        let (members, signed) = try wishing(visit)
        let wish = try await members.letterWish(of: signed.member)
        let made = try await members.feedKeyMade(of: signed.member)
        return try await answer(request, visit, parameters: parameters) { _, wording in
            DeskWishesPage(
                wording: wording, signed: signed, wish: wish, sendsMail: sendsMail, keyMade: made, feed: feed,
                isSaved: isSaved)
        }
    }

    func setLetter(_ request: Request, _ visit: Visit) async throws -> Response {
        let (members, signed) = try wishing(visit)
        let form = try await posted(request, visit)
        let hour = form["hour"].flatMap { Int($0) } ?? 7
        let rhythm = form["rhythm"].flatMap(LetterWish.Rhythm.init(rawValue:))
        try await members.set(rhythm.map { LetterWish(rhythm: $0, hour: hour) }, for: signed.member)
        return seeOther(Links(language: visit.language).deskWishesSaved)
    }

    /// The key is shown in the answer itself, since no other page may ever show it.
    func makeFeedKey(_ request: Request, _ visit: Visit) async throws -> Response {
        let (members, signed) = try wishing(visit)
        _ = try await posted(request, visit)
        let key = try await members.makeFeedKey(for: signed.member)
        let address = Self.base(of: request) + Links(language: visit.language).deskFeed(key: key.text).text
        return try await wishesPage(request, visit, feed: address)
    }

    func endFeedKey(_ request: Request, _ visit: Visit) async throws -> Response {
        let (members, signed) = try wishing(visit)
        _ = try await posted(request, visit)
        try await members.endFeedKey(of: signed.member)
        return seeOther(Links(language: visit.language).deskWishes)
    }
}
