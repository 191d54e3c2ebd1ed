import Desk
import Languages
import Markup
import Register

/// Where the lines of a desk lead.
extension Links {
    func deskSection(_ section: DeskSection) -> Address { Address("\(desk.text)#\(section.rawValue)") }

    /// The desk that says what has just been done with a draft.
    func deskDone(_ act: String, _ draft: String) -> Address { Address("\(desk.text)?done=\(act)&draft=\(draft)") }

    /// An older page of one section.
    func desk(_ section: DeskSection, before: Int64) -> Address {
        Address("\(desk.text)?\(section.rawValue)-before=\(before)#\(section.rawValue)")
    }

    /// The feed of a desk, under the key that stands for its member.
    func deskFeed(key: String) -> Address { Address("/\(language.tag)/desk.atom?key=\(key)") }

    /// How the desk comes elsewhere, and where its forms are sent.
    var deskWishes: Address { below("account/desk") }
    var deskWishesSaved: Address { below("account/desk?saved=1") }
    var deskLetter: Address { below("account/desk/letter") }
    var deskKey: Address { below("account/desk/key") }
    var deskKeyEnd: Address { below("account/desk/key/end") }

    func of(_ reference: DeskReference) -> Address {
        switch reference {
        case .draft(let id): below("drafts/\(id)")
        case .batch(let id): below("batches/\(id)")
        case .claim(let id): claim(id)
        case .account(let thing, let property): account(thing, property)
        case .step(let thing, let position): step(thing, position)
        case .problem(let id): problem(id)
        case .report(let id): waitingReport(id)
        case .alert(let id): alert(id)
        }
    }

    /// Where a member goes on with a draft of her own.
    func deskEdit(_ draft: String) -> Address { below("drafts/\(draft)/edit") }

    /// The form in which a party says something of a claim.
    func remark(_ stance: Remark.Stance, on claim: String) -> Address {
        below("drafts/new?kind=remark&claim=\(claim)&stance=\(stance.rawValue)")
    }

    /// The form for a figure.
    func enter(_ thing: String, _ property: String) -> Address {
        below("drafts/new?kind=claim&thing=\(thing)&property=\(property)")
    }

    private func below(_ path: String) -> Address { Address("/\(language.tag)/\(path)") }
}
