// The log's configuration moved.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Audit

/// The configuration names a level, another path for the log, a relative path or a thing twice:
/// refused with its line.
///
/// There is nothing in it that turns the log off or moves it.
struct Attack34: AttackRow {
    func run() throws {
        for (text, line) in [
            ("level none\n", 1), ("log-file /tmp/log\n", 1), ("audit off\n", 1),
            ("# one\nanchor /tmp/anchor\n", 2), ("checkpoint-file ../newest\n", 1),
            ("checkpoint-command sh -c true\n", 1), ("quorum none\n", 1),
            ("quorum reported\n", 1),
            ("checkpoint-file /a\ncheckpoint-file /b\n", 2),
        ] {
            let error = #expect(throws: ConfigurationError.self, "\(text)") {
                try AuditConfiguration(parsing: Array(text.utf8))
            }
            #expect(error.map { "\($0)" }?.contains("line \(line)") == true, "\(text)")
        }
        #expect(
            Set(ConfigurationKeyword.allCases.map(\.rawValue)) == [
                "checkpoint-file", "checkpoint-command", "trust-policy", "quorum", "space-reserve",
            ])
    }
}
