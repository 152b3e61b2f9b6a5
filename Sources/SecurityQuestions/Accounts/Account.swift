import Foundation
import SpokenAnswers

/// A customer company of a brand.
public struct Account: Sendable {
    public let id: ID<Account>
    public let brand: Brand.ID
    /// What the customer reads on a bill. Unique within the brand, compared by ``key(ofNumber:)``.
    public let number: String
    public let company: String
    public let phones: [PhoneNumber]
    public let language: Language
    public let status: Status

    public enum Status: String, Sendable, CaseIterable {
        /// Invited; nobody has activated it yet.
        case pending
        case active
        /// Closed for a while by the carrier: care can still check its owner.
        case suspended
        case closed

        /// Whether its people can log in.
        public var isOpenToMembers: Bool { self == .active || self == .suspended }
    }

    public init(
        id: ID<Account>, brand: Brand.ID, number: String, company: String, phones: [PhoneNumber], language: Language,
        status: Status
    ) {
        self.id = id
        self.brand = brand
        self.number = number
        self.company = company
        self.phones = phones
        self.language = language
        self.status = status
    }

    /// What two ways of writing one account number have in common: its letters and digits, in capitals.
    public static func key(ofNumber number: String) -> String {
        String(
            number.precomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        )
    }
}
