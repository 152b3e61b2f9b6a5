import SecurityQuestions

/// Seals answers and passwords, and checks them, on the threads of a ``HashPool``.
///
///     base   = Argon2id(secret, 16 random bytes of salt)
///     tags   = HMAC-SHA256(base, …), one for each way of being equal
///     sealed = AES-256-GCM(newest key of the ring, 12 random bytes of nonce, tags, bound to the place, the salt and the cost)
///
/// A copy of the database without the key ring holds nothing to test a guess against; a copy of both costs a slow
/// hash for each guess.
package struct Vault: Sendable {
    private let ring: CurrentKeyRing
    var pool: RequestedHashing
    /// Of what is sealed from now on. A check pays what the record was sealed with.
    let cost: HashCost
    private let dearest: DearestCost
    let world: World

    /// Throws ``HashCostRefused`` below ``HashCost/owaspMinimum``.
    package init(
        keys: CurrentKeyRing, pool: HashPool, cost: HashCost = .owaspMinimum, world: World
    ) throws(HashCostRefused) {
        guard cost.meetsMinimum else { throw HashCostRefused(cost: cost) }
        self.init(keys: keys, pool: pool, uncheckedCost: cost, world: world)
    }

    /// A vault whose key ring never changes. Throws ``HashCostRefused``.
    package init(
        keys: KeyRing, pool: HashPool, cost: HashCost = .owaspMinimum, world: World
    ) throws(HashCostRefused) {
        try self.init(keys: CurrentKeyRing(keys), pool: pool, cost: cost, world: world)
    }

    /// A vault that anybody can break, and that a test does not have to wait for.
    package init(worthlessForTestsOnly keys: KeyRing, pool: HashPool, world: World) {
        self.init(worthlessForTestsOnly: CurrentKeyRing(keys), pool: pool, world: world)
    }

    package init(worthlessForTestsOnly keys: CurrentKeyRing, pool: HashPool, world: World) {
        self.init(keys: keys, pool: pool, uncheckedCost: .worthlessForTestsOnly, world: world)
    }

    private init(keys: CurrentKeyRing, pool: HashPool, uncheckedCost: HashCost, world: World) {
        ring = keys
        self.pool = RequestedHashing(pool: pool, requester: .host)
        self.cost = uncheckedCost
        dearest = DearestCost(uncheckedCost)
        self.world = world
    }
}

extension Vault {
    /// The key ring as it is now. Whoever needs two things of it asks once: it may change in between.
    var keys: KeyRing { ring.ring }

    package func isCheap(_ secret: SealedSecret) -> Bool { cost.exceeds(secret.cost) }

    /// Does `work`, which hashes, with the key of `secret`; once more where the ring lacked that key and has it when it is looked for.
    func hashing<Result: Sendable>(
        with secret: SealedSecret?, _ work: @escaping @Sendable (SealingKey?) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.run { try work(secret.flatMap { keys[$0.keyID] }) }
        } catch KeepingFailure.keyMissing(let id) {
            guard let key = await ring.find(id) else { throw KeepingFailure.keyMissing(id) }
            return try await pool.run { try work(key) }
        }
    }

    /// One that is missing is looked for.
    func found(_ id: String) async -> SealingKey? { await ring.find(id) }

    func key(_ id: String) throws(KeepingFailure) -> SealingKey {
        if let key = keys[id] { return key }
        ring.findLater(id)
        throw .keyMissing(id)
    }

    /// Seals the tags that `makeTags` makes of the slow hash of `text`.
    func seal(
        _ text: SecretBytes, at place: SealPlace, tags makeTags: (_ base: SecretBytes) -> [SecretBytes]
    ) throws -> SealedSecret {
        let recipe = HashRecipe(salt: world.randomBytes(Argon2id.saltLength), cost: cost)
        let nonce = world.randomBytes(SealingKey.nonceLength)
        let base = try Argon2id.hash(text, salt: recipe.salt, cost: cost)
        let newest = keys.newest
        let sealed = try newest.seal(
            .joining(makeTags(base)), nonce: nonce, bindingTo: place.hashed(by: recipe).bytes)
        return SealedSecret(keyID: newest.id, nonce: nonce, salt: recipe.salt, cost: cost, sealed: sealed)
    }

    /// Which of the tags that `makeTags` makes of the slow hash of `text` are those in `secret`.
    ///
    /// The seal is opened first: no record that somebody has made or altered has a hash spent as it likes. What does not
    /// match takes as long as the dearest record does: also without a secret, without its key, or with one that cannot be
    /// opened. So the time does not tell who has an account, nor whose password is older than the present cost.
    func matches(
        _ text: SecretBytes, with secret: SealedSecret?, under key: SealingKey?, at place: SealPlace,
        tags makeTags: (_ base: SecretBytes) -> [SecretBytes]
    ) throws -> [Bool] {
        let opened = secret.map { secret in Result { try open(secret, under: key, at: place) } }
        let recipe = if let secret, case .success = opened { secret.recipe } else { HashRecipe.decoy(dearest.cost) }
        dearest.met(recipe.cost)
        let tags = makeTags(try Argon2id.hash(text, salt: recipe.salt, cost: recipe.cost))
        let kept = try opened?.get() ?? SecretBytes(count: tags.count * Tags.length)
        guard kept.count == tags.count * Tags.length else { throw KeepingFailure.brokenSeal }
        let equal = tags.enumerated().map { $1.isEqual(to: kept.piece($0, length: Tags.length)) }
        let result = secret == nil ? equal.map { _ in false } : equal
        if !result.contains(true) { try dearest.evenOut(after: recipe.cost) }
        return result
    }

    private func open(
        _ secret: SealedSecret, under key: SealingKey?, at place: SealPlace
    ) throws(KeepingFailure) -> SecretBytes {
        guard let key else { throw .keyMissing(secret.keyID) }
        return try key.open(
            secret.sealed, nonce: secret.nonce, at: place, hashed: secret.recipe, configured: cost)
    }
}

extension SealingKey {
    /// Opens what is sealed at `place`. Throws ``KeepingFailure/brokenSeal``.
    ///
    /// Salt and cost are under the seal, except of what was sealed before they were (commit 3f6204d): those may ask for twice
    /// the configured cost and no more. Nobody makes a new seal into an old one without the key, as the places differ.
    func open(
        _ sealed: [UInt8], nonce: [UInt8], at place: SealPlace, hashed recipe: HashRecipe, configured: HashCost
    ) throws(KeepingFailure) -> SecretBytes {
        guard recipe.salt.count == Argon2id.saltLength, recipe.cost.isPossible else { throw .brokenSeal }
        do {
            return try open(sealed, nonce: nonce, boundTo: place.hashed(by: recipe).bytes)
        } catch {
            guard recipe.cost.isAtMostTwice(configured) else { throw error }
            return try open(sealed, nonce: nonce, boundTo: place.bytes)
        }
    }
}

extension HashRecipe {
    fileprivate static func decoy(_ cost: HashCost) -> HashRecipe {
        HashRecipe(salt: [UInt8](repeating: 0, count: Argon2id.saltLength), cost: cost)
    }
}
