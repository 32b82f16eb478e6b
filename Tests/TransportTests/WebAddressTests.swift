// Which addresses are taken.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing
import Transport

struct WebAddressTests {
    @Test(arguments: [
        ("https://witness.example.com", "https://witness.example.com"),
        ("https://witness.example.com/", "https://witness.example.com"),
        ("https://witness.example.com:443/exeat", "https://witness.example.com/exeat"),
        (
            "https://witness.example.com:8443/Ex_eat/~1/",
            "https://witness.example.com:8443/Ex_eat/~1"
        ),
        ("http://127.0.0.1:8931/a", "http://127.0.0.1:8931/a"),
        ("http://127.0.0.1:80", "http://127.0.0.1"), ("http://[::1]:8931", "http://[::1]:8931"),
    ])
    func `an address has one spelling`(text: String, spelling: String) throws {
        #expect(try WebAddress(text).description == spelling)
    }

    @Test(arguments: [
        ("http://witness.example.com", WebAddressError.plaintext(host: "witness.example.com")),
        ("http://localhost:8080", .host("localhost")), ("http://127.0.0.2", .host("127.0.0.2")),
        ("http://2130706433", .host("2130706433")), ("https://a.example.com:0", .port("0")),
        ("https://a.example.com:65536", .port("65536")), ("https://a@b.example.com", .userPart),
        ("https://a.example.com?b", .query), ("https://A.example.com", .characters),
        ("https://a.example.com/%61", .characters), ("https://a.example.com/ b", .characters),
        ("ftp://a.example.com", .scheme("ftp://a.example.com")),
        ("https://a.example.com//b", .path("//b")), ("https://a.example.com/../b", .path("/../b")),
        ("https://a.example.com/b//", .path("/b//")), ("https://a.example.com/./", .path("/./")),
    ])
    func `anything else is refused, with its own reason`(text: String, reason: WebAddressError) {
        #expect(throws: reason) { try WebAddress(text) }
    }
}
