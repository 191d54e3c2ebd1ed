import Languages
import Markup
import Measures
import Observations
import Register

/// The inputs of a series: the same in the form of a draft and where a file asks what it does not say.
struct SeriesInputs {
    let kit: FormKit
    /// The sources that stand behind series of this party.
    let sources: [Source]

    private var wording: Wording { kit.wording }
    private var vocabulary: Vocabulary { kit.wording.vocabulary }
    private var links: Links { Links(language: wording.language) }

    private func say(_ key: PhraseKey) -> String { wording.say(key) }

    var markup: Markup {
        fragment {
            for name in ["series", "language"] where !kit.value(name).isEmpty { kit.hidden(name, kit.value(name)) }
            kit.line(
                "thing", say("observations.place"), hint: say("series.thing.hint"), isRequired: true, .dir(.automatic))
            p(.class("small")) { a(.href(links.thingForm)) { say("series.thing.new") } }
            kit.choice("property", say("observations.property"), properties, empty: say("draft.choose"))
            kit.line("unit", say("claim.unit"), hint: say("series.unit.hint"), isRequired: true, .dir(.automatic))
            kit.choice(
                "datum", say("claim.datum"), hint: say("series.datum.hint"),
                vocabulary.datums.values.sorted { $0.id < $1.id }.map { ($0.id, wording.plain($0.label)) },
                empty: say("draft.none"))
            div(.class("pair")) {
                kit.choice(
                    "resolution", say("observations.resolution"),
                    Resolution.allCases.map { step in
                        (step.rawValue, say(PhraseKey("observations.resolution.\(step.rawValue)")))
                    }, empty: say("draft.choose"))
                kit.line("beat", say("series.beat"), hint: say("series.beat.hint"), .dir(.leftToRight))
            }
            kit.choice("publisher", say("source.publisher"), parties)
            kit.line("name", say("series.name"), hint: say("series.name.hint"), .dir(.automatic))
            kit.area("method", say("observations.method"), hint: say("series.method.hint"), rows: 3)
            kit.line(
                "licence", say("source.licence"), hint: say("series.licence.hint"), isRequired: true, .dir(.automatic))
            kit.choice(
                "visibility", say("claim.visibility"),
                ["everyone", "members", "own-party"].map { ($0, say(PhraseKey("draft.visibility.\($0)"))) })
            source
            rarer
        }
    }

    @MarkupBuilder private var source: Markup {
        if !sources.isEmpty {
            kit.choice(
                "source", say("claim.source"), sources.map { ($0.id, String($0.title.prefix(90))) },
                empty: say("draft.source.other"))
        }
        kit.line("sourceTitle", say("draft.source.title"), hint: say("draft.source.title.hint"), .dir(.automatic))
        kit.line("sourceAddress", say("draft.source.address"), type: "url", .dir(.leftToRight))
    }

    private var rarer: Markup {
        let isOpen = ["code", "fileName", "detectionLimit", "note"].contains { kit.mistake($0) != nil }
        return details(.open(isOpen)) {
            summary { say("series.more") }
            if kit.value("series").isEmpty {
                kit.line("code", say("series.code"), hint: say("series.code.hint"), .dir(.leftToRight))
            }
            kit.line("fileName", say("series.file-name"), hint: say("series.file-name.hint"), .dir(.automatic))
            kit.line("detectionLimit", say("observations.detection-limit"), .dir(.automatic))
            kit.area("note", say("observations.note"), rows: 3)
        }
    }

    /// What is measured in numbers; that of the environment first.
    private var properties: [(value: String, label: String)] {
        let measured = vocabulary.properties.values.filter { $0.type == .quantity }
        let order = AlphabeticalOrder(wording.language)
        return [true, false].flatMap { isOwn in
            order.sorted(measured.filter { ($0.sector == .environment) == isOwn }) { wording.plain($0.label) }
        }.map { ($0.id, wording.plain($0.label)) }
    }

    private var parties: [(value: String, label: String)] {
        AlphabeticalOrder(wording.language).sorted(Array(vocabulary.parties.values)) { wording.plain($0.name) }
            .map { ($0.id, wording.plain($0.name)) }
    }
}

extension Reading {
    /// The sources behind the series that a party keeps.
    func seriesSources(of party: String, and chosen: String) throws -> [Source] {
        let own = try series(limit: 500).filter { $0.recorder == party }.compactMap(\.series.source)
        return Set(own + [chosen]).sorted().compactMap { vocabulary.sources[$0] }
    }
}
