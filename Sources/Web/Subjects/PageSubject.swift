import Journal
import Languages
import Markup
import Measures
import OpenData
import Register

/// What a page is about, in the words of schema.org, for programs that read pages.
struct PageSubject: Sendable {
    private var fields: [(String, JSON)]

    init(_ type: String, name: String, at address: Address? = nil) {
        fields = [("@type", .string(type)), ("name", .string(name))]
        if let address { fields += [("@id", .string(address.text)), ("url", .string(address.text))] }
    }

    mutating func say(_ name: String, _ value: JSON?) {
        if let value { fields.append((name, value)) }
    }

    mutating func say(_ name: String, _ text: String) { say(name, text.isEmpty ? nil : .string(text)) }

    mutating func say(_ name: String, _ subjects: [PageSubject]) {
        say(name, subjects.isEmpty ? nil : .array(subjects.map(\.json)))
    }

    var json: JSON { JSON(fields: fields) }

    /// The subjects of a page as one block; nothing where there is none.
    static func block(_ subjects: [PageSubject]) -> Markup {
        guard !subjects.isEmpty else { return Markup() }
        let root = JSON(fields: [
            ("@context", .string("https://schema.org")), ("@graph", .array(subjects.map(\.json))),
        ])
        return dataBlock(json: root.canonical)
    }

    /// The way down to a page, the page itself last.
    static func trail(_ steps: [(name: String, address: Address)], to page: (name: String, address: Address))
        -> PageSubject
    {
        let items = (steps + [page]).enumerated().map { place, step in
            JSON(fields: [
                ("@type", .string("ListItem")), ("position", .integer(Int64(place + 1))), ("name", .string(step.name)),
                ("item", .string(step.address.text)),
            ])
        }
        return PageSubject(fields: [("@type", .string("BreadcrumbList")), ("itemListElement", .array(items))])
    }

    private init(fields: [(String, JSON)]) { self.fields = fields }
}

extension Figures {
    /// A thing as a place, an event or a body.
    func subject(of thing: Thing) -> PageSubject {
        var subject = PageSubject(
            Self.type(ofKind: thing.kind, wording), name: wording.name(thing), at: links.thing(thing.id))
        let others = Set(thing.allAliases(wording.language)).subtracting([wording.name(thing)]).sorted()
        subject.say("alternateName", others.isEmpty ? nil : .array(others.map(JSON.string)))
        subject.say("identifier", thing.codes.isEmpty ? nil : .array(thing.codes.map(JSON.string)))
        if let place = thing.position ?? thing.shape?.labelPoint,
            wording.vocabulary.kinds[thing.kind]?.mark != Kind.Mark.none
        {
            // JSON of this house has no fractions; the vocabulary takes texts as well.
            subject.say(
                "geo",
                JSON(fields: [
                    ("@type", .string("GeoCoordinates")), ("latitude", .string("\(place.lat)")),
                    ("longitude", .string("\(place.lon)")),
                ]))
            if let whole = thing.within.first.flatMap({ names[$0] }) {
                subject.say(
                    "containedInPlace",
                    JSON(fields: [
                        ("@type", .string("Place")), ("name", .string(wording.name(whole))),
                        ("@id", .string(links.thing(whole.id).text)),
                    ]))
            }
        }
        return subject
    }

    private static func type(ofKind kind: String, _ wording: Wording) -> String {
        switch kind {
        case "country": "Country"
        case "province": "AdministrativeArea"
        case "town": "City"
        case "sea": "SeaBodyOfWater"
        case "airport": "Airport"
        case "site": "TouristAttraction"
        case "organisation": "Organization"
        case "meeting": "Event"
        default: wording.vocabulary.kinds[kind]?.mark == Kind.Mark.none ? "Thing" : "Place"
        }
    }

    /// A meeting with its time and place; `nil` for one without a time, which nobody can attend.
    func event(_ meeting: MeetingLine) -> PageSubject? {
        guard let period = meeting.period else { return nil }
        var event = PageSubject("Event", name: wording.name(meeting.thing), at: links.thing(meeting.thing.id))
        event.say("startDate", .string(period.start.text))
        event.say("endDate", .string(period.end.text))
        if case .reference(let id) = meeting.place?.chosen?.claim.value, let place = names[id] {
            event.say("location", [subject(of: place)])
        }
        return event
    }

    /// A party as the body it is.
    func subject(of party: Party) -> PageSubject {
        let isOfState = [.office, .ministry].contains(party.type)
        var subject = PageSubject(
            isOfState ? "GovernmentOrganization" : "Organization", name: wording.plain(party.name),
            at: links.party(party.id))
        subject.say("sameAs", party.web ?? "")
        if let area = party.speaksFor.flatMap({ names[$0] }) { subject.say("areaServed", [self.subject(of: area)]) }
        return subject
    }

    /// What can be had as data at a page.
    func dataset(_ name: String, about: String, at address: Address, measuring: [Property] = []) -> PageSubject {
        var dataset = PageSubject("Dataset", name: name, at: address)
        dataset.say("description", about)
        dataset.say("inLanguage", .string(wording.language.tag))
        dataset.say("isAccessibleForFree", .bool(true))
        dataset.say(
            "variableMeasured",
            measuring.isEmpty
                ? nil
                : .array(
                    measuring.map { property in
                        JSON(present: [
                            ("@type", .string("PropertyValue")), ("name", .string(wording.plain(property.label))),
                            ("unitCode", property.unit.map { .string($0.code) }),
                        ])
                    }))
        if let region = wording.vocabulary.region {
            dataset.say(
                "spatialCoverage",
                JSON(fields: [("@type", .string("Place")), ("name", .string(wording.plain(region.name)))]))
        }
        return dataset
    }
}
