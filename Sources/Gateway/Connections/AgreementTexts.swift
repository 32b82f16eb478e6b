// The words that a new home comes with.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Audit
import Domain

/// The words that administrators agree to, as a new home comes with them, and the words of assent.
///
/// They stand in `policies/agreements/` too, for people to read; a test holds the two together.
public enum AgreementTexts {
    /// The text's own name.
    public static let name = "privacy-compliance"
    /// The version that a new home comes with; a changed text is a new version.
    static let foundingVersion = 2
    /// The language that is read where nobody says which.
    static let usualLanguage = "en"

    /// What has to be said to agree to a text in a language.
    ///
    /// It is fixed here and not taken from the text, so that no text can make anything else pass for
    /// assent.
    public static func statement(in language: String) -> String {
        language == "id" ? "Saya setuju" : "I agree"
    }

    /// The version that a new home is founded with.
    static func founding(at instant: Instant) -> AgreementTextRecord {
        AgreementTextRecord(
            name: name, version: foundingVersion, bodies: ["en": english, "id": indonesian],
            publishedBy: nil, publishedAt: instant)
    }
}
