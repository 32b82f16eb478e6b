// A destination that holds somebody who withdrew.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A destination that holds somebody who withdrew, or may hold them, and what has to be done there.
public struct DutyDestination: Sendable, Codable {
    /// The duty to have it carried out there.
    public let duty: Identifier<DutyNoun>
    /// The recipient's legal name.
    public let recipient: String
    /// The connection over which the person went.
    public let connection: Name<Connection>
    /// The list at the recipient.
    public let list: Int64
    /// In how many transfers the person went there, or may have gone.
    public let transfers: Int
    /// By when it must be done, exclusive.
    public let until: Instant

    init(_ duty: DutyRecord) {
        self.duty = duty.identifier
        recipient = duty.recipient
        connection = duty.connection
        list = duty.list
        transfers = duty.transfers
        until = duty.until
    }
}
