// How people get into a body.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Cryptography
import Domain
import Testing

@testable import Policy

/// How people get into a body, and how they do not.
struct ReleaseAssemblyTests {
    /// `[EMAIL|SMS]`, joined by commas between braces.
    struct Plain: RecordEncoding {
        var opening: [UInt8] { Array("{".utf8) }
        var separator: [UInt8] { Array(",".utf8) }
        var closing: [UInt8] { Array("}".utf8) }
        func encode(_ values: borrowing ReleasedValues, into body: inout [UInt8]) {
            body += "[".utf8 + values.value(0) + "|".utf8 + values.value(3) + "]".utf8
        }
    }

    static let salt = SubjectSalt(1, 2)
    static let record = "[a@example.com|*****345]"

    private func assembly(_ engine: PolicyEngine) throws -> ReleaseAssembly {
        let transfer = try #require(
            Identifier<Transfer>(at: Person.now, random: [UInt8](repeating: 7, count: 10)))
        return ReleaseAssembly(
            transfer: transfer, batch: 3, encoding: Plain(), policy: engine.policy,
            consentUpTo: 41)
    }

    private func payload(_ record: String = Self.record) -> Digest<SubjectPayload> {
        var hasher = PayloadHasher()
        return hasher.payload(salt: Self.salt, record: Array(record.utf8)[...])
    }

    @Test func `the body is exactly the records of the people added`() throws {
        var engine = try Person.engine()
        var assembly = try assembly(engine)
        for _ in 0..<2 {
            let addition = assembly.add(
                0, of: Person().batch, facts: Person().facts, by: &engine, salt: Self.salt,
                expecting: payload())
            #expect(addition == .added)
        }
        let expected = Array("{\(Self.record),\(Self.record)}".utf8)
        let (people, count) = (assembly.people, assembly.byteCount)
        #expect(people == 2)
        #expect(count == expected.count)
        switch assembly.cleared() {
        case .none: Issue.record("nothing was cleared")
        case .some(let clearance):
            #expect(clearance.release.body == expected)
            #expect(clearance.release.people == 2)
            #expect(clearance.release.batch == 3)
            #expect(clearance.release.digest == SHA256.digest(of: expected))
            #expect(clearance.policy == engine.policy.digest)
            #expect(clearance.consentUpTo == 41)
        }
    }

    @Test func `whoever withdrew since is withheld, and the body is as before`() throws {
        var engine = try Person.engine()
        var assembly = try assembly(engine)
        var person = Person()
        person.news = .unknown
        let addition = assembly.add(
            0, of: person.batch, facts: person.facts, by: &engine, salt: Self.salt,
            expecting: payload())
        #expect(addition == .withheld(.withheld(.consentUnknown)))
        let count = assembly.byteCount
        #expect(count == 2)
    }

    @Test func `bytes that are not the recorded ones are left out`() throws {
        var engine = try Person.engine()
        var assembly = try assembly(engine)
        var person = Person()
        person.texts = .unknown
        for person in [Person(), person] {
            let addition = assembly.add(
                0, of: person.batch, facts: person.facts, by: &engine, salt: Self.salt,
                expecting: payload())
            #expect(addition == (person.texts == .unknown ? .changed : .added))
        }
        let (people, count) = (assembly.people, assembly.byteCount)
        #expect(people == 1)
        #expect(count == Self.record.utf8.count + 2)
    }

    @Test func `another salt is another payload`() throws {
        var engine = try Person.engine()
        var assembly = try assembly(engine)
        let addition = assembly.add(
            0, of: Person().batch, facts: Person().facts, by: &engine, salt: SubjectSalt(1, 3),
            expecting: payload())
        #expect(addition == .changed)
    }

    @Test func `nothing is cleared when nobody is in it`() throws {
        let assembly = try assembly(Person.engine())
        switch assembly.cleared() {
        case .none: break
        case .some: Issue.record("an empty body was cleared")
        }
    }

    @Test func `an engine of another policy adds nobody`() throws {
        let text = try WidePolicy.replacing("version: 7", by: "version: 8")
        let other = try PolicyDocument(parsing: Array(text.utf8), file: "p.yaml").compiled()
        var engine = try Person.engine(other)
        var assembly = try assembly(Person.engine())
        let addition = assembly.add(
            0, of: Person().batch, facts: Person().facts, by: &engine, salt: Self.salt,
            expecting: payload())
        #expect(addition == .withheld(.withheld(.evaluationFailed)))
    }

    @Test func `a payload is the digest of the salt's bytes and the record's`() {
        let bytes = (0..<16).map { UInt8($0) } + "record".utf8
        var hasher = PayloadHasher()
        for _ in 0..<2 {
            #expect(
                hasher.payload(
                    salt: SubjectSalt(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F),
                    record: Array("record".utf8)[...]) == SHA256.digest(of: bytes))
        }
        #expect(
            SubjectSalt(bytes: bytes.prefix(16))
                == SubjectSalt(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F))
        #expect(SubjectSalt(bytes: bytes) == nil)
    }
}
