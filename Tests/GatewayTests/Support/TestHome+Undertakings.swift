// What tests ask of a home that records as it goes.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension TestHome {
    @discardableResult
    func perform<Request: Undertaking>(
        _ undertaking: Request, as role: Role = .administrator
    ) async throws -> Request.Output {
        try await gatekeeper.carryOut(undertaking, for: caller(role))
    }
}
