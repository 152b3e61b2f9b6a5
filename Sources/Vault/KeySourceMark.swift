/// Is another one when the ring may have changed.
public struct KeySourceMark: Sendable, Hashable {
    let values: [Int]
}
