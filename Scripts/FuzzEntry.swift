import Foundation

/// What libFuzzer calls, compiled beside the targets by `Scripts/fuzz`. The environment names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))  // so many bytes are libFuzzer's promise
    if let fault = chosen.fault(input) { fatalError(fault) }
    return 0
}

private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else { fatalError("there is no target “\(name)”") }
    return target
}()
