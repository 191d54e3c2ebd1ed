/// What went wrong with the journal: a code to act on, a sentence, the cause, and the place where there is one.
package struct JournalError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case badKey, keyExists
        /// The chain does not verify; `position` says where.
        case brokenChain
        /// The head moved since the caller looked; read again and decide anew.
        case headMoved
        /// More is waiting to be written than the queue may hold; try again shortly.
        case busy
        /// Another process has rebuilt a projection with a newer program; this one must be restarted.
        case projectionChanged
        /// The tables of the journal are those of a newer program.
        case newerProgram
        case badFile, badBody, tooLarge, notFound
    }

    package let code: Code
    package let message: String
    package let cause: String?
    package let position: Int64?

    package init(_ code: Code, _ message: String, cause: String? = nil, position: Int64? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.position = position
    }

    package var description: String { cause.map { "\(message) \($0)" } ?? message }
}
