import Foundation
import Logging
import SecurityQuestions
import SpokenAnswers

/// How a setting is read, and what is allowed, in words.
struct SettingKind<Value> {
    let allowed: String
    let read: (Written) -> Value?
    /// Whether a value that is refused is repeated in what is said about it.
    var isRepeated = true

    init(_ allowed: String, _ read: @escaping (Written) -> Value?) {
        self.allowed = allowed
        self.read = read
    }

    init(_ allowed: String, text read: @escaping (String) -> Value?) {
        self.init(allowed) { read($0.text) }
    }
}

extension SettingKind<String> {
    static var path: Self {
        SettingKind("the path of a file or folder") { written in
            guard !written.text.isEmpty else { return nil }
            return Paths.absolute(written.text, from: written.folder)
        }
    }
    /// What people read.
    static func name(upTo longest: Int) -> Self {
        SettingKind("a text of at most \(longest) characters") { text in
            text.isEmpty || text.count > longest ? nil : text
        }
    }
    static var brandID: Self {
        SettingKind("a name of small letters, digits and hyphens, such as northline") { text in
            let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
            return (1...40).contains(text.count) && text.allSatisfy(allowed.contains) ? text : nil
        }
    }
    static var hostName: Self {
        SettingKind("a host name without a port, such as office.example.com") { text in
            let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
            return isName && text.utf8.count <= 253 ? text.lowercased() : nil
        }
    }
    static var phone: Self {
        SettingKind("a phone number as customers dial it, such as “+33 1 99 00 12 34”") { text in
            text.filter(\.isNumber).count >= 3 && text.count <= 40 ? text : nil
        }
    }
    static var colour: Self {
        SettingKind("a colour of six hexadecimal digits in quotes, such as \"#245a4c\"") { text in
            text.hasPrefix("#") && text.count == 7 && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
                ? text.lowercased() : nil
        }
    }
    static var scopeID: Self {
        SettingKind("up to \(Scope.longestID) small letters, digits and hyphens") { Scope.isID($0) ? $0 : nil }
    }
    /// Only https: the pages that lead there came by it.
    static var webAddress: Self {
        SettingKind("the address of a page, such as https://www.example.com/privacy") { text in
            guard let url = URL(string: text), url.scheme == "https", url.host()?.isEmpty == false, url.user() == nil
            else {
                return nil
            }
            let isPlain = text.unicodeScalars.allSatisfy {
                (0x21...0x7E).contains($0.value) && !"\"<>".unicodeScalars.contains($0)
            }
            return isPlain && text.utf8.count <= 500 ? text : nil
        }
    }
    static func oneOf(_ names: [String]) -> Self {
        SettingKind("one of \(names.joined(separator: ", "))") { names.contains($0) ? $0 : nil }
    }
    static var timeZone: Self {
        SettingKind("a time zone such as Europe/Paris") { TimeZone(identifier: $0) == nil ? nil : $0 }
    }
}

extension SettingKind<Int> {
    static func number(_ range: ClosedRange<Int>) -> Self {
        SettingKind("a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension SettingKind<Int?> {
    /// In days; nil: for good.
    static func period(atLeast least: Int) -> Self {
        let days = SettingKind<Int>.number(least...36_500)
        return SettingKind("\(days.allowed), in days, or “never”") { written in
            written.text == "never" ? .some(nil) : days.read(written).map(Optional.some)
        }
    }
}

extension SettingKind<Bool> {
    static var bool: Self { SettingKind("true or false") { ["true": true, "false": false][$0] } }
}

extension SettingKind<ListenAddress> {
    static var listen: Self {
        SettingKind("an address with a port, such as 127.0.0.1:8080 or [::1]:8080", text: ListenAddress.init)
    }
}

extension SettingKind<[String]> {
    /// The path of a program, and what it is called with.
    static var program: Self {
        SettingKind("the path of a program such as /usr/local/bin/unlock-key-ring, or a list that begins with one") {
            written in
            let words = written.items ?? written.text.split(separator: ",").map { String($0).trimmingSpaces() }
            guard let program = words.first, program.hasPrefix("/"), !words.contains("") else { return nil }
            return words
        }
    }
}

extension SettingKind<[CIDRBlock]> {
    static var networks: Self {
        SettingKind("a list of IP addresses and networks, such as [10.0.0.5, 10.1.0.0/16]") { text in
            let items = text.split(separator: ",").map { CIDRBlock(String($0).trimmingSpaces()) }
            return items.contains(nil) ? nil : items.compactMap(\.self)
        }
    }
}

extension SettingKind<ForwardedHeader> {
    static var forwardedHeader: Self {
        let names = ForwardedHeader.allCases.map(\.rawValue).joined(separator: " or ")
        return SettingKind(names) { text in
            ForwardedHeader.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        }
    }
}

extension SettingKind<EmailAddress> {
    /// In plain letters: it is part of every Message-ID, and not every server takes others.
    static var senderAddress: Self {
        SettingKind("an e-mail address in plain letters, such as care@example.com") { text in
            text.utf8.allSatisfy { $0 < 0x80 } ? EmailAddress(text) : nil
        }
    }
}

extension SettingKind<Logger.Level> {
    static var logLevel: Self {
        let names = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKind("one of \(names)") { Logger.Level(rawValue: $0) }
    }
}

extension SettingKind<LogFormat> {
    static var logFormat: Self {
        let names = LogFormat.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKind("one of \(names)") { LogFormat(rawValue: $0) }
    }
}

extension SettingKind<SecondFactor.Policy> {
    static var secondFactor: Self {
        let names = SecondFactor.Policy.allCases.map(\.rawValue).joined(separator: " or ")
        return SettingKind(names) { SecondFactor.Policy(rawValue: $0) }
    }
}

extension SettingKind<Language> {
    static var language: Self {
        let names = Language.allCases.map(\.rawValue).joined(separator: " or ")
        return SettingKind(names) { Language(rawValue: $0) }
    }
}

extension SettingKind<PhoneNumberingPlan> {
    static var country: Self {
        let names = PhoneNumberingPlan.all.keys.sorted().joined(separator: ", ")
        return SettingKind("one of \(names)") { PhoneNumberingPlan.all[$0] }
    }
}
