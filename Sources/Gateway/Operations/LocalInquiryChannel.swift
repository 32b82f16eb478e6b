// A channel for questions to a gatekeeper in this process.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
public import Domain
import Permissions

/// A channel for questions to a gatekeeper in this process.
///
/// It keeps the gatekeeper to itself, so that a door which is given a channel has no way round it.
public struct LocalInquiryChannel: InquiryChannel {
    private let gatekeeper: Gatekeeper
    private let identify: @Sendable () throws(GatewayError) -> Caller

    /// Asks as one caller, whose enrolment was read when the caller was made.
    public init(gatekeeper: Gatekeeper, caller: Caller) {
        self.gatekeeper = gatekeeper
        identify = { () throws(GatewayError) in caller }
    }

    /// Asks as an account whose enrolment is read anew for each inquiry, so that whoever is
    /// disabled while a door is open is refused at the next question.
    ///
    /// - Parameters:
    ///   - gatekeeper: Who answers.
    ///   - state: Where enrolments are read.
    ///   - account: The operating-system account, as the kernel attests it.
    ///   - principal: The principal that the account acts for; nil is the one enrolled under it.
    ///   - door: The door, as entries write it.
    ///   - process: The process that asks.
    public init(
        gatekeeper: Gatekeeper, state: any StateReading, account: UInt32,
        actingFor principal: Name<Principal>? = nil, door: String, process: Int32
    ) {
        self.gatekeeper = gatekeeper
        identify = { () throws(GatewayError) in
            let principals: [Enrolment]
            do throws(StorageError) { principals = try state.principals() } catch {
                throw GatewayError(error)
            }
            let requester = Requester(
                account: account,
                enrolment: Self.enrolment(of: account, actingFor: principal, among: principals))
            return Caller(requester: requester, door: door, process: process)
        }
    }

    /// Asks the gatekeeper, as the caller that is known at this moment.
    ///
    /// - Throws: `GatewayError`; a refusal is recorded.
    public func answer<Request: Inquiry>(
        _ inquiry: Request
    ) async throws(GatewayError) -> Request.Output {
        try await gatekeeper.answer(inquiry, for: identify())
    }

    /// The enrolment that counts: the oldest one of the account, or the one of that name.
    private static func enrolment(
        of account: UInt32, actingFor principal: Name<Principal>?, among principals: [Enrolment]
    ) -> Enrolment? {
        guard let principal else {
            return principals.oldest(of: account)
        }
        return principals.first { $0.name == principal }
    }
}
