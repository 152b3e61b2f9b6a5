import Foundation
import SecurityQuestions
import SignedTokens

/// A company's own provider of log-ins, with what it said about itself and its keys: asked for when somebody logs in, kept for a while,
/// and kept on when it cannot be reached. Nothing is asked for at start.
package actor Provider {
    package let settings: ProviderSettings
    let world: World
    private let fetch: WebFetch
    private var description: Kept<ProviderDescription>?
    private var keys: Kept<VerificationKeys>?
    /// When keys were last asked for because a token named one that is not among them.
    private var soughtAt: Date?
    /// When a question failed: what is kept is used for a while before the next.
    private var failedAt: Date?
    private var asking: (description: Asking<ProviderDescription>?, keys: Asking<VerificationKeys>?) =
        (nil, nil)

    private typealias Asking<Value: Sendable> = Task<Result<Value, ProviderFailure>, Never>

    /// In seconds: so far apart are questions for a key that nobody knows, whoever makes up names.
    static let seeksEvery: TimeInterval = 60
    /// In seconds: so far apart are questions that failed, where something is kept that holds meanwhile.
    private static let retriesEvery: TimeInterval = 30

    package init(_ settings: ProviderSettings, world: World) {
        self.settings = settings
        self.world = world
        fetch = WebFetch(settings: settings)
    }

    /// What the provider says about itself. Throws where it has never said anything that can be used.
    package func describe() async throws(ProviderFailure) -> ProviderDescription {
        let now = world.now()
        if let description, now < description.until || isResting(at: now) { return description.value }
        let task = asking.description ?? Task { await self.askDescription() }
        asking.description = task
        switch await task.value {
        case .success(let new): return new
        case .failure(let failure):
            guard let description else { throw failure }
            return description.value
        }
    }

    /// What it offers beside what is needed, once it is seen that it has a key.
    package func offer() async throws(ProviderFailure) -> ProviderOffer {
        let description = try await describe()
        _ = try await currentKeys()
        return description.offer
    }

    /// The keys that it signs with, those that are kept.
    package func currentKeys() async throws(ProviderFailure) -> VerificationKeys {
        let now = world.now()
        if let keys, now < keys.until || isResting(at: now) { return keys.value }
        return try await freshKeys()
    }

    /// Checks a token: where it names a key that is not known, the keys are asked for once more.
    ///
    /// - Parameter isAnswer: whether the provider itself has just given it for a code. Anybody else's may name keys without end, and has
    ///   them asked for at most once a minute.
    package func check<Result: Sendable>(
        _ token: SignedToken, isAnswer: Bool,
        _ check: @Sendable (SignedToken, VerificationKeys, Date) throws(TokenRefusal) -> Result
    ) async throws(ProviderFailure) -> Result {
        let keys = try await currentKeys()
        do {
            return try check(token, keys, world.now())
        } catch TokenRefusal.unknownKey where isAnswer || maySeek() {
            let isShared = asking.keys != nil
            let fresh = try await freshKeys()
            do {
                return try check(token, fresh, world.now())
            } catch TokenRefusal.unknownKey where isAnswer && isShared {
                // What somebody else had asked for before may be older than the key that this token was signed with.
                let newest = try await freshKeys()
                do { return try check(token, newest, world.now()) } catch { throw .token(error) }
            } catch {
                throw .token(error)
            }
        } catch {
            throw .token(error)
        }
    }

    /// Notes that it does where it may.
    private func maySeek() -> Bool {
        let now = world.now()
        // Somebody else may be asking just now: their answer serves as well.
        if asking.keys != nil { return true }
        if let soughtAt, now < soughtAt.addingTimeInterval(Self.seeksEvery), now >= soughtAt {
            return false
        }
        soughtAt = now
        return true
    }

    /// Asked for anew; those that are kept where that fails.
    private func freshKeys() async throws(ProviderFailure) -> VerificationKeys {
        let task = asking.keys ?? Task { await self.askKeys() }
        asking.keys = task
        switch await task.value {
        case .success(let new): return new
        case .failure(let failure):
            guard let keys else { throw failure }
            return keys.value
        }
    }

    private func isResting(at now: Date) -> Bool {
        failedAt.map { now >= $0 && now < $0.addingTimeInterval(Self.retriesEvery) } ?? false
    }

    private func askDescription() async -> Result<ProviderDescription, ProviderFailure> {
        defer { asking.description = nil }
        do throws(ProviderFailure) {
            let base =
                settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
            let answer = try await fetch.perform("\(base)/.well-known/openid-configuration")
            guard answer.status == 200 else { throw ProviderFailure.status(answer.status) }
            let ahead = answer.clock.map { Int($0.timeIntervalSince(world.now())) }
            let said = try ProviderDescription(json: answer.body, settings, ahead: ahead)
            description = Kept(said, maxAge: answer.maxAge, at: world.now())
            failedAt = nil
            return .success(said)
        } catch {
            failedAt = world.now()
            return .failure(error)
        }
    }

    private func askKeys() async -> Result<VerificationKeys, ProviderFailure> {
        defer { asking.keys = nil }
        do throws(ProviderFailure) {
            let answer = try await fetch.perform(try await describe().keys)
            guard answer.status == 200 else { throw ProviderFailure.status(answer.status) }
            guard let found = VerificationKeys(json: answer.body, for: settings.algorithm) else {
                throw ProviderFailure.missing(.keys)
            }
            keys = Kept(found, maxAge: answer.maxAge, at: world.now())
            failedAt = nil
            return .success(found)
        } catch {
            failedAt = world.now()
            return .failure(error)
        }
    }
}
