package import Exporting
import Languages
import Measures
package import Register

extension RecordWriter {
    /// A claim with who recorded it when and what others have said of it.
    package func claim(_ standing: StandingClaim, to writer: inout JSONWriter) {
        writer.object { fields(of: standing, to: &$0) }
    }

    package func fields(of standing: StandingClaim, to writer: inout JSONWriter) {
        let claim = standing.claim
        wording(claim, to: &writer)
        writer.key("recordedBy")
        party(standing.recorder, to: &writer)
        writer.field("recordedAt", Instant(clamping: standing.recordedMilliseconds).text)
        writer.field("position", standing.position)
        writer.field("isCandidate", standing.isCandidate)
        writer.listField("remarks") { writer in
            for remark in standing.remarks { self.remark(remark, to: &writer) }
        }
    }

    /// What a claim says, as it was worded in one entry.
    func wording(_ claim: Claim, to writer: inout JSONWriter) {
        writer.field("id", claim.id)
        if let address = words.address(.claim(claim.id)) { writer.field("href", address) }
        writer.key("thing")
        thing(named: claim.thing, to: &writer)
        writer.key("property")
        property(claim.property, to: &writer)
        writer.optionalField("value", words.vocabulary.properties[claim.property]) {
            value(claim.value, of: $1, to: &$0)
        }
        writer.optionalField("asOf", claim.asOf) { period($1, to: &$0) }
        writer.key("saidBy")
        party(claim.saidBy, to: &writer)
        writer.key("speaker")
        text(claim.speaker, to: &writer)
        writer.optionalField("source", claim.source) { source($1, to: &$0) }
        writer.optionalField("letter", claim.letter) { letter($1, to: &$0) }
        writer.field("evidence", claim.evidence.flatMap { words.address(.file($0)) ?? $0 })
        writer.key("basis")
        label(claim.basis.rawValue, words.basis(claim.basis), nil, to: &writer)
        writer.optionalField("until", claim.until) { period($1, to: &$0) }
        writer.field("stated", claim.stated)
        writer.key("doubt")
        text(claim.doubt, to: &writer)
        writer.key("note")
        text(claim.note, to: &writer)
        writer.field("visibility", claim.visibility.name)
    }

    private func letter(_ id: String, to writer: inout JSONWriter) {
        guard let letter = words.vocabulary.letters[id] else { return writer.null() }
        writer.object { writer in fields(of: letter, to: &writer) }
    }

    package func fields(of letter: Letter, to writer: inout JSONWriter) {
        writer.field("id", letter.id)
        if let address = words.address(.letter(letter.id)) { writer.field("href", address) }
        writer.field("number", letter.number)
        writer.field("date", letter.date)
        writer.key("sender")
        party(letter.sender, to: &writer)
        writer.optionalField("addressee", letter.addressee) { party($1, to: &$0) }
        writer.key("subject")
        text(letter.subjectMatter, to: &writer)
        writer.field("scan", letter.scan.flatMap { words.address(.file($0)) ?? $0 })
        writer.field("visibility", letter.visibility.name)
    }

    func remark(_ remark: Remark, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("stance")
            label(remark.stance.rawValue, words.say(.init("entry.claim-\(remark.stance.rawValue)")), nil, to: &writer)
            writer.key("party")
            party(remark.party, to: &writer)
            writer.key("reason")
            text(remark.reason, to: &writer)
            writer.optionalField("source", remark.source) { source($1, to: &$0) }
        }
    }

    /// All standing claims of one thing and property: which is chosen, why, against which rivals.
    package func account(_ account: Account, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("thing")
            thing(named: account.thing, to: &writer)
            writer.key("property")
            property(account.property, to: &writer)
            if let address = words.address(.account(thing: account.thing, property: account.property)) {
                writer.field("href", address)
            }
            states(account, to: &writer)
            writer.key("reason")
            label(account.reason.rawValue, words.reason(account), nil, to: &writer)
            writer.field("chosen", account.chosen?.claim.id)
            writer.field("rivals", account.rivals.map(\.claim.id))
            writer.field("incomparable", account.incomparable.map(\.claim.id))
            spread(account, to: &writer)
            writer.field("ageYears", account.ageYears(today: words.today))
            writer.optionalField("mark", account.mark) { mark($1, to: &$0) }
            writer.listField("claims") { writer in
                for claim in account.claims { self.claim(claim, to: &writer) }
            }
        }
    }

    private func states(_ account: Account, to writer: inout JSONWriter) {
        writer.listField("states") { writer in
            for state in account.states.sorted() {
                label(state.rawValue, words.state(state), nil, to: &writer)
            }
        }
    }

    private func spread(_ account: Account, to writer: inout JSONWriter) {
        let unit = words.vocabulary.properties[account.property]?.unit
        writer.optionalField("spread", account.spread) { writer, spread in
            writer.object { writer in
                range(spread, to: &writer)
                writer.optionalField("unit", unit) { label($1.code, words.unit($1), nil, to: &$0) }
            }
        }
    }

    func range(_ range: ClosedRange<Double>, to writer: inout JSONWriter) {
        writer.field("low", range.lowerBound)
        writer.field("high", range.upperBound)
    }

    func mark(_ mark: Mark, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("party")
            party(mark.party, to: &writer)
            writer.field("claim", mark.claim)
            writer.key("reason")
            text(mark.reason, to: &writer)
        }
    }

    /// The chosen claim of an account in short, where many stand beside each other.
    package func figure(_ account: Account, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("property")
            property(account.property, to: &writer)
            states(account, to: &writer)
            spread(account, to: &writer)
            let claim = account.chosen?.claim
            writer.optionalField("value", claim) { writer, claim in
                guard let property = words.vocabulary.properties[claim.property] else { return writer.null() }
                value(claim.value, of: property, to: &writer)
            }
            writer.optionalField("asOf", claim?.asOf) { period($1, to: &$0) }
            writer.optionalField("saidBy", claim?.saidBy) { party($1, to: &$0) }
            writer.optionalField("claim", claim?.id) {
                label($1, words.property(account.property), .claim($1), to: &$0)
            }
        }
    }
}

extension Visibility {
    /// Its name in open forms; which parties may read is not told.
    package var name: String {
        switch self {
        case .everyone: "everyone"
        case .members: "members"
        case .parties: "named-parties"
        case .ownParty: "own-party"
        }
    }
}
