// Looking for words in what a program said.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

extension Finished {
    /// Expects an exit status and every one of these words among the messages.
    func expect(
        _ status: Int32, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(self.status == status, "\(everything)", sourceLocation: sourceLocation)
        for word in words where !messages.contains(word) {
            Issue.record("`\(word)` is missing from: \(messages)", sourceLocation: sourceLocation)
        }
    }
}
