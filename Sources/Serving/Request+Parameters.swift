package import Hummingbird

extension Request {
    /// Refuses parameters of the address that are not among those named, and one that is named twice.
    ///
    /// A misspelt parameter that is silently ignored would give a wrong answer that looks right.
    package func check(_ parameters: Set<String> = []) throws(RequestFault) {
        var named: Set<String> = []
        for (name, _) in uri.queryParameters {
            guard parameters.contains(String(name)), named.insert(String(name)).inserted else {
                throw RequestFault.unknownParameter(String(name))
            }
        }
    }

    /// The request with the spaces that a browser's form writes as `+` behind the `?` as everything else reads them.
    func readingForms() -> Request {
        guard let path = head.path, let question = path.utf8.firstIndex(of: UInt8(ascii: "?")),
            path.utf8[question...].contains(UInt8(ascii: "+"))
        else { return self }
        var head = head
        let query = path[question...].replacing("+", with: "%20")
        head.path = String(path[..<question]) + query
        return Request(head: head, body: body)
    }
}
