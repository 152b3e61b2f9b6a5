extension LoginThrottle {
    /// What is counted: each for itself, so that asking for links does not use up somebody's log-ins.
    package enum Purpose: String, Sendable, CaseIterable {
        case logIn, secondFactor, passwordReset, newEmail

        /// In the names of its counts; empty for a log-in, whose names came first.
        fileprivate var word: String {
            switch self {
            case .logIn: ""
            case .secondFactor: " code"
            case .passwordReset: " reset"
            case .newEmail: " address"
            }
        }
    }

    /// The name and the network address whose failures count together.
    package struct Subjects: Sendable, Hashable {
        package let name: Subject
        package let address: Subject

        /// `name` is what was typed, or the id of somebody who has logged in.
        package init(_ purpose: Purpose, at place: LoginPlace, name: String, from address: String) {
            let place = place.name + purpose.word
            self.name = .name("\(place) \(name)")
            self.address = .address("\(place) \(NetworkAddress.subscriber(of: address))")
        }

        package init(_ purpose: Purpose, at place: LoginPlace, email typed: String, from address: String) {
            self.init(
                purpose, at: place, name: EmailAddress(typed)?.key ?? typed.lowercased(), from: address)
        }
    }
}
