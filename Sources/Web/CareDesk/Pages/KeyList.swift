import Phrasebook

/// The keys of the care desk's pages: listed by `?` and on the agent's own page. A page without the list has no keys.
enum KeyList {
    /// Opened by a script: without one there are no keys either.
    static func dialog(_ visit: Visit) -> HTML {
        guard visit.usesKeys else { return .none }
        let text = visit.text
        return """
            <dialog class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">\(text(KeyWords.title))</h2>
            \(list(text))
            <p class="quiet"><a href="\(Links.profile)">\(text(KeyWords.turnOffThere))</a></p>
            <p><button type="button" data-close>\(text(KeyWords.close))</button></p>
            </dialog>
            """
    }

    static func card(_ visit: Visit) -> HTML {
        let text = visit.text
        let isOn = visit.usesKeys
        return """
            <section class="card" aria-labelledby="keys-card">
            <h2 id="keys-card">\(text(KeyWords.title))</h2>
            \(isOn ? list(text) : "<p>\(text(KeyWords.areOff))</p>")
            <form method="post" action="\(Links.ownKeys)">\(visit.tokenField)
            <button name="keys" value="\(isOn ? "off" : "on")">\(text(isOn ? KeyWords.turnOff : KeyWords.turnOn))</button>
            </form>
            \(HelpTopic.deskKeys.content(text))
            </section>
            """
    }

    private static func list(_ text: Text) -> HTML {
        """
        <dl class="key-list">\(KeyWords.all.map { key, does in
            "<div><dt><kbd>\(text(key))</kbd></dt> <dd>\(text(does))</dd></div>" as HTML
        })</dl>
        <p class="quiet">\(text(KeyWords.inFields))</p>
        """
    }
}
