import SecurityQuestions
import Synchronization

/// The brands that are served now. They can change while the server runs: a request ends with those it began with.
package final class ServedBrands: Sendable {
    private let state: Mutex<(brands: Brands, sites: [@Sendable (Brands) -> Void])>

    package init(_ brands: Brands) { state = Mutex((brands, [])) }

    package var now: Brands { state.withLock(\.brands) }

    /// From here on every site serves `brands`.
    package func take(_ brands: Brands) {
        let sites = state.withLock { state in
            state.brands = brands
            return state.sites
        }
        for site in sites { site(brands) }
    }

    /// `site` is told each time they have changed.
    func tell(_ site: @escaping @Sendable (Brands) -> Void) { state.withLock { $0.sites.append(site) } }
}
