// What each error of the gateway says to people.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Gateway

extension ErrorReport {
    init(gateway error: GatewayError) {
        let reason = error.reason
        let entry = error.entry
        switch error {
        case .notPermitted(_, let rule, _):
            self.init(
                "Not permitted.", reason, rule, "ask an administrator of this gateway",
                "nothing was changed and nothing left this machine", entry, .notPermitted)
        case .refused(let code, let words, _):
            self.init(
                "Refused.", reason, words, Advice.text(for: code),
                entry == nil
                    ? "nothing was changed and nothing left this machine"
                    : "nothing left this machine", entry, .refused)
        case .temporary(_, let words, _):
            self.init(
                "Not done now.", reason, words, "try again later",
                "no personal data left this machine", entry, .temporary)
        case .notFound(let kind, let name):
            self.init(
                "Not found.", reason, "there is no \(kind) `\(name)`",
                Advice.whereToLook(for: kind), "nothing was changed", nil, .notFound)
        case .exists(let what):
            self.init(
                "Not done.", reason, "\(what) exists already",
                "use what is there; something else needs another name", "nothing was changed", nil,
                .failed)
        case .input(_, let words):
            self.init(
                "Cannot be used.", reason, words, "mend what was given and repeat",
                "nothing was changed and nothing left this machine", nil, .failed)
        case .logUnavailable(let words):
            self.init(
                "Stopped: the audit log cannot be written.", reason, words,
                "free space or mend the disk, then: exeat status && exeat audit verify",
                "nothing was sent that is not recorded", nil, .logUnavailable)
        case .integrity(let words):
            self.init(
                "Stopped: the audit log does not verify.", reason, words,
                "stop everything and call the compliance officer; change nothing here",
                "nothing was sent", nil, .integrityViolated)
        case .clock(let words):
            self.init(
                "Stopped: the clock cannot be trusted.", reason, words,
                "set the clock right and repeat", "nothing was recorded or sent", nil,
                .logUnavailable)
        case .key(let words):
            self.init(
                "A key could not be opened.", reason, words,
                "put the right key file in its place, readable for this account alone",
                "no key was given out and nothing was sent", nil, .failed)
        case .failed(let words):
            self.init(
                "Failed.", reason, words, "exeat status tells how things stand",
                "no change was made that the log does not name", nil, .failed)
        }
    }
}
