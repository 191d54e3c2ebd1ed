/// What went wrong with the store: a code to act on, a sentence to read, and the cause below it.
package struct StorageError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case cannotOpen, notDurable, damaged, cannotCopy
        /// Less is free on the disk than must stay free.
        case diskReserve
        /// A question took longer than it may.
        case tooSlow
    }

    package let code: Code
    package let message: String
    package let cause: String?

    package init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String {
        cause.map { "\(message) \($0)" } ?? message
    }
}
