import AppConfiguration
import Foundation
import SecurityQuestions

/// Erases accounts one after the other, then sees to it that nothing of them is left in the files.
struct ErasureRun: Sendable {
    let context: AppContext
    let brand: Brand
    let evenIfOpen: Bool
    let stream: AuditStreamSettings?

    typealias Chosen = (number: String?, account: Account)

    /// Where one cannot be erased the others before it are told of all the same.
    func perform(_ chosen: [Chosen]) async throws -> (receipt: ErasureReceipt, failure: (any Error)?) {
        var erased: [(number: String?, id: ID<Account>, erased: ErasedAccount)] = []
        var traces = Traces()
        var failure: (any Error)?
        for (number, account) in chosen {
            do {
                guard let result = try await erase(account) else { continue }
                erased.append((number, account.id, result))
                traces.formUnion(result.traces)
            } catch {
                failure = error
                break
            }
        }
        // The receipt is delivered whatever happens here, and tells of it: what is erased cannot be erased again.
        let log =
            if let file = context.file { (try? await file.compact()) ?? .readersInTheWay } else { nil as LogEmptying? }
        let receipt = ErasureReceipt(
            at: context.world.now(), brand: brand.id, accounts: erased, log: log,
            search: try await context.traces.search(for: traces),
            auditStream: ErasureReceipt.AuditStream(stream, try await context.stores.auditStreamPlace()))
        return (receipt, failure)
    }

    /// Nil where somebody has reopened or erased it since it was chosen.
    private func erase(_ account: Account) async throws -> ErasedAccount? {
        let outcome = try await EraseAccount(stores: context.stores).perform(
            account.id, evenIfOpen: evenIfOpen, by: .host)
        return if case .erased(let result) = outcome { result } else { nil }
    }

    /// The accounts of these numbers, all of them or none.
    func accounts(_ numbers: [String]) async throws -> [Chosen] {
        var chosen: [Chosen] = []
        for number in numbers {
            let account = try await account(number)
            guard account.status == .closed || evenIfOpen else {
                throw CommandError(
                    .badData,
                    "Nothing was erased: the account \(number) is \(account.status.rawValue). Close it first (“countersign "
                        + "account close”), or write --even-if-open.")
            }
            guard !chosen.contains(where: { $0.account.id == account.id }) else { continue }
            chosen.append((number, account))
        }
        return chosen
    }

    /// Of one that was altered the status cannot be believed: it is erased where nothing rests on that.
    private func account(_ number: String) async throws -> Account {
        if evenIfOpen { return try await context.accountEvenIfAltered(number, of: brand) }
        do {
            return try await context.account(number, of: brand)
        } catch is RecordAltered {
            throw CommandError(
                .badData,
                "Nothing was erased: the account \(number) was changed or moved outside Countersign, so it may not be closed at "
                    + "all. To erase it as it stands there, write --even-if-open.")
        }
    }

    /// Without those that were altered, they or their people: those are erased by number.
    func accounts(closedBefore date: Date) async throws -> [Chosen] {
        try await context.stores.accounts(closedBefore: date, brand: brand.id, limit: Self.most).map { (nil, $0) }
    }

    /// Of one command; the next one goes on.
    static let most = 10_000
}
