// What a witness's errors say to people.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

import Domain
import Witness

extension ErrorReport {
    init(witness error: WitnessError) {
        switch error {
        case .noFolder:
            self.init(
                "No witness here.", .inputNotFound, "\(error)",
                "name its folder with `--dir`; `exeat witness init` makes a new one",
                "nothing was cosigned", nil, .notFound)
        case .exists:
            self.init(
                "Not made.", .inputExists, "\(error)", "choose another folder",
                "nothing in it was changed", nil, .failed)
        case .unusable, .key, .stopped:
            self.init(
                "Stopped: this witness cannot be trusted to remember.", nil, "\(error)",
                "put back the newest state of its folder, never an older one; if there is none, "
                    + "make a new witness and tell those who trust the old one",
                "nothing was cosigned", nil, .integrityViolated)
        case .notListening:
            self.init(
                "Not listening.", nil, "\(error)", "choose another address or port",
                "nothing was cosigned", nil, .failed)
        }
    }
}
