package import Register

/// What of the evidence of a problem a reader may know of.
///
/// Only what everyone may read is taken as evidence; what has been closed since is not even named.
package struct KnownEvidence: Sendable {
    package let claims: [String: StandingClaim]
    package let letters: [String: Letter]

    /// What of some evidence is to be shown.
    package func shown(_ evidence: ProblemEvidence) -> ProblemEvidence {
        var shown = evidence
        shown.claims.removeAll { claims[$0] == nil }
        shown.letters.removeAll { letters[$0] == nil }
        return shown
    }
}

extension ProblemCourse {
    /// The evidence of its steps and of its ending.
    package var evidence: [ProblemEvidence] {
        steps.map(\.step.evidence) + [ending?.ending.evidence].compactMap(\.self)
    }
}

extension Reading {
    /// The claims and letters on which steps and endings rest, as far as the reader may read them.
    package func known(_ evidence: [ProblemEvidence]) throws -> KnownEvidence {
        let claims = Set(evidence.flatMap(\.claims)).sorted().prefix(ProblemLimits.shownEvidence)
        let letters = Set(evidence.flatMap(\.letters)).sorted().prefix(ProblemLimits.shownEvidence)
        let readable = try self.claims(claims)
        let things = try self.things(Set(readable.values.map(\.claim.thing)))
        return KnownEvidence(
            claims: readable.filter { things[$0.value.claim.thing] != nil },
            letters: Dictionary(uniqueKeysWithValues: letters.compactMap { id in letter(id).map { (id, $0) } }))
    }
}
