// Which version and which language of the terms.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

extension [AgreementTextRecord] {
    /// The version that counts; nil when none was ever published.
    var newest: AgreementTextRecord? {
        filter { $0.name == AgreementTexts.name }.max { $0.version < $1.version }
    }
}

extension AgreementTextRecord {
    /// The language that is wanted; where nobody says which, English if it is there, else the first.
    ///
    /// - Throws: `GatewayError.input` when the text has no such language.
    func language(_ wanted: String?) throws(GatewayError) -> String {
        let languages = bodies.keys.sorted()
        let usual = AgreementTexts.usualLanguage
        let language = wanted ?? (languages.contains(usual) ? usual : languages.first ?? usual)
        guard languages.contains(language) else {
            let known = languages.map { "`\($0)`" }.joined(separator: ", ")
            throw .input(
                .inputInvalid,
                "version \(version) of the terms is not there in `\(language)`; there is \(known)")
        }
        return language
    }

    /// The words that an agreement would be to; nil where there are none in its language, or none
    /// that anybody could agree to.
    func words(of agreement: Agreement, over connection: ConnectionRecord) -> String? {
        guard let body = bodies[agreement.language], let template = try? AgreementTemplate(body)
        else { return nil }
        return template.filled(
            for: connection, scope: agreement.scope, until: agreement.validUntil)
    }
}
