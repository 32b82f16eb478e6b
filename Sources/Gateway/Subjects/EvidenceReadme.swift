// What a folder of evidence says about itself.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

/// What a folder of evidence says about itself, for whoever is handed it.
enum EvidenceReadme {
    static let bytes = Array(text.utf8)

    private static let text = """
        # Evidence about one person

        This folder says, of every transfer in the range of `report.json`, whether one person's \
        record stands in it, and what became of the record. The person is named by pseudonyms, one \
        for each epoch of the log's key; only whoever holds that key can tell whose they are.

        ## How to check it

        Get the log's verifier key from somebody other than whoever gave you this folder, write it \
        to a file, and run the log's second verifier, which needs Python 3 and nothing else:

            python3 verify.py evidence DIR --key FILE

        `log.vkey` is the key as the log itself names it. It is here for convenience: a key that \
        comes with the evidence proves nothing. Whoever has a checkpoint of this log that was kept \
        elsewhere holds it against the one here (`--since`): a key that was stolen, or that signs \
        no more, can make another history, but not one that agrees with what was kept.

        ## What is in it

        - `checkpoint`: the signed root of the log that everything here is proven under.
        - `report.json`: the answer. Transfers are in the order in which they were decided.
        - `subject-<n>.proof`: that the person stands in a transfer, or does not: the records, or \
        the two neighbours between which the person's would stand, with their paths to the root \
        that the transfer's entry names.
        - `entries/<index>.json` and `.tlog-proof`: entries of the log, byte for byte, and that \
        they stand in it. Each `transfer.decided` names the one before it, and the entry about \
        this question names the newest: so none is left out.
        - `manifest.json`: every file with its SHA-256.

        ## What the findings mean

        - `present`: a record of the person stands in the transfer.
        - `absent`: none does; records are sorted, and two neighbours leave no room for it.
        - `absent_or_erased`: none does now; where it would stand, records were erased, and the \
        entries of those erasures are here.
        - `unknown`: the records, and the key under which the person had a pseudonym, were \
        destroyed at the end of their time. Nobody can tell any more.

        A delivery is what the recipient said and the log recorded. The log proves that it was \
        recorded then and not changed since; it does not prove that it is true.

        """
}
