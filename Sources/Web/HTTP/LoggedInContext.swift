import Hummingbird
import SecurityQuestions

/// A request of somebody who has logged in, at either door.
protocol LoggedInContext: ChildRequestContext where ParentContext == WebContext {
    var visit: Visit { get }
    var form: Form { get }
    var identity: Identity { get }
    var login: Session { get }
    var token: SecretToken { get }
}
