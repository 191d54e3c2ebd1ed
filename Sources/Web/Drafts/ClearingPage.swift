import Drafts
import Hummingbird
import Languages
import Markup
import Members
import Register
import Serving

/// What a ministry wants to clear before it leaves the country.
struct ClearingPage: Page {
    let wording: Wording
    let signed: Signed
    let standing: Clearing?

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("clearing.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("draft.list"), links.drafts())] }

    var content: Markup {
        let kit = FormKit(wording)
        return fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("clearing.lead") }
            }
            kit.form(to: links.clearing, signed: signed) {
                kit.checks(
                    "reach", wording.say("clearing.reaches"),
                    Clearing.Reach.allCases.map {
                        ($0.rawValue, wording.say(PhraseKey("draft.visibility.\($0.rawValue)")))
                    },
                    chosen: Set((standing?.reaches ?? []).map(\.rawValue)))
                p(.class("acts")) { Markup.submit(wording.say("clearing.save")) }
            }
        }
    }
}

extension Site {
    func clearing(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try book(of: drafts)
        let signed = try member(visit, may: .ruleClearing(country: try member(visit).country))
        return try await answer(request, visit) { reading, wording in
            ClearingPage(
                wording: wording, signed: signed,
                standing: signed.country.flatMap { reading.vocabulary.clearings[$0] })
        }
    }

    func ruleClearing(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await posted(request, visit)
        let signed = try member(visit, may: .ruleClearing(country: try member(visit).country))
        let reaches = Set(form.fields.all("reach").compactMap(Clearing.Reach.init(rawValue:)))
        do {
            _ = try await book(of: drafts).rule(reaches, by: signed)
        } catch is DraftError {
            throw RequestFault.notAllowed
        }
        return seeOther(Links(language: visit.language).clearing)
    }
}
