import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization
import TestSupport
import Testing

@testable import Mail

/// An outbox in memory that can be full for a while.
private final class SampleOutbox: OutboxStore {
    private struct State {
        var messages: [Message]
        var settled: [(ID<Message>, Message.State)] = []
        var readUnder: [String?] = []
        var failures: Int
        var links: [ID<Message>] = []
    }
    private struct Full: Error {}
    private let state: Mutex<State>

    init(_ messages: [Message], failures: Int = 0) { state = Mutex(State(messages: messages, failures: failures)) }

    var settled: [(ID<Message>, Message.State)] { state.withLock { $0.settled } }
    var readUnder: [String?] { state.withLock { $0.readUnder } }

    func due(limit: Int) async throws -> [Message] { state.withLock { Array($0.messages.prefix(limit)) } }
    func settle(_ message: ID<Message>, as new: Message.State, readUnder keyID: String?) async throws {
        try state.withLock { state in
            if state.failures > 0 {
                state.failures -= 1
                throw Full()
            }
            state.settled.append((message, new))
            state.readUnder.append(keyID)
            state.messages.removeAll { $0.id == message }
        }
    }
    let outboxSignal = OutboxSignal()
    var links: [ID<Message>] { state.withLock { $0.links } }
    func keepNotMeLink(_ token: TokenHash, of message: ID<Message>) async throws {
        state.withLock { $0.links.append(message) }
    }
    func nextDue() async throws -> Date? { nil }
    func messages(withSent: Bool, limit: Int) async throws -> [Message] { [] }
    func retry(_ message: ID<Message>?) async throws -> Int { 0 }
    func forgetMail(before date: Date) async throws {}
}

/// A server that answers as told and remembers what it was given.
private final class SampleDelivery: MailDelivery {
    private let given = Mutex<[ID<Message>]>([])
    private let receipt: Receipt

    init(_ receipt: Receipt) { self.receipt = receipt }

    var taken: [ID<Message>] { given.withLock { $0 } }
    func deliver(_ mail: WrittenMail) async -> Receipt {
        given.withLock { $0.append(mail.id) }
        return receipt
    }
    func check() async -> Receipt { receipt }
}

@Suite struct `The outbox sender` {
    private let world = AdvancingWorld()

    private func sender(_ outbox: SampleOutbox, _ delivery: SampleDelivery) -> OutboxSender {
        OutboxSender(
            outbox: outbox, composer: { .sample }, delivery: delivery, world: world.world, note: { _, _ in })
    }

    @Test func `sends mails to one address in order, each once`() async throws {
        let messages = (0..<20).map { world.message(to: "p\($0 % 3)@company.example") }
        let outbox = SampleOutbox(messages)
        let delivery = SampleDelivery(.accepted("250 OK"))
        #expect(try await sender(outbox, delivery).round { false } == 20)
        #expect(Set(delivery.taken) == Set(messages.map(\.id)))
        #expect(delivery.taken.count == 20)
        for address in Set(messages.map(\.to)) {
            let own = messages.filter { $0.to == address }.map(\.id)
            #expect(delivery.taken.filter(own.contains) == own)
        }
        #expect(outbox.settled.allSatisfy { $0.1 == .sent(at: world.now) })
        #expect(Set(outbox.links) == Set(messages.map(\.id)), "what opens each link is known before its mail goes")
    }

    @Test func `holds back what was told minutes ago, and says how often it happened when it goes`() async throws {
        let told = world.now.addingTimeInterval(-60)
        let held = world.message(equals: NoticePacing(waiting: 4, sent: 1, lastSent: told))
        let (outbox, delivery) = (SampleOutbox([held]), SampleDelivery(.accepted("250 OK")))
        #expect(try await sender(outbox, delivery).round { false } == 1)
        #expect(delivery.taken.isEmpty)
        let until = told.addingTimeInterval(300)
        #expect(outbox.settled.map(\.1) == [.waiting(until: until, tries: 0, reply: nil)])
        for (language, words) in [(Language.en, "happened 4 times"), (.fr, "produit 4 fois")] {
            let message = world.message(language: language, equals: NoticePacing(waiting: 4, sent: 0, lastSent: nil))
            #expect(try EmailComposer.sample.email(for: message).text.contains(words))
        }
        #expect(try EmailComposer.sample.email(for: world.message()).text.contains("times") == false)
    }

