import Languages
import Markup
import Measures
import Register

/// Times of day: by the clock of the place they concern, and by that of the page's language where it shows another.
extension Wording {
    /// The zone by whose clock pages of this language tell the time, as the region pack says; UTC where it says nothing.
    var zone: Zone { vocabulary.region?.zones[language].flatMap(zones.zone) ?? .utc }

    /// The zone of a place's clock; nil where it has none, or one that this machine's tz database does not know.
    func zone(of clock: Clock?) -> Zone? { clock?.zone.flatMap(zones.zone) }

    /// A moment as day and time, `18 November 2025, 19:36 UTC+3:30 (16:06 UTC)`, marked for machines.
    func moment(_ milliseconds: Int64, at clock: Clock? = nil) -> Markup {
        let instant = Instant(clamping: milliseconds)
        let here = zone(of: clock) ?? zone
        let day = instant.day(in: here)
        return time(.datetime(instant.text)) {
            dates.joined(self.day(day), "")
            clockTime(instant, in: here)
            beside(besides(zone, here, instant), instant, day)
        }
    }

    /// The time of a moment whose day by the clock of the page's language stands above.
    func timeOfDay(_ milliseconds: Int64, at clock: Clock? = nil) -> Markup {
        let instant = Instant(clamping: milliseconds)
        return time(.datetime(instant.text)) {
            clockTime(instant, in: zone)
            beside(besides(zone(of: clock), zone, instant), instant, instant.day(in: zone))
        }
    }

    /// The same moment by another clock, with its day where that is another one too.
    @MarkupBuilder private func beside(_ zone: Zone?, _ instant: Instant, _ told: Day) -> Markup {
        if let zone {
            let day = instant.day(in: zone)
            " (" + (day == told ? "" : dates.joined(shortDay(day), ""))
            clockTime(instant, in: zone)
            ")"
        }
    }

    /// A zone where its clock shows another time than one that is told already.
    private func besides(_ zone: Zone?, _ told: Zone, _ instant: Instant) -> Zone? {
        zone.flatMap { $0.offsetMinutes(at: instant) == told.offsetMinutes(at: instant) ? nil : $0 }
    }

    private func clockTime(_ instant: Instant, in zone: Zone) -> Markup {
        let minute = instant.minuteOfDay(in: zone)
        return fragment {
            dates.time(hour: minute / 60, minute: minute % 60) + "\u{A0}"
            marked(byScript: dates.offset(minutes: zone.offsetMinutes(at: instant)))
        }
    }

    /// A day in the one calendar that the language's officials use first.
    func shortDay(_ day: Day) -> String { language == .fa ? jalali(day) : gregorian(day) }

    /// How far a clock is ahead of UTC today, with the name of its zone; nil where the zone is not known.
    func clockText(_ clock: Clock) -> Markup? {
        zone(of: clock).map { zone in
            fragment {
                marked(byScript: dates.offset(minutes: zone.offsetMinutes(at: Instant(startOf: today))))
                if zone != .utc {
                    " ("
                    marked(zone.id, in: .en)
                    ")"
                }
            }
        }
    }

    /// Days of the week in their order, `Saturday and Sunday`.
    func weekdays(_ days: [Weekday]) -> String {
        ListFormat(language).format(days.compactMap { dates.weekday($0.rawValue) })
    }

    /// The day on which a page is printed, by the clock of its language.
    var printingDay: Day { now.day(in: zone) }
}
