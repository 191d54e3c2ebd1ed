import Drafts
import Films
import Languages
import Measures
import Members
import Register
import Translations

/// Texts of a party that are translated where they are written, beside the lists.
extension Site {
    /// The texts of the member's own party that want work in a language, or all of them.
    func outsideTexts(
        _ target: Language, _ states: Set<WorkState>, _ signed: Signed, _ reading: Reading, _ held: HeldMedia
    ) throws -> [OutsideText] {
        guard signed.may(.write(party: signed.party)) else { return [] }
        return try OutsideText.all(of: signed.party, in: target, states, reading, held)
    }

    /// The films and pictures of the member's party.
    func heldMedia(_ signed: Signed) async throws -> HeldMedia {
        guard let films = films?.book else { return HeldMedia() }
        return try await HeldMedia(of: signed.party, in: films)
    }

    /// Takes what a sheet says of the stories, films and pictures of the member's party: stories become drafts, the rest
    /// stands at once as from its forms.
    func takeOutside(
        _ offers: [TranslationOffer], _ target: Language, _ signed: Signed, _ visit: Visit
    ) async throws -> (plan: OutsidePlan, drafts: [NewDraft]) {
        guard !offers.isEmpty else { return (OutsidePlan([], in: target, []), []) }
        let held = try await heldMedia(signed)
        let (plan, drafts) = try await register.read(for: visit.reader, today: now().day(), now: now()) { reading in
            let texts = try outsideTexts(target, Set(WorkState.allCases), signed, reading, held)
            let plan = OutsidePlan(offers, in: target, texts)
            return (plan, try plan.drafts(for: signed.party, shownIn: visit.language, reading))
        }
        if let book = films?.book { try await plan.describe(held, in: book, by: signed) }
        return (plan, drafts)
    }
}
