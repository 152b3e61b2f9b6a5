/// A value in the database that this program cannot have written.
package struct UnreadableValue: Error {
    package init() {}
}
