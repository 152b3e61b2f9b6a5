import Testing

@testable import Commands

struct ProgramVersionTests {
    @Test func `an archive's commit stands beside the number`() {
        #expect(ProgramVersion.text(commit: "a1b2c3d 2026-11-27\n") == "\(ProgramVersion.number) (a1b2c3d 2026-11-27)")
    }

    @Test(arguments: ["$Format:%h %cs$\n", ""])
    func `a working copy tells the number alone`(placeholder: String) {
        #expect(ProgramVersion.text(commit: placeholder) == ProgramVersion.number)
    }
}
