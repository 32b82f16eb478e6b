// The spelling under which numbers match.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Consent
import Testing

struct PhoneNormaliserTests {
    private func normalised(_ text: String) -> String? {
        var bytes = Array("before".utf8)
        let isNumber = PhoneNormaliser.normalise(Array(text.utf8)[...], into: &bytes)
        #expect(bytes.starts(with: "before".utf8))
        let added = String(decoding: bytes.dropFirst(6), as: UTF8.self)
        if !isNumber { #expect(added.isEmpty) }
        return isNumber ? added : nil
    }

    @Test(arguments: [
        ("+491511234567", "+491511234567"), ("+49 151 123-45.67", "+491511234567"),
        (" +1 555 0100 ", "+15550100"), ("+1234567", "+1234567"),
        ("+123456789012345", "+123456789012345"), ("+100000000", "+100000000"),
    ])
    func `a number is matched under this spelling`(text: String, expected: String) {
        #expect(normalised(text) == expected)
    }

    @Test(arguments: [
        "", "+", "491511234567", "0151 1234567", "0049151234567", "+049151234567",
        "+49 (0) 151 1234567", "+49(151)1234567", "+123456", "+1234567890123456", "++491511234567",
        "+49+1511234567", "+49151123456x", "unknown", "+49/151/1234567", "+٤٩١٥١١٢٣٤٥٦٧",
        "+49 151\t1234567",
        "+49\u{A0}151 1234567",
    ])
    func `anything else is no number`(text: String) {
        #expect(normalised(text) == nil)
    }
}
