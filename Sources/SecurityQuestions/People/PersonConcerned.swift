/// Whom an entry or a notice about people concerns: a role (or yes or no) and a name, as the detail of an entry holds them:
/// "administrator Jonah Ellison". Older entries hold the role alone.
package struct PersonConcerned: Sendable, Hashable {
    package let word: String
    /// Empty where it is not known.
    package let name: String

    package init(_ word: String, _ name: String) { (self.word, self.name) = (word, name) }

    package init(detail: String) {
        let parts = detail.split(separator: " ", maxSplits: 1)
        self.init(parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }

    package var detail: String { name.isEmpty ? word : "\(word) \(name)" }

    package var role: Member.Role? { Member.Role(rawValue: word) }
    /// Of a change of who may call.
    package var mayCall: Bool? { word == "yes" ? true : word == "no" ? false : nil }
}
