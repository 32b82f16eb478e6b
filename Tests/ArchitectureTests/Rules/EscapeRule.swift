// Ways round the compiler.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// Ways round the compiler, each of which has to be on a list to be taken.
enum EscapeRule {
    /// Files outside `Cryptography` that may say `@unchecked Sendable`, each with a reason there.
    static let unchecked: Set<String> = []

    /// Ways round the compiler in sources.
    static func findings(in files: [SourceFile]) -> [Finding] {
        files.flatMap { file -> [Finding] in
            var findings: [Finding] = []
            let tokens = file.tokens
            for index in tokens.indices {
                let token = tokens[index]
                let following = index + 1 < tokens.count ? tokens[index + 1] : token
                // `try !a` only turns a result round; `try!` ends the process.
                let next = following.isDetached ? "" : following.text
                switch (token.text, next) {
                case ("@", "testable"), ("@", "_spi"), ("@", "_silgen_name"), ("@", "_cdecl"):
                    findings.append(file.finding(token.line, "@\(next) stands in sources"))
                case ("@", "unchecked"):
                    if file.room != "Cryptography", !unchecked.contains(file.path) {
                        findings.append(file.finding(token.line, "@unchecked is not on the list"))
                    }
                case ("unsafeBitCast", _), ("unsafeDowncast", _), ("withoutActuallyEscaping", _):
                    findings.append(file.finding(token.line, "\(token.text) stands in sources"))
                case ("try", "!"), ("as", "!"), ("fatalError", "("):
                    findings.append(
                        file.finding(token.line, "\(token.text)\(next) ends the process"))
                default: break
                }
            }
            return findings
        }
    }
}
