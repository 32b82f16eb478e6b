// The spelling under which addresses match.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct EmailNormaliserTests {
    private func normalised(_ text: String) -> String? {
        var bytes = Array("before".utf8)
        let isAddress = EmailNormaliser.normalise(Array(text.utf8)[...], into: &bytes)
        #expect(bytes.starts(with: "before".utf8))
        let added = String(decoding: bytes.dropFirst(6), as: UTF8.self)
        if !isAddress { #expect(added.isEmpty) }
        return isAddress ? added : nil
    }

    @Test(arguments: [
        ("ann@example.com", "ann@example.com"), ("Ann.LEE@Example.COM", "ann.lee@example.com"),
        (" \t\r\nann@example.com \u{B}\u{C}", "ann@example.com"),
        ("ann+news@example.com", "ann+news@example.com"),
        ("a.n.n@example.com", "a.n.n@example.com"),
        ("o'brien!#$%&*/=?^_`{|}~-@example.com", "o'brien!#$%&*/=?^_`{|}~-@example.com"),
        ("a@b.c", "a@b.c"), ("1@1.example", "1@1.example"),
        ("ann@Bücher.Example.com", "ann@xn--bcher-kva.example.com"),
        ("ann@bu\u{308}cher.example.com", "ann@xn--bcher-kva.example.com"),
        ("JÜRGEN@example.com", "jürgen@example.com"),
        ("ju\u{308}rgen@EXAMPLE.com", "jürgen@example.com"),
        ("太郎@例え。example。com", "太郎@xn--r8jz45g.example.com"),
        ("ann@почта.example.org", "ann@xn--80a1acny.example.org"),
    ])
    func `an address is matched under this spelling`(text: String, expected: String) {
        #expect(normalised(text)?.utf8.elementsEqual(expected.utf8) == true)
    }

    @Test(arguments: [
        "", " ", "@", "ann", "ann@", "@example.com", "ann@example", "ann@@example.com",
        "ann@lee@example.com", "ann lee@example.com", "ann@exam ple.com", "ann@.example.com",
        "ann@example.com.", "ann@example..com", "ann@-example.com", "ann@example-.com",
        "ann@example.com-", ".ann@example.com", "ann.@example.com", "an..n@example.com",
        "\"ann\"@example.com", "ann(a)@example.com", "<ann@example.com>", "ann,lee@example.com",
        "ann;lee@example.com", "ann:lee@example.com", "ann\\lee@example.com", "ann[a]@example.com",
        "ann@[192.0.2.1]", "ann\0@example.com", "ann\u{7F}@example.com", "ann@exam_ple.com",
        "ann\u{A0}lee@example.com", "ann\u{2003}lee@example.com", "ann\u{85}lee@example.com",
        "jürgen@exam\u{3000}ple.com", "jürgen@@example.com", "jürgen", "ü@ü", "n/a",
    ])
    func `anything else is not matched at all`(text: String) {
        #expect(normalised(text) == nil)
    }

    @Test func `a local part of 64 bytes and a domain of 253 are the longest`() {
        let local = String(repeating: "a", count: 64)
        let domain = String(repeating: "a.", count: 126) + "a"
        #expect(normalised("\(local)@\(domain)") == "\(local)@\(domain)")
        #expect(normalised("a\(local)@\(domain)") == nil)
        #expect(normalised("\(local)@b\(domain)") == nil)
    }

    @Test func `bytes that are not UTF-8 are no address`() {
        var bytes: [UInt8] = []
        let address: [UInt8] = [0x61, 0xFF] + Array("@example.com".utf8)
        #expect(!EmailNormaliser.normalise(address[...], into: &bytes))
        #expect(bytes.isEmpty)
    }

    @Test func `what is normalised is its own spelling`() {
        for text in [
            "Ann@Bücher.example.com", "JÜRGEN@example.com", "İ@example.com", "ẞ@example.com",
        ] {
            guard let once = normalised(text) else { continue }
            #expect(normalised(once)?.utf8.elementsEqual(once.utf8) == true)
        }
    }

    @Test func `no bytes end the process, and what is accepted keeps its one at-sign`() {
        var numbers = SeededNumbers(9)
        let alphabet = Array("a.@-+ \"Zé。\u{308}İ\u{FFFD}".utf8)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...14, using: &numbers)
            let raw = (0..<count).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
            }
            var bytes: [UInt8] = []
            if EmailNormaliser.normalise(raw[...], into: &bytes) {
                #expect(bytes.count { $0 == 0x40 } == 1)
            } else {
                #expect(bytes.isEmpty)
            }
        }
    }
}
