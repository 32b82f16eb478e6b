// Base 64 with one spelling.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TransparencyLog

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the standard's examples are spelt as in the standard`(plain: String, text: String) {
        #expect(Base64.text(of: Array(plain.utf8)) == text)
        #expect(Base64.bytes(of: Array(text.utf8)) == Array(plain.utf8))
    }

    @Test func `every spelling is the one that Foundation has too`() {
        for count in 0...70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
            #expect(Base64.text(of: bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.bytes(of: Array(Base64.text(of: bytes).utf8)) == bytes)
        }
    }

    @Test func `every text of four characters is refused or is what its bytes are written as`() {
        let alphabet = Array("AZaz09+/=-_ \n".utf8)
        for a in alphabet {
            for b in alphabet {
                for c in alphabet {
                    for d in alphabet {
                        guard let bytes = Base64.bytes(of: [a, b, c, d]) else { continue }
                        #expect(Base64.text(of: bytes).utf8.elementsEqual([a, b, c, d]))
                    }
                }
            }
        }
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zh==", "Zm9=", "====", "Zg==Zg==", "Zm9vYg==\n", "Z===", "é===",
    ])
    func `another spelling is refused`(text: String) {
        #expect(Base64.bytes(of: Array(text.utf8)) == nil)
    }
}
