// What goes wrong before the gateway, as people read it.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

extension ErrorReport {
    init(command error: CommandFailure) {
        switch error {
        case .noHome(let path):
            self.init(
                "No gateway here.", .inputNotFound, "`\(path)` is not a gateway's home",
                "name the home with `--home` or $EXEAT_HOME; `exeat init` makes a new one",
                "nothing was made", nil, .notFound)
        case .homeExists(let path):
            self.init(
                "Not made.", .inputExists, "`\(path)` is not empty",
                "choose another folder, or use the home that is there",
                "nothing in it was changed", nil, .failed)
        case .notWritable(let cause):
            self.init(
                "Not made.", nil, cause, "choose a folder that this account may write",
                "no home was made", nil, .failed)
        case .signingKey(let cause):
            self.init(
                "Stopped: the log's signing key cannot be used.", .auditUnavailable, cause,
                "put the key file back in its place, readable for this account alone",
                "nothing was recorded and nothing was sent", nil, .logUnavailable)
        case .passphrase(let cause):
            self.init(
                "Stopped: the log's signing key is sealed.", .auditUnavailable, cause,
                "name a file that holds the passphrase, mode 0600, in $EXEAT_PASSPHRASE_FILE",
                "nothing was recorded and nothing was sent", nil, .logUnavailable)
        case .configuration(let cause):
            self.init(
                "Stopped: the configuration of the audit log cannot be used.", .auditUnavailable,
                cause, "mend the file, or remove it to go without",
                "nothing was recorded and nothing was sent", nil, .logUnavailable)
        case .input(let cause):
            self.init(
                "Cannot be used.", .inputInvalid, cause,
                "mend what was given and repeat; `--help` shows how", "nothing was changed", nil,
                .failed)
        case .cancelled(let cause):
            self.init(
                "Cancelled.", nil, cause, "read the terms, then repeat", "nothing was changed", nil,
                .cancelled)
        }
    }

    init(store error: StoreError) {
        switch error {
        case .busy:
            self.init(
                "Busy.", nil, "\(error)", "wait until it has ended, or end the service, and repeat",
                "nothing was changed", nil, .busy)
        case .missing:
            self.init(
                "No gateway here.", .inputNotFound, "\(error)", "exeat init", "nothing was made",
                nil, .notFound)
        case .exists:
            self.init(
                "Not made.", .inputExists, "\(error)", "choose another folder",
                "nothing in it was changed", nil, .failed)
        case .unfit, .newer, .notDurable, .failed:
            self.init(
                "Stopped: the gateway's database cannot be used.", .auditUnavailable, "\(error)",
                "mend the cause; nothing is sent without the log",
                "nothing was recorded and nothing was sent", nil, .logUnavailable)
        }
    }
}
