// A browser in front of the console's pages.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

@testable import Console

/// A browser in front of the console's pages, without a network between.
struct Visit {
    let channel: ScriptedChannel
    let clock = HandClock()
    let key: ConsoleKey
    let site: ConsoleSite

    init(_ answers: [String: Result<String, GatewayError>] = [:]) throws {
        channel = ScriptedChannel(answers)
        key = try ConsoleKey()
        site = ConsoleSite(channel: channel, time: clock, key: key)
    }

    /// What is answered to a request with the right key, unless a whole address is given.
    func get(
        _ path: String = "/", address: String? = nil, method: String = "GET",
        hosts: [String] = ["127.0.0.1:8123"]
    ) async -> PageAnswer {
        await site.answer(
            PageRequest(
                method: method, address: address ?? "/\(key.text)\(path)", hosts: hosts),
            port: 8123)
    }

    /// The text of a page.
    func text(_ path: String = "/") async -> String {
        String(decoding: await get(path).body, as: UTF8.self)
    }
}
