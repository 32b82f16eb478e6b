// Purposes, notices and the contexts that they make.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Consent
import Domain
import Foundation
import GRDB
import Gateway
import Testing

@testable import Store

/// Definitions, notices and contexts stand for ever, each version once.
struct ConsentContextTests {
    private let home: TemporaryHome
    private let store: SQLiteStore
    private let log = TestLog()

    init() throws {
        home = try TemporaryHome()
        store = try home.create()
    }

    private func apply(_ changes: StateChange...) throws { try log.apply(changes, to: store) }

    private func refusal(of change: StateChange) throws -> StorageError? {
        do { try apply(change) } catch let error as StorageError { return error }
        return nil
    }

    @Test func `purposes read back by name, oldest first`() throws {
        let definitions = [
            try Samples.purpose("b"), try Samples.purpose("a", version: 1),
            try Samples.purpose("a", version: 2),
        ]
        for definition in definitions { try apply(.definePurpose(definition)) }
        #expect(try store.purposes() == [definitions[1], definitions[2], definitions[0]])
    }

    @Test(arguments: [0, 1, 3])
    func `a definition follows on the newest one`(version: Int) throws {
        try apply(.definePurpose(try Samples.purpose()))
        #expect(
            try refusal(of: .definePurpose(Samples.purpose(version: version)))
                == .conflict(
                    "a newest version of the purpose `newsletter` that \(version) does not follow on"
                ))
        #expect(try store.purposes().count == 1)
    }

    @Test func `the first definition is the first version`() throws {
        #expect(try refusal(of: .definePurpose(Samples.purpose(version: 2))) != nil)
        #expect(try store.purposes().isEmpty)
    }

    @Test func `notices read back by name, oldest first`() throws {
        let notices = [
            try Samples.notice("b"), try Samples.notice("a", version: 10),
            try Samples.notice("a", version: 9),
        ]
        for notice in notices { try apply(.publishNotice(notice, contexts: [])) }
        #expect(try store.notices() == [notices[2], notices[1], notices[0]])
    }

    @Test func `a version of a notice is published once, with its contexts`() throws {
        try apply(.publishNotice(try Samples.notice(), contexts: []))
        #expect(
            try refusal(of: .publishNotice(Samples.notice(), contexts: [Samples.context()]))
                == .conflict("version 1 of the notice `notice`"))
        #expect(try store.consentContexts().isEmpty)
    }

    @Test func `contexts read back by their address`() throws {
        let contexts = [try Samples.context(), try Samples.context(noticeVersion: 2)]
        try apply(.publishNotice(try Samples.notice(), contexts: contexts))
        let stored = try store.consentContexts()
        #expect(stored == [contexts[0].digest: contexts[0], contexts[1].digest: contexts[1]])
    }

    @Test func `a context that is there already stays`() throws {
        let context = try Samples.context()
        try apply(.publishNotice(try Samples.notice(version: 1), contexts: [context]))
        try apply(.publishNotice(try Samples.notice(version: 2), contexts: [context, context]))
        #expect(try store.consentContexts() == [context.digest: context])
    }

    @Test func `an address never stands for another context`() throws {
        let (context, other) = (try Samples.context(), try Samples.context(noticeVersion: 2))
        try replace(context, by: other)
        #expect(
            try refusal(of: .publishNotice(Samples.notice(), contexts: [context]))
                == .failed("the context \(context.digest.hexadecimal) stands for another one"))
    }

    @Test func `a stored context that is not what its address is of is an error`() throws {
        try replace(try Samples.context(), by: try Samples.context(noticeVersion: 2))
        #expect(throws: StorageError.failed("a stored digest cannot be read")) {
            try store.consentContexts()
        }
    }

    private func replace(_ context: ConsentContext, by other: ConsentContext) throws {
        let (digest, body) = (Data(context.digest.bytes), try RecordBody.text(of: other))
        try store.pool.write {
            try $0.execute(
                sql: "INSERT INTO consent_contexts (digest, body) VALUES (?, ?)",
                arguments: [digest, body])
        }
    }
}
