// The keys of subject records, for tests that open them.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain
import Testing

@testable import Gateway

extension TestHome {
    /// The key of an epoch, opened from the store as the gateway does it.
    func epochKey(_ version: Int = 1) throws -> EpochKey {
        let sealed = try #require(
            store.rows.keys.first {
                $0.name.text == HomeFounding.tagKey && $0.version == version
            })
        return EpochKey(name: "\(version)", secret: try keyEncryptionKey.open(sealed))
    }
}
