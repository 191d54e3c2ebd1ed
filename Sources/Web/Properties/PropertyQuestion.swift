import Hummingbird
import Register
import Serving

/// What is asked of one property across things: in which order, of which kind, within what, and which page.
struct PropertyQuestion: Sendable, Hashable {
    enum Order: String, Sendable, CaseIterable {
        case value, name
        case asOf = "as-of"
    }

    static let parameters: Set<String> = ["order", "kind", "within", "after", "page"]
    static let rowsMax = 50

    /// `nil` leaves it to the property: by value where values are numbers, else by name.
    var order: Order?
    var kind: String?
    var within: String?
    /// The position behind which the accounts begin.
    var after: Int64?
    /// The page of these accounts, in their order.
    var page = 1

    init(order: Order? = nil, kind: String? = nil, within: String? = nil, after: Int64? = nil, page: Int = 1) {
        self.order = order
        self.kind = kind
        self.within = within
        self.after = after
        self.page = page
    }

    /// Reads the address; an empty field of the form asks for nothing.
    init(_ request: Request) throws {
        let named = { (name: String) -> String? in
            request.uri.queryParameters[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
        }
        order = try named("order").map { text in
            guard let order = Order(rawValue: text) else {
                throw RequestFault.badValue(text, field: "order", example: "value, name, as-of")
            }
            return order
        }
        kind = named("kind")
        within = named("within")
        after = try named("after").map { text in
            guard let after = Int64(text), after >= 0 else {
                throw RequestFault.badValue(text, field: "after", example: "1200")
            }
            return after
        }
        page =
            try named("page").map { text in
                guard let page = Int(text), (1...100_000).contains(page) else {
                    throw RequestFault.badValue(text, field: "page", example: "2")
                }
                return page
            } ?? 1
    }

    /// The part of the address behind the `?`; empty where nothing is asked.
    var query: String {
        let parts = [
            order.map { "order=\($0.rawValue)" }, kind.map { "kind=\($0)" }, within.map { "within=\($0)" },
            after.map { "after=\($0)" }, page > 1 ? "page=\(page)" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    func ordered(by order: Order) -> PropertyQuestion {
        PropertyQuestion(order: order, kind: kind, within: within, after: after)
    }

    func turned(to page: Int) -> PropertyQuestion {
        PropertyQuestion(order: order, kind: kind, within: within, after: after, page: page)
    }

    /// The same question from another place on; `nil` for the beginning.
    func going(on after: Int64?) -> PropertyQuestion {
        PropertyQuestion(order: order, kind: kind, within: within, after: after)
    }
}
