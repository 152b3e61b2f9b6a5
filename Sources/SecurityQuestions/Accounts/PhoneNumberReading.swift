/// Reads the digits that stand in a notation, by the plan of the brand.
struct PhoneNumberReading: Sendable {
    let plan: PhoneNumberingPlan
    /// By a switchboard, not written by somebody (``PhoneNumber/init(sent:plan:)``).
    let isSent: Bool

    typealias Outcome = Result<PhoneNumber, PhoneNumberRefusal>

    /// - Parameters:
    ///   - hasPlus: the country code comes first.
    ///   - keepsZero: the trunk prefix has been taken off, a "(0)".
    func number(_ digits: Substring, hasPlus: Bool, keepsZero: Bool) -> Outcome {
        if digits.isEmpty { return .failure(.noNumber) }
        // "+0033 6…": no country code begins with 0.
        if let prefix = PhoneNumberingPlan.internationalPrefixes.first(where: digits.hasPrefix),
            hasPlus || prefix == "00" || plan == .northAmerica
        {
            return international(digits.dropFirst(prefix.count))
        }
        if hasPlus { return international(digits) }
        let national = keepsZero ? digits : plan.withoutTrunkPrefix(digits)
        if plan.hasNumber(national) { return own(national) }
        return without(digits) ?? (plan.trunkPrefix == "0" ? without(national) : nil)
            ?? .failure(refusal(of: digits, national: national))
    }

    /// A country code that stands there by itself: always the brand's own; another where a switchboard sends it, or
    /// where no national number is nearly as long.
    private func without(_ digits: Substring) -> Outcome? {
        if digits.hasPrefix("011"), case .success(let number) = international(digits.dropFirst(3)) {
            return .success(number)
        }
        guard let code = CallingCode.of(digits), case .success(let number) = international(digits) else { return nil }
        let isOwn = plan.callingCodes.contains(code)
        let isLong = plan != .northAmerica && digits.count >= max(11, plan.nationalLengths.upperBound + 2)
        return isOwn || isSent || isLong ? .success(number) : nil
    }

    private func refusal(of digits: Substring, national: Substring) -> PhoneNumberRefusal {
        if plan == .northAmerica, national.count == 7 { return .areaCodeMissing }
        return (1...5).contains(digits.count) ? .inside : .notNational
    }

    /// A number of the plan without its trunk prefix.
    private func own(_ national: Substring) -> Outcome {
        let (code, rest) = plan == .france ? FrenchNumbers.international(national) : (plan.callingCode, national)
        return e164(code, rest)
    }

    /// Takes what follows the plus sign.
    private func international(_ digits: Substring) -> Outcome {
        guard let code = CallingCode.of(digits), let lengths = CallingCode.lengths[code] else {
            return .failure(digits.count < 7 ? .noNumber : .unknownCountry)
        }
        var rest = digits.dropFirst(code.count)
        if CallingCode.dialZero.contains(code), rest.first == "0" { rest = rest.dropFirst() }
        guard lengths.contains(rest.count), !CallingCode.dialZero.contains(code) || rest.first != "0",
            code != "1" || PhoneNumberingPlan.isNorthAmerican(rest)
        else { return .failure(.wrongLength(callingCode: code)) }
        guard rest.count == 9, code == FrenchNumbers.mainland || FrenchNumbers.overseas.contains(code) else {
            return e164(code, rest)
        }
        let french = FrenchNumbers.international(rest)
        return french.code == FrenchNumbers.mainland ? e164(code, rest) : e164(french.code, french.number)
    }

    private func e164(_ code: String, _ rest: Substring) -> Outcome {
        PhoneNumber(e164: "+" + code + rest).map(Outcome.success) ?? .failure(.wrongLength(callingCode: code))
    }
}
