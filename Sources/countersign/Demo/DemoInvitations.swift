import Foundation
import SecurityQuestions

/// Keeps the invitations of a demo usable: one that has expired unused is replaced.
struct DemoInvitations: Sendable {
    let configuration: Configuration

    func renewExpired(in folder: DemoFolder) async throws {
        var file = try DemoFile(path: folder.file)
        var isChanged = false
        try await Composition.with(configuration, use: .lookUp) { backstage in
            for place in file.brands.indices {
                guard let brand = configuration.brands[file.brands[place].id],
                    let invitation = try await renewed(file.brands[place], backstage)
                else { continue }
                file.brands[place].activation.url = invitation.link(
                    at: configuration.publicAddress, brand: brand, language: brand.firstLanguage)
                isChanged = true
            }
        }
        if isChanged { try file.write(to: folder.file) }
    }

    /// Nil where the present one is used or still good.
    private func renewed(_ entry: DemoFile.BrandEntry, _ backstage: Backstage) async throws -> Invitation? {
        let now = backstage.world.now()
        guard let old = Invitation(link: entry.activation.url),
            let found = try await backstage.stores.activation(old.hash), found.activation.state(at: now) == .expired
        else { return nil }
        let new = Invitation(backstage.world)
        let invite = InviteOwner(stores: backstage.stores, keeping: backstage.vault, world: backstage.world)
        guard case .invited = try await invite.perform(found.account.id, by: .host, invitation: new.hash) else {
            return nil
        }
        return new
    }
}
