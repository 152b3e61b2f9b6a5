import SecurityQuestions

/// The built-in marks a brand can choose from: one path each, on a grid of 24.
enum Mark {
    /// A brand's own logo, or its mark. The name stands beside it.
    static func beside(_ look: Site.Look) -> HTML {
        look.assets.logo.map { "<img class=\"logo\" src=\"\($0)\" alt=\"\">" } ?? inline(look.mark)
    }

    static func inline(_ name: String) -> HTML {
        """
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\
        <rect width="24" height="24" rx="6" fill="currentColor"/>\(path(name))</svg>
        """
    }

    static func file(_ look: Brand.Look) -> HTML {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\
        <rect width="24" height="24" rx="6" fill="\(look.accent)"/>\(path(look.mark))</svg>
        """
    }

    private static func path(_ name: String) -> HTML {
        let shape =
            switch name {
            case "wave": "M4 14c2.5 0 2.5-5 5-5s2.5 6 5.5 6S17 10 20 10"
            case "door": "M8 20V5l8 2v13M5 20h14M13 12.5v1"
            default: "M14 10a3.5 3.5 0 1 0-3.2 3.5L13 16h2v2h2v2h2v-2.500l-5-5"
            }
        return """
            <path d="\(shape)" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
            """
    }
}
