/// Which browser on which system somebody uses, as it says itself: enough for its owner to know it again, too little to tell
/// people apart. Nothing is decided by it.
package struct ClientSoftware: Sendable, Hashable {
    package let browser: Browser
    package let system: System

    package enum Browser: String, Sendable, CaseIterable {
        case chrome, edge, firefox, opera, safari, samsung
    }

    package enum System: String, Sendable, CaseIterable {
        case android, chromeos, ipad, iphone, linux, mac, windows
    }

    package init(_ browser: Browser, _ system: System) { (self.browser, self.system) = (browser, system) }

    /// Nil where either is unknown.
    package init?(userAgent text: String) {
        // The first that fits: most browsers name others besides themselves.
        let browsers: [(String, Browser)] = [
            ("Edg", .edge), ("OPR/", .opera), ("SamsungBrowser/", .samsung), ("Firefox/", .firefox),
            ("FxiOS/", .firefox), ("CriOS/", .chrome), ("Chrome/", .chrome), ("Safari/", .safari),
        ]
        let systems: [(String, System)] = [
            ("iPhone", .iphone), ("iPad", .ipad), ("Android", .android), ("Windows", .windows), ("CrOS", .chromeos),
            ("Macintosh", .mac), ("Linux", .linux),
        ]
        guard let browser = browsers.first(where: { text.contains($0.0) })?.1,
            let system = systems.first(where: { text.contains($0.0) })?.1
        else { return nil }
        self.init(browser, system)
    }

    /// As it is kept: "chrome windows".
    package init?(kept text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, let browser = Browser(rawValue: words[0]), let system = System(rawValue: words[1])
        else {
            return nil
        }
        self.init(browser, system)
    }

    package var kept: String { "\(browser.rawValue) \(system.rawValue)" }
}