    @Test func `waits after a refusal for now, and longer each time`() async throws {
        var waits: [TimeInterval] = []
        for tries in 0..<8 {
            let message = world.message(
                expiresIn: 1_000_000, state: .waiting(until: world.now, tries: tries, reply: "451 later"))
            let outbox = SampleOutbox([message])
            _ = try await sender(outbox, SampleDelivery(.refusedForNow("451 later"))).round { false }
            guard case .waiting(let until, tries + 1, "451 later") = try #require(outbox.settled.first).1 else {
                Issue.record("not waiting: \(outbox.settled)")
                return
            }
            waits.append(until.timeIntervalSince(world.now))
        }
        #expect(waits == waits.sorted())
        #expect(waits.first == 60)
        #expect(waits.last == 14400)
    }

    @Test func `gives up what is refused for good, has lost its key, or is too old to wait any longer`() async throws {
        let cases: [(Message, Receipt, String)] = [
            (world.message(), .refusedForGood("550 unknown"), "550 unknown"),
            (
                world.message(.passwordReset, keyID: "lost"), .accepted(""),
                "The key lost, which its link is made with, is not in the key ring."
            ),
            (world.message(expiresIn: 30), .refusedForNow("451 later"), "451 later"),
            (world.message(expiresIn: -1), .accepted(""), "Too old to be sent."),
        ]
        for (message, receipt, reply) in cases {
            let outbox = SampleOutbox([message])
            _ = try await sender(outbox, SampleDelivery(receipt)).round { false }
            #expect(outbox.settled.map(\.1) == [.failed(at: world.now, reply: reply)])
        }
    }

    @Test func `does not send again what was sent and could not be written down`() async throws {
        let outbox = SampleOutbox([world.message()], failures: 2)
        let delivery = SampleDelivery(.accepted("250 OK"))
        let sender = sender(outbox, delivery)
        for _ in 0..<2 { await #expect(throws: (any Error).self) { try await sender.round { false } } }
        _ = try await sender.round { false }
        #expect(delivery.taken.count == 1)
        #expect(outbox.settled.map(\.1) == [.sent(at: world.now)])
    }

    @Test func `tells which key a mail was read under, so that it is not settled after a rotation`() async throws {
        let outbox = SampleOutbox([world.message(.passwordReset, keyID: "lost"), world.message()])
        _ = try await sender(outbox, SampleDelivery(.accepted("250 OK"))).round { false }
        #expect(outbox.readUnder.count == 2 && Set(outbox.readUnder) == ["lost", nil])
    }

    @Test func `begins nothing once it is to stop`() async throws {
        let outbox = SampleOutbox([world.message()])
        let delivery = SampleDelivery(.accepted("250 OK"))
        _ = try await sender(outbox, delivery).round { true }
        #expect(delivery.taken.isEmpty)
    }
}

@Suite struct `What a server said` {
    @Test(arguments: [
        ("RCPT TO:<x>", "550 unknown", true), ("MAIL FROM:<x>", "552-too\r\n552 big", true), ("DATA", "554 no", true),
        ("RCPT TO:<x>", "451 later", false), ("MAIL FROM:<x>", "530 5.7.0 log in", false),
        ("EHLO x", "550 go away", false), ("RCPT TO:<x>", "554 5.7.0 Too many messages, try again later", false),
        ("RCPT TO:<x>", "550 5.4.5 Daily sending limit exceeded", false),
        ("RCPT TO:<x>", "550 5.1.1 No such user", true),
        ("RCPT TO:<x>", "552 5.2.2 Mailbox full, quota exceeded", false), ("DATA", "552 4.2.2 quota", false),
        ("DATA", "553 5.1.3 bad", true),
        ("DATA", "554-Too many messages,\r\n554 please try again later", false),
        ("AUTH PLAIN", "535 wrong", false), ("DATA", "", false), ("STARTTLS", "501 no", false),
    ])
    func `is for good only where it is about the mail`(command: String, reply: String, isForGood: Bool) {
        let conversation = SMTPConversation()
        conversation.heard("550 an earlier one\r\n")
        conversation.sent(command + "\r\n")
        conversation.heard(reply + "\r\n")
        #expect(conversation.isRefusalForGood == isForGood)
    }

    @Test func `keeps nothing of what was sent`() {
        let conversation = SMTPConversation()
        conversation.sent("AUTH PLAIN AGNhcmUAaHlhY2ludGg=\r\n")
        conversation.sent("AGNhcmUAaHlhY2ludGg=\r\n")
        conversation.heard("535 no\r\n")
        #expect(conversation.reply == "535 no")
        #expect(!String(reflecting: conversation).contains("AGNhcm"))
    }
}
