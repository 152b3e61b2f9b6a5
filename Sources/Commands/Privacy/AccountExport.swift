import Foundation
import SecurityQuestions

/// Writes down what is held about an account.
struct AccountExport {
    let stores: any Stores
    let account: ID<Account>
    let json: RecordJSON

    func perform() async throws {
        guard let record = try await stores.accountRecord(of: account) else { return }
        try json.begin("account", record)
        try await json.list("calls") { try await stores.calls(of: account, after: $0, limit: RecordJSON.page) }
        try await json.list("mails") { try await stores.mails(of: account, after: $0, limit: RecordJSON.page) }
        try await json.list("log") { try await stores.entries(of: account, after: $0, limit: RecordJSON.page) }
        try json.end()
    }
}
