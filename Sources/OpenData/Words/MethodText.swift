package import Languages
package import Register

/// How a figure comes to stand on a page, as headings with what explains them, in the phrases.
package enum MethodText {
    package typealias Part = (heading: PhraseKey, paragraphs: [PhraseKey])

    package static let title: PhraseKey = "method.title"
    package static let lead: PhraseKey = "method.lead"
    /// What comes before the states.
    package static let rules: [Part] = [
        ("method.claim", ["method.claim.explained"]),
        ("method.choice", ["method.choice.explained", "method.choice.doubt", "method.choice.press"]),
        ("method.agreement", ["method.agreement.explained", "method.datum.explained"]),
    ]
    package static let states: PhraseKey = "method.states"
    /// What comes after them.
    package static let limits: [Part] = [
        ("method.silence", ["method.silence.explained"]), ("method.completeness", ["method.completeness.explained"]),
    ]

    /// The states that are explained.
    package static let explained: [Account.State] = Account.State.allCases.filter { $0 != .derived }

    package static func explanation(of state: Account.State) -> PhraseKey {
        state == .notKnownSince ? "state.lapsed.explained" : PhraseKey("state.\(state.rawValue).explained")
    }
}
