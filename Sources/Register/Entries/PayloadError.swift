/// A body that does not hold what its kind demands.
package struct PayloadError: Error, Sendable, Hashable, CustomStringConvertible {
    package let field: String
    package let message: String

    package init(_ field: String, _ message: String = "is missing or of a wrong type") {
        self.field = field
        self.message = message
    }

    package var description: String { "The field \(field) \(message)." }
}
