// Text between the quotes of JSON.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// Text between the quotes of JSON, byte by byte.
enum JSONText {
    /// Adds the bytes, with quotes, backslashes and control characters escaped; UTF-8 passes.
    static func append(_ text: ArraySlice<UInt8>, to body: inout [UInt8]) {
        var rest = text
        while let stop = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            body += rest[..<stop]
            switch rest[stop] {
            case 0x22, 0x5C: body += [0x5C, rest[stop]]
            case 0x09: body += [0x5C, 0x74]
            case 0x0A: body += [0x5C, 0x6E]
            case 0x0D: body += [0x5C, 0x72]
            default: body += "\\u00\(Hexadecimal.text(of: [rest[stop]]))".utf8
            }
            rest = rest[(stop + 1)...]
        }
        body += rest
    }
}
