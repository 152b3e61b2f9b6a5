/// Why there is no demo.
package enum DemoError: Error, Sendable, Hashable {
    case notAFolder(String)
    /// The folder holds something other than a demo.
    case somethingElse(String)
    /// A file of the demo was changed.
    case unreadable(String)
    /// A mistake of the demo itself.
    case defect(String)
}
