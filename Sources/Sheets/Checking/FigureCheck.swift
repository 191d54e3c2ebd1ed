import Drafts
import Importing
import Languages
import Measures
import Register

/// Holds one figure of a sheet against what stands, and makes of it what a form would send.
struct FigureCheck {
    let cells: FigureCells
    let thing: Thing
    let property: Property
    let account: Account?
    let reading: Reading
    let party: String
    let matching: ThingMatching
    /// The language in which the line is told.
    let teller: Language

    private var vocabulary: Vocabulary { reading.vocabulary }

    func line() throws -> SheetLine {
        do {
            return try checked()
        } catch let reason as SheetReason {
            var line = line(.refused)
            line.reasons = [reason]
            return line
        }
    }

    private func line(_ outcome: SheetLine.Outcome) -> SheetLine {
        var line = SheetLine(row: cells.row.number, column: cells.valueColumn, outcome)
        (line.thing, line.property, line.said) = (thing.id, property.id, cells.said)
        return line
    }

    private func checked() throws -> SheetLine {
        guard property.kinds.isEmpty || property.kinds.contains(thing.kind) else {
            throw SheetReason(
                .otherKind, cells.cell(.value), ["thing": thing.id, "property": property.id, "kind": thing.kind])
        }
        let named = try namedClaim()
        if cells.isEmpty {
            guard named == nil else { throw SheetReason(.emptied, cells.cell(.value)) }
            var line = line(.same)
            line.reasons = [SheetReason(.leftEmpty, cells.cell(.value))]
            return line
        }
        if let named { return try held(against: named) }
        let asOf = try cells.asOf(keeping: nil)
        let saidBy = try cells.saidBy(keeping: nil, else: party)
        let candidates = (account?.claims ?? []).filter {
            !$0.remarks.contains { $0.stance == .withdrawn } && $0.claim.saidBy == saidBy
        }
        let ofTime = candidates.filter { isOfTime($0.claim, asOf) }
        // What the party said itself is changed; of others' words the same is not said twice.
        if let own = ofTime.first(where: { $0.recorder == party }) { return try held(against: own) }
        for other in ofTime where try says(other.claim) { return told(.same, other) }
        if asOf == nil, !cells.has(.asOf), let own = candidates.first(where: { $0.recorder == party }),
            try says(own.claim)
        {
            return told(.same, own)
        }
        return try new(asOf, saidBy)
    }

    /// The claim that the row names by its code.
    private func namedClaim() throws -> StandingClaim? {
        guard let id = try cells.text(.claim) else { return nil }
        if let claim = account?.claims.first(where: { $0.claim.id == id }) { return claim }
        guard let claim = try reading.claim(id) else {
            throw SheetReason(.unknownClaim, cells.cell(.claim), ["text": id])
        }
        guard (claim.claim.thing, claim.claim.property) == (thing.id, property.id) else {
            throw SheetReason(.otherClaim, cells.cell(.claim), ["text": id])
        }
        return claim
    }

    private func isOfTime(_ claim: Claim, _ asOf: Period?) -> Bool {
        guard let asOf, let own = claim.asOf else { return asOf == nil && claim.asOf == nil }
        return own.span == asOf.span
    }

    // MARK: Outcomes

    private func told(_ outcome: SheetLine.Outcome, _ standing: StandingClaim) -> SheetLine {
        var line = line(outcome)
        line.stands = printed(standing.claim.value)
        return line
    }

    private func held(against standing: StandingClaim) throws -> SheetLine {
        let old = standing.claim
        let value = try value(keeping: old.value)
        let asOf = try cells.asOf(keeping: old.asOf)
        let saidBy = try cells.saidBy(keeping: old.saidBy, else: party)
        let source = try cells.source(keeping: old.source)
        let basis = try cells.basis(keeping: old.basis)
        let until = cells.has(.until) ? try cells.period(.until, keeping: old.until) : old.until
        try refuseFixed(old)
        let note = try cells.text(.note)
        let isNoteSame = !cells.has(.note) || Self.isVersion(note, of: old.note)
        let isValueSame = value.map { isSame($0, old.value) } ?? true
        let isUnchanged =
            isValueSame && asOf == old.asOf && saidBy == old.saidBy && source == old.source && basis == old.basis
            && until == old.until && isNoteSame
        if isUnchanged { return told(.same, standing) }
        guard standing.recorder == party else {
            guard let value else { return told(.same, standing) }
            return try beside(standing, value, asOf, saidBy, source, isNoteSame ? nil : note)
        }
        var fields = ClaimFields(old)
        if let value { fields.set(value, wasChanged: !isValueSame) }
        fields.set(asOf: asOf, until: until, saidBy: saidBy, source: source, basis: basis)
        if !isNoteSame { fields.set(note: note, in: cells.language) }
        try fields.set(visibility: cells.visibility())
        var line = told(.changed, standing)
        line.fields = fields.fields
        return line
    }

    /// A figure of the party's own beside what another said, who is not spoken for.
    private func beside(
        _ standing: StandingClaim, _ value: Value, _ asOf: Period?, _ saidBy: String, _ source: String?, _ note: String?
    ) throws -> SheetLine {
        let old = standing.claim
        var fields = ClaimFields(thing: thing.id, property: property.id)
        fields.set(value, wasChanged: true)
        fields.set(
            asOf: asOf, until: nil, saidBy: saidBy == old.saidBy ? party : saidBy,
            source: source == old.source ? nil : source, basis: nil)
        fields.set(note: note, in: cells.language)
        try fields.set(visibility: cells.visibility())
        var line = told(.new, standing)
        line.fields = fields.fields
        line.reasons = [SheetReason(.beside, cells.cell(.value), ["party": old.saidBy])]
        return line
    }

