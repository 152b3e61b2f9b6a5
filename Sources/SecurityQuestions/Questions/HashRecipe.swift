/// How a secret was hashed: what has to be known to hash another one like it.
package struct HashRecipe: Sendable, Hashable {
    /// 16 bytes, Argon2id.
    package let salt: [UInt8]
    package let cost: HashCost

    package init(salt: [UInt8], cost: HashCost) { (self.salt, self.cost) = (salt, cost) }
}

extension SealedSecret {
    package var recipe: HashRecipe { HashRecipe(salt: salt, cost: cost) }
}
