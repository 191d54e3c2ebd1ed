package import HTTPTypes

/// Where something may be sent, beside being read.
package struct WritingRoutes: Sendable {
    private struct Route: Sendable {
        let method: HTTPRequest.Method
        let steps: [String]

        func matches(_ path: [Substring]) -> Bool {
            steps.count == path.count && zip(steps, path).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }

    private let routes: [Route]
    private let read: [Route]

    /// Paths as the router writes them, with `:name` for a step that is any.
    ///
    /// `read` are those at which something stands to be read as well.
    package init(_ routes: [(method: HTTPRequest.Method, path: String)] = [], read: [String] = []) {
        self.routes = routes.map {
            Route(method: $0.method, steps: $0.path.split(separator: "/").map(String.init))
        }
        self.read = read.map { Route(method: .get, steps: $0.split(separator: "/").map(String.init)) }
    }

    /// What the header `Allow` says at an address.
    package func allowed(at path: String) -> [HTTPRequest.Method] {
        let (writing, steps) = (methods(at: path), path.split(separator: "/"))
        let isRead = writing.isEmpty || read.contains { $0.matches(steps) }
        return (isRead ? [.get, .head] : []) + writing
    }

    /// The methods that write at an address.
    package func methods(at path: String) -> [HTTPRequest.Method] {
        let steps = path.split(separator: "/")
        var methods: [HTTPRequest.Method] = []
        for route in routes where route.matches(steps) && !methods.contains(route.method) {
            methods.append(route.method)
        }
        return methods
    }
}
