// The host's configuration file.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Cryptography
import Testing

struct AuditConfigurationTests {
    @Test func `every keyword is read`() throws {
        let text = """
            # where checkpoints go
            checkpoint-file /var/lib/exeat/newest checkpoint

            \tcheckpoint-command\t/usr/local/bin/mail-checkpoint  \u{20}
            trust-policy /etc/exeat/witnesses
            quorum required
            space-reserve 1048576

            """
        let read = try AuditConfiguration(parsing: Array(text.utf8))
        #expect(read.checkpointFile == "/var/lib/exeat/newest checkpoint")
        #expect(read.checkpointCommand == "/usr/local/bin/mail-checkpoint")
        #expect(read.trustPolicy == "/etc/exeat/witnesses")
        #expect(read.quorum == .required)
        #expect(read.spaceReserve == 1_048_576)
        #expect(read.digest == SHA256.digest(of: Array(text.utf8)))
    }

    @Test func `an empty file asks for nothing and has a digest`() throws {
        let read = try AuditConfiguration(parsing: [])
        #expect(read.settings.isEmpty)
        #expect(read.digest != nil)
        #expect(AuditConfiguration.none.digest == nil)
    }

    @Test func `settings say what the file says and nothing else`() throws {
        let read = try AuditConfiguration(parsing: Array("trust-policy /etc/w\n".utf8))
        #expect(read.settings == ["trust-policy": "/etc/w", "quorum": "reported"])
    }

    @Test(arguments: [
        ("# one\nlevel debug\n", 2, "`level` is no keyword"),
        ("Quorum required\n", 1, "`Quorum` is no keyword"),
        (
            "space-reserve 2097152\n\nspace-reserve 2097152\n", 3,
            "`space-reserve` stands here for the second time"
        ),
        ("checkpoint-file newest\n", 1, "`newest` is not the absolute path of a file"),
        ("checkpoint-file ./newest\n", 1, "`./newest` is not the absolute path of a file"),
        ("checkpoint-command /usr/bin/\n", 1, "`/usr/bin/` is not the absolute path of a file"),
        ("trust-policy\n", 1, "`trust-policy` has no value"),
        ("trust-policy  \t\n", 1, "`trust-policy` has no value"),
        ("space-reserve 16M\n", 1, "`16M` is not a plain number of bytes"),
        ("space-reserve 0016777216\n", 1, "`0016777216` is not a plain number of bytes"),
        ("space-reserve -1\n", 1, "`-1` is not a plain number of bytes"),
        (
            "space-reserve 9223372036854775808\n", 1,
            "`9223372036854775808` is not a plain number of bytes"
        ),
        ("space-reserve 1048575\n", 1, "a reserve has at least 1048576 bytes"),
        ("\nquorum required\n", 2, "a quorum needs a `trust-policy` that says whose"),
        ("trust-policy /etc/w\nquorum all\n", 2, "a quorum is `required` or `reported`"),
        ("# one\r\n", 1, "it holds a control character"),
        ("checkpoint-file /a\0b\n", 1, "it holds a control character"),
    ])
    func `a wrong line is refused with its number`(
        text: String, line: Int, problem: String
    ) throws {
        #expect(throws: ConfigurationError.line(line, problem)) {
            try AuditConfiguration(parsing: Array(text.utf8))
        }
    }

    @Test func `a file that is not UTF-8 is refused`() {
        #expect(throws: ConfigurationError.file("it is not UTF-8")) {
            try AuditConfiguration(parsing: [0xFF])
        }
    }

    @Test func `a file of more than 64 KiB is refused`() {
        #expect(throws: ConfigurationError.self) {
            try AuditConfiguration(parsing: [UInt8](repeating: 0x0A, count: 65_537))
        }
    }
}
