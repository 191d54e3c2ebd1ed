import Languages
import Markup
import Measures
import Members
import Register

/// What a signed-in member may do about a claim or a thing, each one step away.
struct ClaimActs: Sendable {
    let wording: Wording

    private var links: Links { Links(language: wording.language) }

    /// About one claim: correct or withdraw one's own, and say something of others'.
    func markup(
        of standing: StandingClaim, isMarked: Bool, _ signed: Signed?, _ reading: Reading
    ) throws -> Markup {
        guard let signed, signed.may(.write(party: signed.party)) else { return Markup() }
        let stances = try reading.stances(on: standing, by: signed.party)
        let owners = try reading.thing(standing.claim.thing).map { try reading.owners(of: $0) } ?? []
        let isOwn = standing.recorder == signed.party
        return p(.class("acts"), .role("group"), .aria("label", wording.say("act.label"))) {
            if isOwn {
                a(.class("button quiet"), .href(links.correction(standing.claim.id))) { wording.say("act.correct") }
            }
            for stance in stances {
                " "
                a(.class("button quiet"), .href(links.remark(stance.rawValue, on: standing.claim.id))) {
                    wording.say(PhraseKey("act.\(stance.rawValue)"))
                }
            }
            if owners.contains(signed.party), standing.isCandidate, !isMarked {
                " "
                a(.class("button quiet"), .href(links.mark(standing.claim))) { wording.say("act.mark") }
            }
            if isMarked, owners.contains(signed.party) {
                " "
                a(.class("button quiet"), .href(links.unmark(standing.claim))) { wording.say("act.unmark") }
            }
        }
    }

    /// About a thing: enter a figure of it and, where the party may, change it or say that it is another one.
    func markup(of thing: Thing, _ signed: Signed?, _ reading: Reading) throws -> Markup {
        guard let signed, signed.may(.write(party: signed.party)) else { return Markup() }
        let mayChange = try reading.mayChange(thing, signed.party)
        return p(.class("acts"), .role("group"), .aria("label", wording.say("act.label"))) {
            a(.class("button quiet"), .href(links.newDraft(thing: thing.id))) { wording.say("act.enter") }
            if mayChange {
                " "
                a(.href(links.thingForm(of: thing.id))) { wording.say("thing.act.change") }
                " "
                a(.href(links.joinForm(of: thing.id))) { wording.say("thing.act.join") }
            }
        }
    }

    /// Who let a claim pass: by names for members, by their part for everyone.
    func release(_ release: EntryRelease, names: [String: String]) -> Markup {
        func name(_ id: String) -> String { names[id] ?? wording.say("draft.member-unknown") }
        let said = release.release
        return fragment {
            wording.say(
                "release.said", ["submitter": .text(name(said.submittedBy)), "approver": .text(name(said.approvedBy))])
            if let clearer = said.clearedBy { " " + wording.say("release.cleared", ["clearer": .text(name(clearer))]) }
        }
    }
}

extension Site {
    /// Whether somebody may enter figures here.
    func isWritable(_ signed: Signed?) -> Bool {
        drafts != nil && signed.map { $0.may(.write(party: $0.party)) } == true
    }

    /// The names of those who let a claim and what was said of it pass, for members; nobody's for the public.
    func membersBehind(claim id: String, _ visit: Visit) async throws -> [String: String] {
        guard visit.signed != nil else { return [:] }
        let ids = try await register.read(for: visit.reader, today: now().day()) { reading in
            let releases = try reading.releases(of: try reading.history(ofClaim: id)).values
            return Set(
                releases.flatMap {
                    [$0.release.submittedBy, $0.release.approvedBy] + ($0.release.clearedBy.map { [$0] } ?? [])
                })
        }
        return await memberNames(ids)
    }
}
