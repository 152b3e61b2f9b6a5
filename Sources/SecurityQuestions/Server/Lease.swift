import Foundation

/// The right to do a job that one node does at a time, until it is over or taken by another.
package struct Lease: Sendable, Hashable {
    package let job: Job
    /// Counted on each time another node takes the job (a fencing token): what is written under an earlier one is refused.
    package let fence: Int64

    package enum Job: String, Sendable, CaseIterable {
        /// Closes what is over, and takes away what is kept no longer.
        case sweep
        /// Signs the audit log.
        case sign
        /// Sends mail.
        case mail
        /// Hands the audit log on.
        case stream
    }

    package init(_ job: Job, fence: Int64) { (self.job, self.fence) = (job, fence) }

    /// In seconds, from its last renewal on. A node that dies is stood in for after as long at most.
    package static let duration: TimeInterval = 20

    /// Under which a task writes: every one of its transactions first makes sure that no other node has taken the job.
    @TaskLocal package static var held: Lease?
}

/// Another node has taken the job: nothing of the transaction was done.
package struct LeaseLost: Error, Sendable, Hashable {
    package let job: Lease.Job

    package init(job: Lease.Job) { self.job = job }
}
