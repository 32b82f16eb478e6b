// How much a slow test does.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How much a slow test does: `Scripts/test --long` asks for more.
enum Effort {
    static let isLong = ProcessInfo.processInfo.environment["EXEAT_TEST_LONG"] != nil
}
