import Journal
import Languages
import Markup
import Register

extension HomePage {
    /// The whole node as a catalogue of what it holds.
    var subjects: [PageSubject] {
        var catalogue = PageSubject("DataCatalog", name: title, at: links.home)
        catalogue.say(
            "description",
            wording.say("home.lead", ["sea": .text(wording.vocabulary.region.map { wording.plain($0.seaName) } ?? "")]))
        catalogue.say("inLanguage", .string(wording.language.tag))
        catalogue.say(
            "dataset",
            kinds.map {
                figures.dataset(wording.kindPlural($0.kind.id), about: about($0.kind), at: links.kind($0.kind.id))
            })
        return [catalogue]
    }

    private func about(_ kind: Kind) -> String { wording.kindAbout(kind.id) }
}

extension Wording {
    fileprivate func kindAbout(_ id: String) -> String {
        say("catalogue.kind-about", ["kind": .text(kindPlural(id))])
    }
}

extension KindPage {
    var subjects: [PageSubject] {
        [
            figures.dataset(
                title, about: figures.wording.kindAbout(kind.id), at: figures.links.kind(kind.id), measuring: columns)
        ]
    }
}

extension ProvinceListPage {
    var subjects: [PageSubject] {
        [
            figures.dataset(
                title, about: figures.wording.kindAbout("province"), at: figures.links.provinces, measuring: columns)
        ]
    }
}

extension PropertyListPage {
    var subjects: [PageSubject] {
        [figures.dataset(title, about: figures.wording.say("properties.lead"), at: figures.links.properties)]
    }
}

extension PropertyPage {
    var subjects: [PageSubject] {
        [
            figures.dataset(
                title, about: wording.say("properties.lead"), at: links.property(property.id), measuring: [property])
        ]
    }
}

extension ThingPage {
    var subjects: [PageSubject] {
        if thing.kind == "meeting", let event = figures.event(MeetingLine(thing, accounts)) { return [event] }
        return [figures.subject(of: thing)]
    }
}

extension ProvincePage {
    var subjects: [PageSubject] { page.subjects }
}

extension MeetingsPage {
    /// More would make the page heavy; each meeting has its own page too.
    private static var subjectsMax: Int { 40 }

    var subjects: [PageSubject] { Array(meetings.compactMap(figures.event).prefix(Self.subjectsMax)) }
}

extension PartyPage {
    var subjects: [PageSubject] { [figures.subject(of: party)] }
}
