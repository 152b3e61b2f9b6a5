import AppConfiguration
import Foundation
import SecurityQuestions
import Web

/// Keeps the invitations of a demo usable: one that has expired unused is replaced.
package struct DemoInvitations: Sendable {
    let configuration: Configuration
    let services: DemoServices

    package init(configuration: Configuration, services: DemoServices) {
        self.configuration = configuration
        self.services = services
    }

    package func renewExpired(in folder: DemoFolder) async throws {
        var file = try DemoFile(path: folder.file)
        var isChanged = false
        for place in file.brands.indices {
            guard let brand = configuration.brands[file.brands[place].id],
                let invitation = try await renewed(file.brands[place])
            else { continue }
            file.brands[place].activation.url = invitation.link(
                at: configuration.publicAddress, brand: brand, language: brand.firstLanguage)
            isChanged = true
        }
        if isChanged { try file.write(to: folder.file) }
    }

    /// Nil where the present one is used or still good.
    private func renewed(_ entry: DemoFile.BrandEntry) async throws -> Invitation? {
        let now = services.world.now()
        guard let old = Invitation(link: entry.activation.url),
            let found = try await services.stores.activation(old.hash), found.activation.state(at: now) == .expired
        else { return nil }
        let new = Invitation(services.world)
        let invite = InviteOwner(stores: services.stores, keeping: services.keeping, world: services.world)
        guard case .invited = try await invite.perform(found.account.id, by: .host, invitation: new.hash) else {
            return nil
        }
        return new
    }
}
