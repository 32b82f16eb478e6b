// What a destination's failure means to a request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension GatewayError {
    /// A destination that could not be examined or read: nothing about a person was sent.
    init(_ error: DestinationError, entry: UInt64?) {
        if error.reason == .keyUnavailable {
            self = .key(error.description)
        } else if error.isTemporary {
            self = .temporary(error.reason, error.description, entry: entry)
        } else {
            self = .refused(error.reason, error.description, entry: entry)
        }
    }
}
