import Drafts
import Languages
import Markup
import Members
import Problems
import Register

extension WaitingReportPage {
    /// The three ways on: a problem of its own, joined to one that is known, refused with a reason.
    @MarkupBuilder var judging: Markup {
        section(.id("release")) {
            h2 { wording.say("problem.judge.release") }
            p(.class("small")) {
                wording.say(mayJudge ? "problem.judge.release.own" : "problem.judge.release.second")
            }
            kit.form(to: links.waitingReport(report.id), signed: signed, hasFiles: true) {
                hidden
                kit.inAllLanguages(
                    "title", wording.say("problem.field.title"), hint: wording.say("problem.field.title.hint"))
                translation
                kit.checks(
                    "sectors", wording.say("thing.form.sectors"),
                    Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                    chosen: Set(FieldList.items(kit.value("sectors"))))
                pictureChoice
                letter(.release)
                button(.type("submit"), .name("act"), .value("release")) { wording.say("problem.judge.release.do") }
            }
        }
        section(.id("join")) {
            h2 { wording.say("problem.judge.join") }
            kit.form(to: links.waitingReport(report.id), signed: signed, hasFiles: true) {
                hidden
                known
                pictureChoice
                letter(.join)
                button(.type("submit"), .name("act"), .value("join")) { wording.say("problem.judge.join.do") }
            }
        }
        if mayJudge {
            section(.id("refuse")) {
                h2 { wording.say("problem.judge.refuse") }
                kit.form(to: links.waitingReport(report.id, "refuse"), signed: signed) {
                    kit.area(
                        "reason", wording.say("problem.field.reason"),
                        hint: wording.say("problem.judge.refuse.hint"), rows: 3)
                    button(.type("submit"), .class("quiet")) { wording.say("problem.judge.refuse.do") }
                }
            }
        }
    }

    private enum Way: String { case release, join }

    /// The letter behind it, once in each of the two forms; what was typed and what is wrong stands in the one that was
    /// sent.
    private func letter(_ way: Way) -> Markup {
        let isSent = (Way(rawValue: kit.value("act")) ?? .release) == way
        return LetterInputs(
            kit: isSent ? kit : FormKit(wording, scope: "\(way.rawValue)-"), party: signed.party
        ).markup
    }

    private var hidden: Markup {
        fragment {
            kit.hidden("ticket", ticket)
            kit.hidden("language", wording.language.tag)
        }
    }

    /// The words in the reader's language, where they were said in another one.
    @MarkupBuilder private var translation: Markup {
        if report.language != wording.language {
            kit.area(
                "words-\(wording.language.tag)",
                wording.say("problem.judge.translation", ["language": .text(wording.languageName(wording.language))]),
                hint: wording.say("problem.judge.translation.hint"), rows: 4)
        }
    }

    @MarkupBuilder private var pictureChoice: Markup {
        if picture != nil {
            p(.class("choices")) {
                element(.label, []) {
                    input(
                        .type("checkbox"), .name("keepsPicture"), .value("no"),
                        .checked(kit.value("keepsPicture") == "no"))
                    wording.say("problem.judge.no-picture")
                }
            }
        }
    }

    /// Problems that it may be about, and a field for any other.
    private var known: Markup {
        let lines = like.compactMap { item -> ProblemLine? in
            if case .problem(let line) = item.what { line } else { nil }
        }
        return fragment {
            if !lines.isEmpty {
                kit.choice(
                    "problem", wording.say("problem.judge.known"),
                    lines.map { ($0.id, wording.plain($0.problem.title)) }, empty: wording.say("form.choose"))
            }
            kit.line(
                lines.isEmpty ? "problem" : "other", wording.say("problem.judge.other"),
                hint: wording.say("problem.judge.other.hint"), .dir(.leftToRight), .autocomplete("off"))
        }
    }
}
