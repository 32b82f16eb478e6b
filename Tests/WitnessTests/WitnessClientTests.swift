// What a witness is asked, and what its answer means.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Witness

struct WitnessClientTests {
    @Test func `a witness without an error is none`() {
        #expect("\(WitnessError.noFolder("x"))" == "`x` is not a witness's folder")
    }
}
