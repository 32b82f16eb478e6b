// What a person was told when asked.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a person was told when asked: the part of a consent that thousands of people share.
///
/// Kept once and referred to by number; a new notice text is new terms.
public struct ConsentTerms: Hashable, Sendable, Codable {
    /// The purpose.
    public let purpose: Name<Purpose>
    /// The channel.
    public let channel: Channel
    /// The notice that was shown.
    public let notice: String
    /// Its version.
    public let noticeVersion: Int
    /// Recipients named in the consent; empty when none was named.
    public let recipients: [String]
    /// The context under which it was given: notice text, purpose and all that was said with them.
    ///
    /// Nil only where a test of a policy invents a consent.
    public let context: Digest<ConsentContextText>?

    /// Joins the parts; recipients are sorted, so equal terms are equal values.
    public init(
        purpose: Name<Purpose>, channel: Channel, notice: String, noticeVersion: Int,
        recipients: [String], context: Digest<ConsentContextText>? = nil
    ) {
        self.purpose = purpose
        self.channel = channel
        self.notice = notice
        self.noticeVersion = noticeVersion
        self.recipients = Set(recipients).sorted()
        self.context = context
    }
}
