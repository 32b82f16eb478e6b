// The header lines that go with every request to an address.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Cryptography

/// The header lines that go with every request to an address, a secret one among them.
public struct RequestHead: ~Copyable, Sendable {
    let lines: [String]
    let bodyLines: [String]
    let secretName: String?
    let secret: SecretBytes

    /// Lines without a secret.
    ///
    /// - Parameters:
    ///   - lines: Go with every request, such as `accept: text/plain`; they are the program's own
    ///     and hold nothing from outside.
    ///   - bodyLines: Go with those that have a body.
    public init(_ lines: [String], withBody bodyLines: [String] = []) {
        self.lines = lines
        self.bodyLines = bodyLines
        secretName = nil
        secret = SecretBytes(copying: [])
    }

    /// Lines, and one whose value is a secret; the secret is wiped with the head.
    public init(
        _ lines: [String], withBody bodyLines: [String] = [], secretName: String,
        secret: consuming SecretBytes
    ) {
        self.lines = lines
        self.bodyLines = bodyLines
        self.secretName = secretName
        self.secret = secret
    }

    /// Whether a secret can stand in a header line: 1 to 1024 visible characters of ASCII.
    ///
    /// A line break would end the line and let the rest of it pass for another one.
    public static func isCarriable(_ secret: borrowing SecretBytes) -> Bool {
        (1...1024).contains(secret.count)
            && secret.withBytes { bytes in
                bytes.indices.allSatisfy { (0x21...0x7E).contains(bytes[$0]) }
            }
    }
}
