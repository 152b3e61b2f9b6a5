import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The parts forms are made of: a label, a hint and an error tied to the field (WCAG 2.2, 1.3.1, 3.3.1, 3.3.2).
struct Field {
    let name: Form.Field
    let label: String
    var hint: String?
    var error: String?
    /// Where the cursor waits; a field with an error takes it anyway.
    var isFocused = false

    /// One line of text.
    func input(_ kind: Kind, value: String = "", attributes: HTML = .none) -> HTML {
        """
        <div class="field\(error == nil ? "" : " wrong")">
        <label for="\(id)">\(label)</label>
        \(notes)
        \(control(kind, value: value, attributes: attributes))
        </div>
        """
    }

    enum Kind {
        case text, email, currentPassword, newPassword
        /// An address that is not the one to log in with yet.
        case newEmail
        /// Six digits of an authenticator app.
        case oneTimeCode
        /// Never kept by the browser, not corrected, hidden unless the person asks.
        case secretAnswer(show: String)
        /// Typed by an agent: never kept by the browser, not corrected.
        case spoken
        /// Six digits that a caller reads out: never kept by the browser.
        case supportCode
        /// A day of the calendar; without the browser's own control it is typed as 2026-11-22.
        case day
    }

    private func control(_ kind: Kind, value: String, attributes: HTML) -> HTML {
        let common: HTML = "id=\"\(id)\" name=\"\(name.rawValue)\"\(described)\(attributes)"
        switch kind {
        case .text: return "<input type=\"text\" \(common) value=\"\(value)\" \(Self.unkept)>"
        case .email:
            return "<input type=\"email\" \(common) value=\"\(value)\" autocomplete=\"username\" maxlength=\"320\">"
        case .currentPassword: return "<input type=\"password\" \(common) autocomplete=\"current-password\">"
        case .newPassword: return "<input type=\"password\" \(common) autocomplete=\"new-password\">"
        case .newEmail:
            return "<input type=\"email\" \(common) value=\"\(value)\" autocomplete=\"email\" maxlength=\"320\">"
        case .oneTimeCode:
            return """
                <input type="text" \(common) inputmode="numeric" autocomplete="one-time-code" spellcheck="false" \
                maxlength="40" class="digits">
                """
        case .spoken:
            // Browsers count UTF-16 and cut what is pasted without a word; the server counts letters, and says so.
            return "<input type=\"text\" \(common) \(Self.unkept) maxlength=\"400\">"
        case .supportCode:
            return
                "<input type=\"text\" inputmode=\"numeric\" \(common) \(Self.unkept) maxlength=\"20\" class=\"digits\">"
        case .day: return "<input type=\"date\" \(common) value=\"\(value)\" autocomplete=\"off\">"
        case .secretAnswer(let show):
            return """
                <div class="secret"><input type="text" \(common) \(Self.unkept) class="masked">\
                <input type="checkbox" id="show-\(id)" class="show" autocomplete="off">\
                <label for="show-\(id)" class="show">\(show)</label></div>
                """
        }
    }

    /// A list to choose from; the first entry chooses nothing.
    func select(_ none: String, _ options: [(value: String, label: String)], chosen: String) -> HTML {
        select(none, self.options(options, chosen))
    }

    /// The same in groups.
    ///
    /// - Parameter missing: what the script says where nothing is chosen, before the form is sent and a secret lost.
    func select(_ none: String, _ groups: [OptionGroup], chosen: String, missing: String? = nil) -> HTML {
        let groups: [HTML] = groups.map {
            "<optgroup label=\"\($0.label)\">\(options($0.options, chosen))</optgroup>\n"
        }
        return select(none, groups, attributes: missing.map { " data-missing=\"\($0)\"" }.orNone)
    }

    private func select(_ none: String, _ entries: [HTML], attributes: HTML = .none) -> HTML {
        """
        <div class="field\(error == nil ? "" : " wrong")">
        <label for="\(id)">\(label)</label>
        \(notes)
        <select id="\(id)" name="\(name.rawValue)"\(attributes)\(described)>
        <option value="">\(none)</option>
        \(entries)
        </select>
        </div>
        """
    }

    private func options(_ options: [(value: String, label: String)], _ chosen: String) -> [HTML] {
        options.map { "<option value=\"\($0.value)\"\($0.value == chosen ? " selected" : "")>\($0.label)</option>\n" }
    }

    private static let unkept: HTML =
        "autocomplete=\"off\" autocapitalize=\"off\" autocorrect=\"off\" spellcheck=\"false\""

    private var id: String { name.rawValue }

    private var notes: HTML {
        let hint: HTML? = hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
        let error: HTML? = error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" }
        return "\(hint.orNone)\(error.orNone)"
    }

    private var described: HTML {
        let ids = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap(\.self)
        let by: HTML = ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
        let wrong: HTML = error == nil ? .none : " aria-invalid=\"true\""
        return "\(by)\(wrong)\(isFocused || error != nil ? " autofocus" : "")"
    }
}

/// Entries of a list under a heading.
struct OptionGroup {
    let label: String
    let options: [(value: String, label: String)]
}

extension Text {
    /// The banner over a form that was refused; the page's title begins with it for screen readers.
    func errorTitle(_ title: Phrase, isWrong: Bool) -> String {
        isWrong ? "\(self(Words.error))\(language == .fr ? "\u{a0}" : ""): \(self(title))" : self(title)
    }
}
