// What has to be done at recipients.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What has to be done at recipients because somebody withdrew, the nearest deadline first.
public struct ListDuties: Inquiry {
    /// What the caller must be allowed to do.
    public static let action = Action.consentRead

    /// Whether those that are done are shown too.
    public let includingClosed: Bool

    /// Asks.
    public init(includingClosed: Bool) { self.includingClosed = includingClosed }

    /// Answers from committed state.
    public func answer(in workroom: Workroom) throws(GatewayError) -> [DutyRow] {
        do {
            return try workroom.store.duties(includingClosed: includingClosed)
                .map { DutyRow($0, at: workroom.now) }
        } catch { throw GatewayError(error) }
    }
}
