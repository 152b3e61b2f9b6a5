import HTTPTypes
import Hummingbird
import SecurityQuestions

extension ClientSoftware {
    init?(_ request: Request) {
        guard let name = request.headers[.userAgent] else { return nil }
        self.init(userAgent: name)
    }
}
