import SecurityQuestions

/// Seals answers and passwords, and checks them, on the threads of a ``HashPool``.
///
///     base   = Argon2id(secret, 16 random bytes of salt)
///     tags   = HMAC-SHA256(base, …), one for each way of being equal
///     sealed = AES-256-GCM(newest key of the ring, 12 random bytes of nonce, tags, bound to the place)
///
/// A copy of the database without the key ring holds nothing to test a guess against; a copy of both costs a slow
/// hash for each guess.
package struct Vault: Sendable {
    private let ring: CurrentKeyRing
    var pool: RequestedHashing
    /// Of what is sealed from now on. A check pays what the record was sealed with.
    let cost: HashCost
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
        self.world = world
    }
}

extension Vault {
    /// The key ring as it is now. Whoever needs two things of it asks once: it may change in between.
    var keys: KeyRing { ring.ring }

    package func isCheap(_ secret: SealedSecret) -> Bool { cost.exceeds(secret.cost) }

    /// Looks for the key of `secret`, should the ring lack it, before a hash is spent.
    func findKey(of secret: SealedSecret?) async { await ring.find(secret?.keyID) }

    func key(_ id: String) throws(KeepingFailure) -> SealingKey {
        if let key = keys[id] { return key }
        ring.findLater(id)
        throw .keyMissing(id)
    }

    /// Seals the tags that `makeTags` makes of the slow hash of `text`.
    func seal(
        _ text: SecretBytes, at place: SealPlace, tags makeTags: (_ base: SecretBytes) -> [SecretBytes]
    ) throws -> SealedSecret {
        let salt = world.randomBytes(Argon2id.saltLength)
        let nonce = world.randomBytes(SealingKey.nonceLength)
        let base = try Argon2id.hash(text, salt: salt, cost: cost)
        let newest = keys.newest
        let sealed = try newest.seal(.joining(makeTags(base)), nonce: nonce, bindingTo: place.bytes)
        return SealedSecret(keyID: newest.id, nonce: nonce, salt: salt, cost: cost, sealed: sealed)
    }

    /// Which of the tags that `makeTags` makes of the slow hash of `text` are those in `secret`.
    ///
    /// Hashes once, whatever comes out: also without a secret, or with one that cannot be opened.
    func matches(
        _ text: SecretBytes, with secret: SealedSecret?, at place: SealPlace,
        tags makeTags: (_ base: SecretBytes) -> [SecretBytes]
    ) throws -> [Bool] {
        let recipe = secret.flatMap(HashRecipe.init) ?? HashRecipe.decoy(cost: cost)
        let tags = makeTags(try Argon2id.hash(text, salt: recipe.salt, cost: recipe.cost))
        let kept = try secret.map { try open($0, at: place) } ?? SecretBytes(count: tags.count * Tags.length)
        guard kept.count == tags.count * Tags.length else { throw KeepingFailure.brokenSeal }
        let equal = tags.enumerated().map { $1.isEqual(to: kept.piece($0, length: Tags.length)) }
        return secret == nil ? equal.map { _ in false } : equal
    }

    private func open(_ secret: SealedSecret, at place: SealPlace) throws(KeepingFailure) -> SecretBytes {
        guard HashRecipe(secret) != nil else { throw .brokenSeal }
        return try key(secret.keyID).open(secret.sealed, nonce: secret.nonce, boundTo: place.bytes)
    }
}

/// How a record wants its secret hashed.
private struct HashRecipe {
    let salt: [UInt8]
    let cost: HashCost

    /// Nil where a record asks for what no vault has written.
    init?(_ secret: SealedSecret) {
        guard secret.salt.count == Argon2id.saltLength, secret.cost.isPossible else { return nil }
        salt = secret.salt
        cost = secret.cost
    }

    private init(salt: [UInt8], cost: HashCost) {
        self.salt = salt
        self.cost = cost
    }

    static func decoy(cost: HashCost) -> HashRecipe {
        HashRecipe(salt: [UInt8](repeating: 0, count: Argon2id.saltLength), cost: cost)
    }
}