    private func new(_ asOf: Period?, _ saidBy: String) throws -> SheetLine {
        guard let value = try value(keeping: nil) else { throw SheetReason(.badAmount, cells.cell(.value)) }
        try refuseFixed(nil)
        var fields = ClaimFields(thing: thing.id, property: property.id)
        fields.set(value, wasChanged: true)
        fields.set(
            asOf: asOf, until: try cells.period(.until, keeping: nil), saidBy: saidBy,
            source: try cells.source(keeping: nil), basis: try cells.basis(keeping: nil))
        fields.set(note: try cells.text(.note), in: cells.language)
        try fields.set(visibility: cells.visibility())
        for (role, name) in [
            (ColumnRole.speaker, "speaker"), (.sourceTitle, "sourceTitle"), (.sourceAddress, "sourceAddress"),
        ] {
            if let text = try cells.text(role) { fields.fields[name] = text }
        }
        var line = line(.new)
        line.fields = fields.fields
        return line
    }

    /// What a sheet shows and cannot change.
    private func refuseFixed(_ old: Claim?) throws {
        guard cells.has(.doubt), !Self.isVersion(try cells.text(.doubt), of: old?.doubt ?? Text()) else { return }
        throw SheetReason(.fixedColumn, cells.cell(.doubt))
    }

    // MARK: Values

    private func says(_ claim: Claim) throws -> Bool {
        try value(keeping: claim.value).map { isSame($0, claim.value) } ?? false
    }

    /// The value of the row; `nil` where a shape stands in it that cannot be told.
    private func value(keeping old: Value?) throws -> Value? {
        if property.type == .quantity {
            var standing: Quantity?
            if case .quantity(let quantity) = old { standing = quantity }
            return try cells.quantity(of: property, keeping: standing).map(Value.quantity)
        }
        guard let text = try cells.text(.value) else { return nil }
        switch property.type {
        case .text: return try words(text, keeping: old)
        case .choice:
            if case .choice(let id) = old, isChoice(text, id) { return old }
            guard let choice = cells.words.choice(text, of: property) else {
                let known = property.choices.map { $0.label.reading(in: teller)?.text ?? $0.id }
                throw SheetReason(
                    .unknownChoice, cells.cell(.value), ["text": text, "choices": known.joined(separator: ", ")])
            }
            return .choice(choice)
        case .reference: return .reference(try reference(text, keeping: old))
        case .period:
            var standing: Period?
            if case .period(let period) = old { standing = period }
            return try cells.period(.value, keeping: standing).map(Value.period)
        case .geometry:
            if let old, cells.words.standsForShape(text) { return old }
            throw SheetReason(.shape, cells.cell(.value))
        case .quantity: return nil
        }
    }

    private func isChoice(_ text: String, _ id: String) -> Bool {
        guard let choice = property.choices.first(where: { $0.id == id }) else { return text == id }
        return text == id || Self.isVersion(text, of: choice.label)
    }

    private func words(_ text: String, keeping old: Value?) throws -> Value {
        if case .text(let standing) = old, Self.isVersion(text, of: standing) { return .text(standing) }
        guard text.unicodeScalars.count <= 5_000 else { throw SheetReason(.tooLong, cells.cell(.value)) }
        return .text(Text([cells.language: text]))
    }

    private func reference(_ text: String, keeping old: Value?) throws -> String {
        if case .reference(let id) = old, let standing = try reading.thing(id),
            text == id || standing.allNames.contains(where: { TypedText.trimmed($0) == text })
        {
            return id
        }
        switch try matching.match(text, kinds: []) {
        case .one(let thing): return thing.id
        case .none(let suggestions): throw SheetCheck.unknown(text, suggestions, cells.cell(.value))
        }
    }

    /// Whether a text is one of the versions of another, however a spreadsheet has cut or trimmed it.
    static func isVersion(_ text: String?, of standing: Text) -> Bool {
        guard let text else { return standing.isEmpty }
        return standing.languages.contains { language in
            guard let version = standing[language] else { return false }
            let plain = TypedText.trimmed(version.replacing("\r\n", with: "\n"))
            return plain == text || (text.unicodeScalars.count >= 32_000 && plain.hasPrefix(text))
        }
    }

    private func isSame(_ one: Value, _ other: Value) -> Bool {
        guard case .quantity(let first) = one, case .quantity(let second) = other else { return one == other }
        guard first.datum == second.datum else { return false }
        if first.unit == second.unit || first.unit.isEquivalent(to: second.unit) {
            return FigureCells.isSame(first.amount, second.amount)
        }
        guard let converted = try? second.converted(to: first.unit) else { return false }
        return FigureCells.isSame(first.amount, converted.amount)
    }

    private func printed(_ value: Value) -> String {
        switch value {
        case .quantity(let quantity):
            cells.words.names.quantity(quantity.amount.text, quantity.unit.code, in: teller)
        case .text(let text): text.reading(in: teller)?.text ?? ""
        case .choice(let id):
            property.choices.first { $0.id == id }?.label.reading(in: teller)?.text ?? id
        case .reference(let id): (try? reading.thing(id))?.name.reading(in: teller)?.text ?? ""
        case .period(let period): PrintedPeriod.text(period, in: teller)
        case .geometry: ""
        }
    }
}
