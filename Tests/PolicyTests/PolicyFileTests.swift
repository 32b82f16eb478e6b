// The policy files of the repository.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Policy
import Testing

/// The policy files of the repository.
struct PolicyFileTests {
    @Test(arguments: PolicyFiles.names)
    func `every test in the file passes`(name: String) throws {
        let results = try PolicyFiles.document(name).runTests()
        #expect(results.count >= 20)
        let failures = results.filter { !$0.passed }
        #expect(failures == [])
    }
}
