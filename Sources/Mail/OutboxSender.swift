import Foundation
import SecurityQuestions
import Synchronization

/// Sends what is due in the outbox, each when its turn comes and at least once, and writes down what came of it.
///
/// A message is settled after the server took it: a crash in between sends it again, with the same `Message-ID`, and none
/// is lost (RFC 5321 §4.2.5, §4.5.4).
package struct OutboxSender: Sendable {
    private let outbox: any OutboxStore
    /// Of the brands as they are when a message is written.
    private let composer: @Sendable () -> EmailComposer
    private let delivery: any MailDelivery
    private let world: World
    private let note: @Sendable (Message, Message.State) -> Void
    private let unsettled = Unsettled()

    /// So many are written to at once; mails to one address go one after the other.
    static let atOnce = 4
    /// Few: after them it is asked anew whose turn it is.
    static let mostInRound = 20

    package init(
        outbox: any OutboxStore, composer: @escaping @Sendable () -> EmailComposer, delivery: any MailDelivery,
        world: World, note: @escaping @Sendable (Message, Message.State) -> Void
    ) {
        self.outbox = outbox
        self.composer = composer
        self.delivery = delivery
        self.world = world
        self.note = note
    }

    /// How often the outbox is looked at whatever the signal, in seconds: what another process has put there raises none here.
    static let longestWait = 1.0

    /// Returns when a message may be due.
    package func wait() async {
        let next = try? await outbox.nextDue()
        let seconds = next.map { $0.timeIntervalSince(world.now()) } ?? .infinity
        // What could not be settled is due at once, and again: not without a pause.
        let wait = seconds > 0 ? min(seconds, Self.longestWait) : Self.longestWait
        await outbox.outboxSignal.wait(atMost: .seconds(wait))
    }

    /// Tries everything that is due, until `isStopping`; a mail under way is finished.
    ///
    /// - Returns: how many messages were tried.
    package func round(isStopping: @escaping @Sendable () -> Bool) async throws -> Int {
        let due = try await outbox.due(limit: Self.mostInRound)
        let heap = Dictionary(grouping: due, by: \.to)
        var heaps = due.compactMap { message in
            heap[message.to].flatMap { $0.first?.id == message.id ? $0 : nil }
        }[...]
        try await withThrowingTaskGroup { group in
            for _ in 0..<Self.atOnce {
                if let heap = heaps.popFirst() { group.addTask { try await send(heap, isStopping) } }
            }
            while try await group.next() != nil {
                if let heap = heaps.popFirst() { group.addTask { try await send(heap, isStopping) } }
            }
        }
        return due.count
    }

    private func send(_ messages: [Message], _ isStopping: @Sendable () -> Bool) async throws {
        for message in messages where !isStopping() { try await send(message) }
    }

    private func send(_ message: Message) async throws {
        if let known = unsettled[message.id] {
            // It went out before, and only that could not be written down.
            return try await settle(message, as: known)
        }
        let now = world.now()
        guard now < message.expiresAt else {
            return try await settle(message, as: .failed(at: now, reply: message.lastReply ?? "Too old to be sent."))
        }
        if let until = message.equals.holds(message.kind, at: now) {
            let held = Message.State.waiting(until: until, tries: message.tries, reply: message.lastReply)
            return try await outbox.settle(message.id, as: held, readUnder: message.keyID)
        }
        let outcome = await outcome(of: message)
        // Broken off because the server stops: that was no try.
        if Task.isCancelled, outcome != .accepted { return }
        try await settle(message, as: outcome.state(of: message, triedBefore: message.tries, at: world.now()))
    }

    private func outcome(of message: Message) async -> Delivery {
        do {
            let email = try composer().email(for: message)
            // A link that nobody knows of would mislead: it is kept before the mail goes.
            if let token = email.opensReport { try await outbox.keepNotMeLink(token, of: message.id) }
            return await delivery.deliver(MailWriter.write(email)).outcome
        } catch EmailComposer.Failure.noSender(let brand) {
            return .refusedForNow(reply: "The configuration has no sender for the brand \(brand).")
        } catch EmailComposer.Failure.keyMissing(let id) {
            return .refusedForGood(reply: "The key \(id), which its link is made with, is not in the key ring.")
        } catch {
            return .refusedForNow(reply: "It could not be written: \(type(of: error)).")
        }
    }

    private func settle(_ message: Message, as state: Message.State) async throws {
        unsettled[message.id] = state
        try await outbox.settle(message.id, as: state, readUnder: message.keyID)
        unsettled[message.id] = nil
        note(message, state)
    }
}

/// What came of messages where that is not written down yet: they are not sent again because of a full disk.
private final class Unsettled: Sendable {
    private let states = Mutex<[ID<Message>: Message.State]>([:])

    subscript(id: ID<Message>) -> Message.State? {
        get { states.withLock { $0[id] } }
        set { states.withLock { $0[id] = newValue } }
    }
}

extension Message {
    var tries: Int { if case .waiting(_, let tries, _) = state { tries } else { 0 } }
    var lastReply: String? { if case .waiting(_, _, let reply) = state { reply } else { nil } }
}
