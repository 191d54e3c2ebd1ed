import HTTPTypes
import Languages
import Markup
import Serving

/// The page that says what went wrong, where, and what to do.
struct FaultPage: Page {
    let wording: Wording
    let fault: RequestFault
    let path: String

    var title: String { wording.say(fault.title) }

    var content: Markup {
        div(.class("fault")) {
            p(.class("code")) { wording.number(fault.status.code) }
            h1 { title }
            p { wording.say(fault.what, fault.values) }
            p(.class("small")) {
                wording.say("error.address", ["address": .text(String(path.prefix(200)))])
            }
            p { wording.say(fault.remedy, fault.values) }
            p { a(.href(Links(language: wording.language).home)) { wording.say("nav.home") } }
        }
    }
}
