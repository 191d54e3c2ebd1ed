/// What is wrong with captions, and in which line.
package struct CaptionFault: Error, Sendable, Hashable {
    /// The word of the phrases `caption.fault.…`.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The first line is neither that of WebVTT nor that of SubRip.
        case noHead = "no-head"
        case noText = "no-text"
        case tooLarge = "too-large"
        case longLine = "long-line"
        /// No UTF-8, or signs that are no letters.
        case letters
        /// The head is followed by something other than an empty line.
        case noBlank = "no-blank"
        /// The line with times is not `00:00:01.000 --> 00:00:02.000`.
        case time
        /// It ends before it begins.
        case backwards
        /// It begins before the one before it.
        case order
        case setting
        /// A mark that WebVTT does not have, or one that is not closed.
        case mark
        case escape
        /// A sheet of styles or a region: how captions look is the reader's choice.
        case style
        case emptyCue = "empty-cue"
    }

    package let code: Code
    /// From 1.
    package let line: Int
    /// What stands there, cut.
    package let text: String

    init(_ code: Code, _ line: Int) { (self.code, self.line, text) = (code, line, "") }

    init(_ code: Code, _ line: Int, _ text: some StringProtocol) {
        (self.code, self.line, self.text) = (code, line, String(text.prefix(80)))
    }
}
