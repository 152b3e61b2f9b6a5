/// What the fuzzer runs, compiled into the library by `Scripts/fuzz-spoken-answers`.
///
/// The first byte chooses kind and language, the rest is the answer. Beside not crashing, a strict form must be its own
/// strict form, and equal strict forms must sound equal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSpokenAnswers(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let input = unsafe UnsafeBufferPointer(start: bytes, count: count)
    let kinds = AnswerKind.allCases
    let choice = unsafe Int(input[0])
    let kind = kinds[choice % kinds.count]
    let language: Language = choice < 128 ? .fr : .en
    let answer = unsafe String(decoding: input.dropFirst(), as: UTF8.self)
    for version in [RulesVersion.v1, .v2] { check(answer, kind, language, version) }
    return 0
}

private func check(_ answer: String, _ kind: AnswerKind, _ language: Language, _ version: RulesVersion) {
    guard let forms = try? SpokenAnswer.forms(of: answer, kind: kind, language: language, version: version) else {
        return
    }
    precondition(!forms.strict.isEmpty && !forms.sound.isEmpty)
    precondition(
        (try? RulesEditions.shipped.heard(answer, kind: kind, language: language, version: version)) != nil)
    guard forms.strict.unicodeScalars.count <= SpokenAnswer.longest else { return }
    let again = try? SpokenAnswer.forms(of: forms.strict, kind: kind, language: language, version: version)
    if again != forms { fatalError("\(language) \(kind) \(answer.debugDescription): \(forms) then \(again as Any)") }
}
