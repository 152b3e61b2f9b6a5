import SecurityQuestions
import SpokenAnswers

extension AppContext {
    /// As ``account(_:of:)``, but where the account was altered it is told so, and the account is as it stands there: to be
    /// erased or written down by hand.
    func accountEvenIfAltered(_ number: String, of brand: Brand) async throws -> Account {
        do {
            return try await account(number, of: brand)
        } catch let altered as RecordAltered {
            guard let id = altered.account, let record = try await stores.accountRecord(of: id),
                let account = Account(id, record)
            else { throw altered }
            Terminal.tell(
                "Beware: \(altered.words) was changed or moved outside Countersign. This is about what stands there now."
            )
            return account
        }
    }
}

extension Account {
    /// Without its phones.
    fileprivate init?(_ id: ID<Account>, _ record: AccountRecord) {
        guard let language = Language(rawValue: record.language), let status = Status(rawValue: record.status) else {
            return nil
        }
        self.init(
            id: id, brand: record.brand, number: record.number, company: record.company, phones: [],
            language: language, status: status)
    }
}
