import HTTPTypes
import Hummingbird
import Serving

/// An address below a language and how the site answers it; each subject has a list of its own.
struct PageRoute: Sendable {
    typealias Answer = @Sendable (Site, Request, Visit, Parameters) async throws -> Response

    let method: HTTPRequest.Method
    /// As the router writes it: `drafts/:id/submit`.
    let path: String
    /// How programs are told of it; `nil` for what is for people.
    var operation: InterfaceOperation?
    let answer: Answer

    /// A page.
    static func get(_ path: String, _ answer: @escaping Answer) -> PageRoute {
        PageRoute(method: .get, path: path, operation: nil, answer: answer)
    }

    /// Where a form is sent.
    static func post(_ path: String, _ answer: @escaping Answer) -> PageRoute {
        PageRoute(method: .post, path: path, operation: nil, answer: answer)
    }
}

extension Parameters {
    /// What stands in the address in place of `:id`.
    var id: String { self.get("id") ?? "" }
}

extension Site {
    /// The pages of what is written, each subject's from its own folder.
    static let subjectRoutes: [PageRoute] =
        changesFeedRoutes + deskRoutes + memberRoutes + draftRoutes + translationRoutes + translatingRoutes
        + translationSheetRoutes
        + thingRoutes
        + sheetRoutes + storyRoutes + seriesImportRoutes + observationRoutes + alertRoutes
        + filmRoutes + environmentRoutes + indicatorRoutes + levelRoutes + problemRoutes

    /// Where forms are sent.
    static var writing: WritingRoutes {
        WritingRoutes(
            subjectRoutes.filter { $0.method != .get }.map { (method: $0.method, path: "/:language/\($0.path)") }
                + filmWriting,
            read: subjectRoutes.filter { $0.method == .get }.map { "/:language/\($0.path)" })
    }
}
