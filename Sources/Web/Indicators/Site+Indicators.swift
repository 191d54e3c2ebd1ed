import Environment
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Observations
import Problems
import Register
import Serving

extension Site {
    static let indicatorRoutes: [PageRoute] = [
        .get("indicators") { site, request, visit, _ in try await site.indicators(request, visit) },
        .published(.indicatorsFeed) { site, request, visit, _ in try await site.indicatorsFeed(request, visit) },
        .get("indicators/:id") { site, request, visit, steps in
            try await site.indicator(request, visit, steps.id)
        },
    ]

    func indicators(_ request: Request, _ visit: Visit) async throws -> Response {
        let asked = request.uri.queryParameters["at"].map(String.init) ?? ""
        return try await answer(request, visit, parameters: ["at"]) { reading, wording in
            let (time, moment) = try reading.indicatorTime(asked: asked)
            let found = try reading.assessments(of: try reading.indicators(at: moment), at: moment)
            return IndicatorsPage(
                words: IndicatorWords(figures: Figures(wording: wording, names: try reading.names(in: found))),
                assessments: found, time: time, moment: moment,
                mayWrite: mayDefineIndicators(visit.signed) && time == .now)
        }
    }

    func indicatorsFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check()
        let now = now()
        let base = Self.base(of: request)
        let bytes = try await register.read(for: visit.reader, today: now.day(), now: now) { reading -> [UInt8] in
            let moment = try reading.indicatorMoment()
            let found = try reading.assessments(of: try reading.indicators(at: moment), at: moment)
            let items = try found.compactMap { assessment -> IndicatorsFeed.Item? in
                guard let position = assessment.inputs.map(\.position).max(), position > 0,
                    let time = try reading.time(at: position)
                else { return nil }
                return .init(assessment: assessment, position: position, time: Instant(clamping: time))
            }
            let wording = self.wording(visit.language, reading.vocabulary, now.day())
            let names = try reading.names(in: found)
            return IndicatorsFeed(
                words: IndicatorWords(figures: Figures(wording: wording, names: names)),
                items: items.sorted {
                    ($1.time, $0.assessment.indicator.order) < ($0.time, $1.assessment.indicator.order)
                },
                base: base, origin: journal.origin.id, version: version
            ).atom.bytes
        }
        return Revalidation(bytes: bytes, modified: nil, now: now).answer(
            request, type: "application/atom+xml; charset=utf-8")
    }

    func indicator(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let asked = request.uri.queryParameters["at"].map(String.init) ?? ""
        return try await answer(request, visit, parameters: ["at"]) { reading, wording in
            let (time, moment) = try reading.indicatorTime(asked: asked)
            guard Identifier.isValid(id), let indicator = try reading.indicator(id, at: moment) else {
                throw RequestFault.noThing(id)
            }
            let found = try reading.assessment(of: indicator, at: moment)
            let now = try reading.indicatorMoment()
            let newest = time == .now ? found : try reading.assessment(of: indicator, at: now)
            return IndicatorPage(
                words: IndicatorWords(figures: Figures(wording: wording, names: try reading.names(in: [found]))),
                assessment: found, time: time, steps: try reading.steps(behind: newest),
                definition: try definition(of: indicator, time, moment, visit.signed, reading),
                problems: time == .now ? try reading.problems(naming: id) : [],
                mayWrite: mayDefineIndicators(visit.signed),
                letters: time == .now ? LettersBehind(try reading.letters(about: "indicator/\(id)")) : LettersBehind())
        }
    }
}

extension Site {
    /// Whether somebody may draft indicators, and the claims that are their thresholds.
    private func mayDefineIndicators(_ signed: Signed?) -> Bool {
        drafts != nil && signed.map { $0.may(.write(party: $0.party)) } ?? false
    }

    private func definition(
        of indicator: Indicator, _ time: IndicatorTime, _ moment: IndicatorMoment, _ signed: Signed?, _ reading: Reading
    ) throws -> IndicatorDefinition {
        let recorder = try reading.recorder(ofIndicator: indicator.id)
        return IndicatorDefinition(
            recorder: recorder, wordings: try reading.wordings(ofIndicator: indicator.id, at: moment),
            series: try indicator.series.flatMap { try reading.series($0)?.series },
            mayChange: time == .now && signed?.party == recorder && mayDefineIndicators(signed))
    }

    /// The indicators that look at a thing, for the side of its page; nothing where none does.
    func indicators(of thing: Thing, _ reading: Reading, _ wording: Wording) throws -> Markup {
        let found = try reading.indicators(lookingAt: thing.id, at: try reading.indicatorMoment())
        guard !found.isEmpty else { return Markup() }
        let links = Links(language: wording.language)
        return section {
            h2 { wording.say("indicators.title") }
            ul(.class("plain")) {
                for indicator in found {
                    li { a(.href(links.indicator(indicator.id))) { wording.marked(indicator.name) } }
                }
            }
        }
    }
}

extension Reading {
    /// The moment that a parameter names; a fault where there is none.
    func indicatorTime(asked text: String) throws -> (time: IndicatorTime, moment: IndicatorMoment) {
        guard let found = try indicatorTime(typed: text) else { throw RequestFault.badParameter("at", text) }
        return found
    }

    /// The problems of which a step or an ending rests on an indicator.
    func problems(naming indicator: String) throws -> [ProblemLine] {
        var query = ProblemQuery()
        query.indicator = indicator
        return try problems(query, limit: IndicatorPage.problemsMax) ?? []
    }

    /// The names of everything assessments speak of.
    func names(in assessments: [Assessment]) throws -> [String: Thing] {
        let ids = assessments.flatMap { found in
            found.inputs.map(\.thing) + found.otherDatum.map(\.thing) + found.indicator.things + found.indicator.parts
        }
        return try things(Set(ids))
    }

    /// The entries behind an assessment, the newest first, one for each day, with the days.
    func steps(behind found: Assessment, limit: Int = 12) throws -> [IndicatorStep] {
        var steps: [IndicatorStep] = []
        for position in Set(found.inputs.map(\.position)).filter({ $0 > 0 }).sorted(by: >) {
            guard let day = try indicatorMoment(after: position)?.day else { continue }
            if steps.last?.day != day { steps.append(IndicatorStep(position: position, day: day)) }
            if steps.count >= limit { break }
        }
        return steps
    }
}

/// An entry after which an indicator may have changed.
struct IndicatorStep: Sendable, Hashable {
    let position: Int64
    let day: Day
}
