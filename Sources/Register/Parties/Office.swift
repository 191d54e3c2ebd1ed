package import Languages
package import Measures

/// How an office is reached: what it makes public of itself.
package struct Office: Sendable, Hashable {
    package struct Contact: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case phone, mail, web, address
        }

        package let kind: Kind
        package let value: String
        /// What it is for: the reception, the department for foreign relations.
        package internal(set) var label: Text

        package init(kind: Kind, value: String, label: Text = Text()) {
            (self.kind, self.value, self.label) = (kind, value, label)
        }
    }

    /// One stretch of the day on some days of the week, by the clock of the place.
    package struct Hours: Sendable, Hashable {
        package let days: [Weekday]
        /// Minutes since midnight.
        package let from: Int
        /// Minutes since midnight, later than `from`, 1440 at most.
        package let to: Int

        /// `nil` without days, or where the stretch has no length or leaves the day.
        package init?(days: [Weekday], from: Int, to: Int) {
            guard !days.isEmpty, from >= 0, from < to, to <= 1_440 else { return nil }
            (self.days, self.from, self.to) = (Set(days).sorted { $0.rawValue < $1.rawValue }, from, to)
        }
    }

    package var contacts: [Contact]
    package var hours: [Hours]
    /// The languages in which it can be spoken with.
    package var languages: [Language]
    /// What its head is called there: governor, استاندار, аким.
    package var rank: Text
    /// On what the rank rests, where nobody of the office has said it.
    package var rankBasis: Basis?

    package static let contactsMax = 20
    package static let hoursMax = 14

    package init(
        contacts: [Contact] = [], hours: [Hours] = [], languages: [Language] = [], rank: Text = Text(),
        rankBasis: Basis? = nil
    ) {
        self.contacts = contacts
        self.hours = hours
        self.languages = languages
        self.rank = rank
        self.rankBasis = rankBasis
    }
}

/// Whether an office is open.
package enum Opening: Sendable, Hashable {
    /// The office has not said when it is open.
    case notSaid
    case open(until: Instant)
    /// `nil` where it does not open within two weeks.
    case closed(until: Instant?)
}

extension Office {
    /// Whether it is open at a moment, and until when that holds.
    package func opening(at now: Instant, in zone: Zone) -> Opening {
        guard !hours.isEmpty else { return .notSaid }
        let stretches = Self.joined(stretches(from: now.day(in: zone), in: zone))
        if let open = stretches.first(where: { $0.from <= now && now < $0.to }) { return .open(until: open.to) }
        return .closed(until: stretches.first { now < $0.from }?.from)
    }

    private typealias Stretch = (from: Instant, to: Instant)

    /// From the day before, whose last stretch may end at midnight.
    private func stretches(from day: Day, in zone: Zone) -> [Stretch] {
        (-1...14).compactMap { day.adding(days: $0) }.flatMap { day in
            hours.filter { $0.days.contains(day.weekday) }.map {
                (Instant(day, minute: $0.from, in: zone), Instant(day, minute: $0.to, in: zone))
            }
        }.sorted { $0.0 < $1.0 }
    }

    /// Stretches that touch or overlap are one.
    private static func joined(_ stretches: [Stretch]) -> [Stretch] {
        stretches.reduce(into: []) { joined, next in
            if let last = joined.last, next.from <= last.to {
                joined[joined.count - 1].to = max(last.to, next.to)
            } else {
                joined.append(next)
            }
        }
    }
}

extension Instant {
    /// The moment at which the clocks of a zone show a time of a day; where they skip it, as if they did not.
    package init(_ day: Day, minute: Int, in zone: Zone) {
        let shown = Instant(startOf: day).adding(milliseconds: Int64(minute) * 60_000)
        func back(_ offset: Int) -> Instant { shown.adding(milliseconds: -Int64(offset) * 60_000) }
        let guess = back(zone.offsetMinutes(at: shown))
        self = back(zone.offsetMinutes(at: guess))
    }
}

extension Reading {
    /// The offices of other countries that match one, whatever the rank of their head is called there: those of the
    /// same type that speak for something of their own.
    package func counterparts(of party: Party) -> [Party] {
        guard party.type == .office || party.type == .ministry, let country = party.country else { return [] }
        return vocabulary.parties.values.filter {
            $0.type == party.type && $0.country != nil && $0.country != country && $0.speaksFor != nil
        }.sorted { $0.id < $1.id }
    }
}
