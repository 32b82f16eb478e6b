// Which addresses are taken.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Sendinblue
import Testing

/// Which addresses are taken.
struct ServiceAddressTests {
    @Test(arguments: [
        ("https://api.brevo.com/v3", "https://api.brevo.com/v3"),
        ("https://api.brevo.com:443/v3", "https://api.brevo.com/v3"),
        ("http://127.0.0.1:8931/v3", "http://127.0.0.1:8931/v3"),
        ("http://[::1]:8931/v3", "http://[::1]:8931/v3"),
        ("http://127.0.0.1/v3", "http://127.0.0.1/v3"),
        ("https://127.0.0.1:8443/v3", "https://127.0.0.1:8443/v3"),
    ])
    func `an address has one spelling`(text: String, spelling: String) throws {
        #expect(try ServiceAddress(text).description == spelling)
    }

    @Test(arguments: [
        ("http://api.example.com/v3", ServiceAddressError.plaintext(host: "api.example.com")),
        ("http://localhost:8080/v3", .host("localhost")),
        ("http://127.0.0.2/v3", .host("127.0.0.2")),
        ("http://2130706433/v3", .host("2130706433")),
        ("http://127.1/v3", .host("127.1")),
        ("http://[::2]/v3", .host("[::2]")),
        ("http://[::1/v3", .host("[::1")),
        ("http://127.0.0.1.example.com/v3", .plaintext(host: "127.0.0.1.example.com")),
        ("https://api.example.com:8443/v3", .port("8443")),
        ("https://api.example.com:0443/v3", .port("0443")),
        ("https://api.example.com:/v3", .port("")),
        ("http://127.0.0.1:0/v3", .port("0")),
        ("http://127.0.0.1:65536/v3", .port("65536")),
        ("http://127.0.0.1:80:90/v3", .port("80:90")),
        ("http://[::1]x:80/v3", .port(":80")),
        ("https://somebody:word@api.example.com/v3", .userPart),
        ("https://api.example.com@127.0.0.1/v3", .userPart),
        ("https://api.example.com/v3?api-key=word", .query),
        ("https://api.example.com/v3#word", .query),
        ("https://API.example.com/v3", .characters),
        ("https://api.example.com/v3\r\nx: y", .characters),
        ("https://api.example.com/v3\\", .characters),
        ("https://api.example.com/%76%33", .characters),
        ("file:///etc/passwd", .scheme("file:///etc/passwd")),
        ("ftp://api.example.com/v3", .scheme("ftp://api.example.com/v3")),
        ("api.example.com/v3", .scheme("api.example.com/v3")),
        ("", .scheme("")),
        ("https://", .host("")),
        ("https:///v3", .host("")),
        ("https://example/v3", .host("example")),
        ("https://api..example.com/v3", .host("api..example.com")),
        ("https://-api.example.com/v3", .host("-api.example.com")),
        ("https://api.example.com", .path("")),
        ("https://api.example.com/", .path("/")),
        ("https://api.example.com/v3/", .path("/v3/")),
        ("https://api.example.com/v3/../v2", .path("/v3/../v2")),
        ("https://api.example.com/v4", .path("/v4")),
        ("https://api.example.com//v3", .path("//v3")),
    ])
    func `anything else is refused, with its own reason`(text: String, reason: ServiceAddressError)
    {
        #expect(throws: reason) { try ServiceAddress(text) }
    }

    @Test func `a refusal does not repeat what may be a secret`() {
        for text in [
            "https://somebody:word@api.example.com/v3", "https://api.example.com/v3?k=word",
        ] {
            let error = #expect(throws: ServiceAddressError.self) { try ServiceAddress(text) }
            #expect(error.map { "\($0)".contains("word") } == false || error == .userPart)
        }
    }
}
