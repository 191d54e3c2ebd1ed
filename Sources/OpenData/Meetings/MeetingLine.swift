import Languages
package import Measures
package import Register

/// A meeting as the timeline tells it: its accounts, sorted by what they say of it.
package struct MeetingLine: Sendable {
    package let thing: Thing
    package let level: Account?
    package let held: Account?
    package let planned: Account?
    package let place: Account?
    package let outcome: Account?
    /// Who took part, as far as anybody says; one account for each list that the vocabulary knows.
    package let attendance: [Account]

    package init(_ thing: Thing, _ accounts: [Account]) {
        func account(_ property: String) -> Account? {
            accounts.first { $0.property == property && $0.chosen != nil }
        }
        self.thing = thing
        level = account("level")
        held = account("held-on")
        planned = account("planned-for")
        place = account("host-place")
        outcome = account("outcome")
        attendance = accounts.filter { $0.property.hasPrefix("participants") && $0.chosen != nil }
    }

    /// The id of the level's choice.
    package var levelID: String? {
        guard case .choice(let id) = level?.chosen?.claim.value else { return nil }
        return id
    }

    /// When it was held, or else for when it was planned.
    package var period: Period? { Self.period(held) ?? Self.period(planned) }

    package var isHeld: Bool { held != nil }

    /// Whether the time for which it was planned has passed without a word that it was held.
    package func isNotKnown(on today: Day) -> Bool {
        guard !isHeld, let planned = Self.period(planned) else { return false }
        return planned.end < today
    }

    private static func period(_ account: Account?) -> Period? {
        guard case .period(let period) = account?.chosen?.claim.value else { return nil }
        return period
    }
}
