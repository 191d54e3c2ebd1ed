import Hummingbird
import Languages
import Members
import Register
import Serving

extension Site {
    func letter(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            guard let letter = reading.letter(id) else { throw RequestFault.noThing(id) }
            let claims = try reading.claims(citing: letter)
            let mayWrite =
                try visit.signed.map {
                    try $0.may(.write(party: $0.party)) && reading.recorder(ofLetter: id) == $0.party
                }
                ?? false
            return LetterPage(
                figures: Figures(wording: wording, names: try reading.names(of: claims)), letter: letter,
                claims: claims, entries: try RestingEntries(letter, reading, wording), mayWrite: mayWrite)
        }
    }
}
