import Foundation
import SecurityQuestions

/// Seals everything anew under the newest key of the ring, a batch at a time, beside a server that is at work.
///
/// Every batch is a transaction of its own that changes only what is still as it was read. So it can be stopped or killed
/// at any moment and begun again, and ends with a pass that finds nothing under another key.
package struct KeyRotation: Sendable {
    private let store: any RotationStore & RowTagStore
    private let vault: Vault
    private let batch: Int

    package enum Ending: Sendable {
        /// The last pass found nothing under another key.
        case finished
        /// It was asked to stop.
        case stopped
        /// These cannot be opened: they were damaged or altered. Everything else is under the newest key.
        case broken([SealedRecord])
        /// These rows are not as Countersign wrote them, and keep the tag they have. Everything else is under the newest key.
        case altered([RecordAltered])
    }

    package init(store: any RotationStore & RowTagStore, vault: Vault, batch: Int) {
        self.store = store
        self.vault = vault
        self.batch = batch
    }

    /// `note` hears of every batch: its place, and how many records were sealed anew.
    package func run(
        isStopping: @Sendable () -> Bool = { false }, note: @Sendable (KeyPlace, Int) -> Void = { _, _ in }
    ) async throws -> Ending {
        while true {
            var (found, broken): (Int, [SealedRecord]) = (0, [])
            for place in KeyPlace.sealed {
                var cursor = RotationCursor.start
                while true {
                    if isStopping() { return .stopped }
                    let began = ContinuousClock.now
                    let page = try await store.records(
                        in: place, notUnder: vault.keys.newest.id, after: cursor, limit: batch)
                    guard let last = page.last else { break }
                    cursor = last.cursor
                    found += page.count
                    let seals = try page.compactMap { record in
                        let seal = try newSeal(of: record)
                        if seal == nil { broken.append(record) }
                        return seal
                    }
                    note(place, try await store.exchange(seals, in: place))
                    // Half of the time belongs to whoever else writes.
                    try await Task.sleep(for: ContinuousClock.now - began)
                }
            }
            guard let (tagged, altered) = try await tagRows(isStopping, note) else { return .stopped }
            if found + tagged == 0 { return altered.isEmpty ? .finished : .altered(altered) }
            if found + tagged == broken.count { return .broken(broken) }
        }
    }

    /// Tags every row with the newest key; nil where it was asked to stop.
    private func tagRows(
        _ isStopping: @Sendable () -> Bool, _ note: @Sendable (KeyPlace, Int) -> Void
    ) async throws -> (tagged: Int, altered: [RecordAltered])? {
        var (tagged, altered): (Int, [RecordAltered]) = (0, [])
        for table in TaggedTable.allCases {
            var cursor = RotationCursor.start
            while true {
                if isStopping() { return nil }
                let began = ContinuousClock.now
                let page = try await store.tagRowsAnew(in: table, after: cursor, limit: batch)
                guard let last = page.last else { break }
                cursor = last
                tagged += page.tagged
                altered += page.altered
                note(.rowTags, page.tagged)
                try await Task.sleep(for: ContinuousClock.now - began)
            }
        }
        return (tagged, altered)
    }

    /// Nil where the record does not open.
    private func newSeal(of record: SealedRecord) throws -> NewSeal? {
        do {
            return NewSeal(record: record, content: try vault.newSeal(of: record))
        } catch KeepingFailure.brokenSeal {
            return nil
        }
    }
}

extension Vault {
    /// What `record` becomes under the newest key.
    fileprivate func newSeal(of record: SealedRecord) throws -> NewSeal.Content {
        let ring = keys
        guard let old = ring[record.seal.keyID] else { throw KeepingFailure.keyMissing(record.seal.keyID) }
        if case .link(let message) = record.owner {
            let again = ID<Message>(world)
            return .link(
                keyID: ring.newest.id, from: SecretToken(bytes: old.linkToken(of: message)).hash,
                to: SecretToken(bytes: ring.newest.linkToken(of: message)).hash,
                again: NewSeal.MailAgain(
                    message: again, token: SecretToken(bytes: ring.newest.linkToken(of: again)).hash))
        }
        var place = SealPlace(record.owner)
        if let recipe = record.recipe { place = place.hashed(by: recipe) }
        let nonce = world.randomBytes(SealingKey.nonceLength)
        let sealed = try ring.newest.seal(try open(record, with: old), nonce: nonce, bindingTo: place.bytes)
        return .seal(SealedKey(keyID: ring.newest.id, nonce: nonce, sealed: sealed))
    }

    /// Whether what is sealed was sealed in this place: nobody has altered it, or moved it here from another account.
    ///
    /// Throws ``KeepingFailure/keyMissing(_:)``.
    package func opens(_ record: SealedRecord) throws -> Bool {
        guard let key = keys[record.seal.keyID] else { throw KeepingFailure.keyMissing(record.seal.keyID) }
        if case .link = record.owner { return true }
        do {
            _ = try open(record, with: key)
            return true
        } catch KeepingFailure.brokenSeal {
            return false
        }
    }

    private func open(_ record: SealedRecord, with key: SealingKey) throws(KeepingFailure) -> SecretBytes {
        guard record.seal.nonce.count == SealingKey.nonceLength,
            record.seal.sealed.count > SealingKey.authenticationLength
        else { throw .brokenSeal }
        let (seal, place) = (record.seal, SealPlace(record.owner))
        guard let recipe = record.recipe else {
            return try key.open(seal.sealed, nonce: seal.nonce, boundTo: place.bytes)
        }
        return try key.open(seal.sealed, nonce: seal.nonce, at: place, hashed: recipe, configured: cost)
    }
}

extension SealPlace {
    fileprivate init(_ owner: SealedRecord.Owner) {
        switch owner {
        case .answer(let place): self.init(place)
        case .password(let owner): self.init(owner)
        case .secondFactor(let person): self.init(person)
        case .webhook(let place): self.init(place)
        case .link: preconditionFailure("a link is not sealed")
        }
    }
}
