import DurableFiles

/// There is no configuration file to be read.
package enum ConfigurationUnreadable: Error, Sendable {
    case file(FileError)
    /// Nobody has named one, and there is none in the usual places.
    case nowhere([String])
}
