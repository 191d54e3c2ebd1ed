package import Journal

extension Reading {
    /// How far an entry would be seen: what it says of itself, or how far the claim is seen that it speaks of.
    ///
    /// Kinds that say nothing about it are seen by everyone.
    package func visibility(of body: EntryBody) throws -> Visibility {
        switch EntryKind(rawValue: body.kind) {
        case .claim, .thing, .letter: try Visibility(json: body.payload["visibility"])
        case .remark: try visibility(ofClaim: String(body.subject.dropFirst("claim/".count)))
        case .mark: try body.payload["claim"]?.stringValue.map(visibility(ofClaim:)) ?? .everyone
        default: KeptAbove.kinds.contains(body.kind) ? try Visibility(json: body.payload["visibility"]) : .everyone
        }
    }

    private func visibility(ofClaim id: String) throws -> Visibility {
        try claim(id)?.claim.visibility ?? .everyone
    }
}
