/// What the store is opened for.
package enum StoreUse: Sendable {
    /// The one server of a data folder.
    case server
    /// A command that changes something; it makes the folder where there is none.
    case change
    /// A command that looks something up; without a database there is nothing to look up.
    case lookUp
}
