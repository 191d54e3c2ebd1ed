/// Why a clipping is not read.
package struct ClippingError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable {
        case empty, tooLong, unreadable
        /// The task that asked for it is no more.
        case cancelled
    }

    package let code: Code
    /// What is wrong, and what helps.
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }
}
