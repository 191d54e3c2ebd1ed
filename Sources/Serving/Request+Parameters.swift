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
}
