/// Why a text is no unit, or why two units do not go together.
package struct UnitError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case empty = "unit-empty"
        case tooLong = "unit-too-long"
        case tooDeep = "unit-too-deep"
        case tooLarge = "unit-too-large"
        case unknownSymbol = "unit-unknown-symbol"
        case badExponent = "unit-bad-exponent"
        case badNumber = "unit-bad-number"
        case badAnnotation = "unit-bad-annotation"
        case missingTerm = "unit-missing-term"
        case missingParenthesis = "unit-missing-parenthesis"
        case unexpected = "unit-unexpected"
        case otherDimension = "unit-other-dimension"
    }

    package let code: Code
    /// The unit that was read, shortened to 64 characters.
    package let unit: String
    /// The character it is about, counted from 1; 0 when it is about the whole.
    package let position: Int
    /// The part it is about: a symbol, or the unit to convert to.
    package let part: String

    init(code: Code, unit: some StringProtocol, position: Int = 0, part: String = "") {
        self.code = code
        self.unit = String(unit.prefix(Unit.maximumLength))
        self.position = position
        self.part = String(part.prefix(Unit.maximumLength))
    }

    /// What is wrong, where, and what to write instead.
    package var message: String {
        let place = position > 0 ? "Unit “\(unit)”, character \(position): " : "Unit “\(unit)”: "
        return place + fault
    }

    private var fault: String {
        switch code {
        case .empty: "there is nothing. Write a UCUM code such as t/a, km2 or {TEU}, and 1 for a pure number."
        case .tooLong: "it has more than \(Unit.maximumLength) characters. Write it shorter."
        case .tooDeep: "parentheses stand more than \(Unit.maximumDepth) deep. Write it flatter."
        case .tooLarge: "the number it leads to is too large or too small. Choose a unit nearer to the figures."
        case .unknownSymbol:
            "“\(part)” is not a known unit. Use the UCUM spelling, upper and lower case as there (km, Mt, MW, [nmi_i]), "
                + "and braces for things counted, such as {TEU}."
        case .badExponent: "an exponent is a whole number from −16 to 16 without 0, such as m2 or s-1."
        case .badNumber: "a number in a unit is a whole number from 1 to 999999999; write 10*6 for a million."
        case .badAnnotation: "an annotation is closed with } and holds letters, digits or signs, as in {TEU}."
        case .missingTerm: "a unit is missing here. Write one, or take the . or / away."
        case .missingParenthesis: "a parenthesis is not closed. Add )."
        case .unexpected: "“\(part)” cannot stand here. Put . or / between two units."
        case .otherDimension: "it measures something else than “\(part)”, so one does not convert to the other."
        }
    }
}
