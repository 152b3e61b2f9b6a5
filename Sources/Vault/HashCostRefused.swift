import SecurityQuestions

/// The cost a vault was to hash with is below the OWASP minimum, or beyond what a machine can do.
package struct HashCostRefused: Error, Sendable, Hashable {
    package let cost: HashCost
}
