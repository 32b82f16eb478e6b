// How a list is read back.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway
import Testing

@testable import Sendinblue

/// How a list is read back.
struct ListReadingTests {
    private static func page(_ identifiers: some Sequence<Int>) -> ScriptedAnswer {
        let contacts = identifiers.map { #"{"id":\#($0),"email":"p\#($0)@example.com"}"# }
        return .answer(200, #"{"count":9,"contacts":[\#(contacts.joined(separator: ","))]}"#)
    }

    private static func read(_ bench: Bench) async throws(DestinationError) -> [String] {
        var found: [String] = []
        let count = try await bench.destination.readBack(
            list: 76, on: Leaves.errand(under: bench.agreement)
        ) { found.append(String(decoding: $0, as: UTF8.self)) }
        #expect(count == found.count)
        return found
    }

    private static func problem(_ script: [ScriptedAnswer]) async throws -> DestinationError? {
        try await Bench.run(script) { await problem($0) }
    }

    private static func problem(_ bench: Bench) async -> DestinationError? {
        do {
            _ = try await read(bench)
            return nil
        } catch { return error }
    }

    @Test func `pages overlap, and nobody is given out twice`() async throws {
        let script = [Self.page(1...500), Self.page(451...950), Self.page(901...960)]
        try await Bench.run(script) { bench in
            let found = try await Self.read(bench)
            #expect(found == (1...960).map { "p\($0)@example.com" })
            #expect(
                bench.stub.requests.map(\.target)
                    == [0, 450, 900].map {
                        "GET /v3/contacts/lists/76/contacts?limit=500&offset=\($0)&sort=asc"
                    })
        }
    }

    @Test func `people taken off meanwhile make nobody be passed over`() async throws {
        // Ten of the first page have gone when the second is read.
        try await Bench.run([Self.page(1...500), Self.page(461...700)]) { bench in
            let found = try await Self.read(bench)
            #expect(found.count == 700)
        }
    }

    @Test func `a list that moves by more than the overlap is an error that passes`() async throws {
        let problem = try await Self.problem([Self.page(1...500), Self.page(501...700)])
        #expect(problem?.isTemporary == true)
    }

    @Test func `a recipient that repeats one page does not hold the gateway`() async throws {
        let problem = try await Self.problem([Self.page(1...500), Self.page(1...500)])
        #expect(problem?.reason == .providerRejected)
    }

    @Test func `an empty list has nobody`() async throws {
        try await Bench.run([.answer(200, #"{"contacts":[],"count":0}"#)]) { bench in
            let found = try await Self.read(bench)
            #expect(found == [])
        }
    }

    @Test func `contacts without an address of their own are passed over`() async throws {
        let page = #"""
            {"contacts":[{"id":1,"email":"33612345678@mailin-sms.com"},{"id":2},\#
            {"id":3,"email":null},{"id":4,"email":"anna@mailin-sms.com"},\#
            {"id":5,"email":"zo\u00eb@example.com"}]}
            """#
        try await Bench.run([.answer(200, page)]) { bench in
            let found = try await Self.read(bench)
            #expect(found == ["anna@mailin-sms.com", "zoë@example.com"])
        }
    }

    @Test(arguments: ["{}", #"{"contacts":{}}"#, #"{"contacts":[{"email":"a@example.com"}]}"#])
    func `an answer without contacts is an error, not an empty list`(text: String) async throws {
        #expect(try await Self.problem([.answer(200, text)])?.reason == .providerRejected)
    }

    @Test func `an unknown list is said to be unknown`() async throws {
        #expect(try await Self.problem([.answer(404)])?.reason == .providerListUnknown)
    }
}
