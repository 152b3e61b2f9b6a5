import SpokenAnswers

/// What the program that opens a call says of it. No check looks at it, and it proves nothing.
package struct CallMetadata: Sendable, Hashable {
    /// What the program calls the call itself; ``isExternalID(_:)``.
    package let externalID: String?
    /// That is spoken with the caller; nil: that of the account.
    package let language: Language?
    /// That calls; nil where the program does not say.
    package let from: CallingNumber?

    /// Nothing was said, or nobody was there to say it.
    package static let none = CallMetadata()
    package static let longestID = 64

    package init(externalID: String? = nil, language: Language? = nil, from: CallingNumber? = nil) {
        (self.externalID, self.language, self.from) = (externalID, language, from)
    }

    /// Letters, digits and `. _ : -`: it stands in the log and in events, which hold no text that somebody typed.
    package static func isExternalID(_ text: String) -> Bool {
        (1...longestID).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { one in
                switch one {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "_", ":", "-": true
                default: false
                }
            }
    }
}

/// The number that a call comes from, and what the network says of it: for the agent to read. Whoever has the right line sends any number.
package struct CallingNumber: Sendable, Hashable {
    package let number: PhoneNumber
    package let verification: Verification?
    package let attestation: Attestation?

    /// The parameter `verstat` of 3GPP TS 24.229 §7.2A.20.
    package enum Verification: String, Sendable, CaseIterable {
        case passed = "TN-Validation-Passed"
        case failed = "TN-Validation-Failed"
        case unchecked = "No-TN-Validation"
    }

    /// What the carrier where the call began signs of it (ATIS-1000074 §5.2.3): that the caller may use the number, that it knows the caller, that
    /// it let the call in.
    package enum Attestation: String, Sendable, CaseIterable {
        case full = "A"
        case partial = "B"
        case gateway = "C"
    }

    package enum Standing: Sendable {
        case vouchedFor, notVouchedFor
        /// Its signature is none: somebody sends a number that is not theirs.
        case refuted
    }

    package init(_ number: PhoneNumber, verification: Verification?, attestation: Attestation?) {
        (self.number, self.verification, self.attestation) = (number, verification, attestation)
    }

    /// Nil where nothing was said.
    package var standing: Standing? {
        switch (verification, attestation) {
        case (nil, nil): nil
        case (.failed, _): .refuted
        // Without a letter it is the first: the others are told with theirs.
        case (.passed, nil), (.passed, .full), (nil, .full): .vouchedFor
        case (.unchecked, _), (_, .partial), (_, .gateway): .notVouchedFor
        }
    }
}
