import SecurityQuestions

/// Somebody who writes or reads mail.
package struct Correspondent: Sendable, Hashable {
    package let name: String
    package let address: EmailAddress

    package init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}
