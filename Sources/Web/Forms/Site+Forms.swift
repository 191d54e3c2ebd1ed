import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Serving

extension Site {
    /// The form that a browser sent, once it is sure that a page of this node and of this session made it.
    func posted(_ request: Request, _ visit: Visit, _ limits: FormLimits = FormLimits()) async throws -> PostedForm {
        guard FormOrigin.isHere(request) else { throw RequestFault.foreignForm }
        let form = try await request.form(limits)
        switch visit.signed?.way {
        case nil: break
        case .session(_, let secret)?:
            guard Sameness.holds(form[FormKit.secretName] ?? "", secret) else { throw RequestFault.staleForm }
        // Programs use the interface; a form is a person's.
        case .token?: throw RequestFault.notAllowed
        }
        return form
    }

    /// Who is signed in; throws what sends the public to sign in first.
    func member(_ visit: Visit) throws(RequestFault) -> Signed {
        guard let signed = visit.signed else { throw .signInFirst }
        return signed
    }

    /// The same, once it is sure that it may do so.
    @discardableResult
    func member(_ visit: Visit, may act: Act) throws(RequestFault) -> Signed {
        let signed = try member(visit)
        guard signed.may(act) else { throw .notAllowed }
        return signed
    }

    /// Sends the browser on to a page after a form has been taken.
    func seeOther(_ address: Address) -> Response {
        Response(status: .seeOther, headers: [.location: address.text, .cacheControl: "no-store"])
    }
}
