import Hummingbird
import SecurityQuestions

/// A request of somebody logged into the Office Manager.
struct MemberContext: LoggedInContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: Form
    let brand: Brand
    let host: Brand.Host
    let session: MemberSession
    let token: SecretToken

    init(context: WebContext) throws {
        visit = try context.arrived()
        guard case .portal(let brand, let host) = visit.place, case .member(let session, let token) = visit.who else {
            throw LoginNeeded(path: QuestionKept(context.form).path(visit.path))
        }
        let of = FormToken(context.form[.token]).account
        guard of == nil || of == session.account.id.description else { throw FormOfOtherAccount() }
        coreContext = context.coreContext
        form = context.form
        self.brand = brand
        self.host = host
        self.session = session
        self.token = token
    }

    var identity: Identity { Identity(session.member) }
    var login: Session { session.session }
    var actor: AuditEvent.Actor { .member(session.member.id, name: session.member.name) }
}
