import SecurityQuestions

/// "Chrome on Windows".
package enum ClientWords {
    package static func name(_ client: ClientSoftware) -> Phrase {
        let (browser, system) = (browser(client.browser), system(client.system))
        return switch client.system {
        // A device, not what runs on it.
        case .iphone, .ipad: Phrase(en: "\(browser) on \(system)", fr: "\(browser) sur \(system)")
        default: Phrase(en: "\(browser) on \(system)", fr: "\(browser) sous \(system)")
        }
    }

    /// In a notice.
    package static func used(_ client: ClientSoftware) -> Phrase {
        let name = name(client)
        return Phrase(
            en: "As the browser names itself, it was \(name.en).",
            fr: "D’après les indications du navigateur, il s’agissait de \(name.fr).")
    }

    private static func browser(_ browser: ClientSoftware.Browser) -> String {
        switch browser {
        case .chrome: "Chrome"
        case .edge: "Edge"
        case .firefox: "Firefox"
        case .opera: "Opera"
        case .safari: "Safari"
        case .samsung: "Samsung Internet"
        }
    }

    private static func system(_ system: ClientSoftware.System) -> String {
        switch system {
        case .android: "Android"
        case .chromeos: "ChromeOS"
        case .ipad: "iPad"
        case .iphone: "iPhone"
        case .linux: "Linux"
        case .mac: "macOS"
        case .windows: "Windows"
        }
    }
}
