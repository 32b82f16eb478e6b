// What is known about a request.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is known about a request and its answer, as far as it names no person.
public struct DeliveryReport: Hashable, Sendable {
    /// The status of the answer.
    public var status: Int?
    /// The recipient's number for the job.
    public var process: Int64?
    /// The recipient's identifier of the request.
    public var request: String?
    /// TLS version and SHA-256 of the peer's certificate.
    public var security: String?
    /// SHA-256 of the peer's certificate, hexadecimal.
    public var peerCertificate: String?
    /// How often the job was asked after.
    public var polls: Int = 0
    /// Rows refused or found twice, by the recipient's name for the kind.
    public var findings: [String: Int64] = [:]
    /// Kinds of such rows that the recipient holds a report of.
    public var reports: [String] = []

    /// Nothing known yet.
    public init() {}

    /// The members of an entry that say this.
    var details: [String: CanonicalJSON] {
        var details: [String: CanonicalJSON] = ["polls": .integer(Int64(polls))]
        details["status"] = status.map { .integer(Int64($0)) }
        details["process"] = process.map { .integer($0) }
        details["request"] = request.map { .string($0) }
        details["tls"] = security.map { .string($0) }
        details["peer_certificate"] = peerCertificate.map { .string($0) }
        if !findings.isEmpty {
            details["findings"] = .object(findings.mapValues { .integer($0) })
        }
        if !reports.isEmpty { details["reports"] = .array(reports.map { .string($0) }) }
        return details
    }
}
