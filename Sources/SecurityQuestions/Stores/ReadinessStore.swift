/// Whether the database does its work now: for load balancers and monitors.
package protocol ReadinessStore: Sendable {
    /// Throws ``StoreFailure`` where it does not answer, or could not write.
    func requireReady() async throws
}
