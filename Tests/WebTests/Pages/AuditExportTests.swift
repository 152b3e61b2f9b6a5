import NIOCore
import Testing

@testable import Web

@Suite struct `The audit log as a file` {
    @Test(arguments: [0, 1, 31_999, 32_000, 32_001, 200_000])
    func `is written in pieces that a slow reader takes in time`(count: Int) {
        let page = ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0) })
        let pieces = AuditExport.pieces(of: page)
        #expect(pieces.allSatisfy { (1...32_000).contains($0.readableBytes) })
        #expect(pieces.flatMap(\.readableBytesView) == Array(page.readableBytesView))
    }
}
