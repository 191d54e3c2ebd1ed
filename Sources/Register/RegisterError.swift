/// What went wrong with the register: a code to act on and a sentence.
package struct RegisterError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case packNotSound, notFound, unreadable
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
