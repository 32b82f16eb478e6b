// When something given for a time begins and ends, and why.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain

/// When something given for a time begins and ends, and why.
extension Workroom {
    /// From when on it is to hold: now, unless a later instant is asked for.
    ///
    /// What is given in whole seconds cannot say now any better, so the present second counts as
    /// now. Nothing begins before it was recorded: a past time has one answer for ever.
    ///
    /// - Throws: `GatewayError.input` for an instant that is past.
    func start(_ from: Instant?) throws(GatewayError) -> Instant {
        guard let from, from > now else {
            if let from, from.wholeSecond < now.wholeSecond {
                throw .input(
                    .inputInvalid, "it cannot begin at \(from), which is past: now it is \(now)")
            }
            return now
        }
        return from
    }

    /// Until when it is to hold, exclusive; nil for no end.
    ///
    /// - Throws: `GatewayError.input` for an end that is not after the beginning.
    func end(_ until: Instant?, after start: Instant) throws(GatewayError) -> Instant? {
        guard let until else { return nil }
        guard until > start else {
            throw .input(
                .inputInvalid, "it cannot end at \(until): it begins at \(start) and ends later")
        }
        return until
    }

    /// Why, in one line of 1 to 200 characters.
    ///
    /// - Throws: `GatewayError.input` for another text, which is not quoted.
    func reason(_ text: String) throws(GatewayError) -> String {
        let isLine = text.unicodeScalars.allSatisfy {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
                .privateUse:
                false
            default: true
            }
        }
        guard isLine, (1...200).contains(text.unicodeScalars.count),
            text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
        else {
            throw .input(.inputInvalid, "a reason is one line of 1 to 200 characters")
        }
        return text
    }
}
