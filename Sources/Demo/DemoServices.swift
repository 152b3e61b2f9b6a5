import Foundation
import SecurityQuestions

/// What a demo is filled with: the opened data folder, put together elsewhere.
package struct DemoServices: Sendable {
    package typealias Keeping = AnswerSealer & PasswordSealer & LinkSigner

    let stores: any Stores
    let keeping: any Keeping
    let world: World

    package init(stores: any Stores, keeping: any Keeping, world: World) {
        self.stores = stores
        self.keeping = keeping
        self.world = world
    }
}
