/// Whether the database does its work now: for load balancers and monitors.
package protocol ReadinessStore: Sendable {
    /// Throws ``StoreFailure`` where it does not answer, or could not write.
    func requireReady() async throws

    /// Waits to write as any change does, and throws the ``StoreFailure`` that one would meet: what nobody sees who only reads. No row is
    /// changed. Nothing is tried where nodes write all the time to say that they live.
    func tryWriting() async throws
}
