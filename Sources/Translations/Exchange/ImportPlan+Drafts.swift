package import Drafts
import Languages
import Register

extension ImportPlan {
    /// The drafts that take what the plan takes; the same offers give the same drafts, so that an import that was
    /// interrupted, or is run again, doubles nothing.
    package func newDrafts(for party: String) -> [NewDraft] {
        drafts.compactMap { line in
            guard let item = line.item else { return nil }
            let text = line.offer.translation
            let words = [party, item.place.word, item.language.tag, item.digest, line.offer.maker.rawValue, text]
            return NewDraft(
                id: "t" + Translation.digest(of: words.joined(separator: "\n")), kind: "translation",
                fields: [
                    "place": item.place.word, "language": item.language.tag, "text": text, "digest": item.digest,
                    "maker": line.offer.maker.rawValue,
                ])
        }
    }
}
