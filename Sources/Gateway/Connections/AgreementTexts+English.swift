// The English words of the agreement.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension AgreementTexts {
    /// `policies/agreements/privacy-compliance-2.en.txt`, byte for byte.
    static let english = """
        AGREEMENT TO LET PERSONAL DATA LEAVE

        By agreeing you let personal data leave your organisation through the connection
        "{display_name}" to {address}.

          Recipients:   {recipients}
          Purposes:     {purposes}
          Categories:   {categories}
          Valid until:  {valid_until}

        1. Personal data of data subjects, of the categories above, goes to the recipients above
           and leaves the systems that your organisation controls.
        2. The gateway sends it on your organisation's instruction, and only as far as recorded
           consent, permission and policy release it. It does not judge whether a recipient keeps
           its own duties.
        3. Your organisation, as the controller, answers for the lawful basis, for the contract with
           each recipient, for the recipients' duties of privacy and security, and for transfers to
           other countries.
        4. This agreement reaches no further than the purposes, categories and recipients above. A
           policy that lets more leave needs a new one, and so does a new version of this text or a
           change of the connection. Until somebody agrees to that, nothing leaves.
        5. An administrator may withdraw this agreement at any time; a transfer that is running then
           stops before its next batch. What was sent before stays with the recipient until it is
           deleted there.
        6. Where a policy asks for a second person, nothing leaves before that person has agreed too.
        7. The signed audit log records who agreed and seconded, when, in which language, with which
           words, the SHA-256 of this exact text, what it covers and when it ends.

        To agree, say: I agree

        """
}
