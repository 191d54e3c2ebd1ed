import Importing
import Languages

extension XLIFF {
    /// The phrases of a language, to be translated from English.
    init(_ units: [PhraseUnit], in language: Language) {
        self.init(
            source: Language.en.tag, target: language.tag, original: "phrases",
            units: units.map { unit in
                let state: State = unit.target == nil ? .initial : unit.isReviewed ? .reviewed : .translated
                return Unit(
                    id: unit.key, notes: unit.notes, source: unit.source.map(Piece.init),
                    target: unit.target.map { $0.map(Piece.init) }, state: state)
            })
    }

    /// What came back, as it is put into a sheet.
    var offers: [PhraseMerge.Offer] {
        units.map { unit in
            PhraseMerge.Offer(
                key: unit.id, source: XLIFF.text(unit.source), target: unit.target.map(XLIFF.text),
                isReviewed: unit.state.map { $0 >= .reviewed })
        }
    }
}

extension XLIFF.Piece {
    init(_ piece: PhraseUnit.Piece) {
        switch piece {
        case .text(let text): self = .text(text)
        case .placeholder(let code): self = .code(code)
        }
    }
}
