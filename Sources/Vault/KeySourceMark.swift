/// Is another one when the ring may have changed.
package struct KeySourceMark: Sendable, Hashable {
    let values: [Int]
}
