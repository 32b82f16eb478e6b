# Good logs, and files of a published folder that are not as they should be.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Numbers 000 to 299: logs, bundles, tiles, names. Nothing is signed anew here."""

from .case import BUNDLE, TILE, bodies, case, changed, flipped, invalid, ok
from .parts import TRANSFER, bundle, head, leaf, note, published, root, short_log, spelled, started
from .parts import transfer_log


def good():
    five, one, transfer = bodies(), bodies()[:1], TRANSFER
    yield case("000-no-entries", 4, "A log without any entry.", published([]), ok([]))
    yield case("001-one-entry", 4, "A log of one entry.", published(one), ok(one))
    yield case(
        "002-one-transfer", 7, "A log of five entries: one transfer, from its decision to its end.",
        published(five), ok(five))
    many = short_log(257)
    yield case(
        "003-257-entries", 4, "A full bundle and tile, a partial one behind, and one above.",
        published(many), ok(many))
    open_log = bodies([*transfer_log()[:3], started(3, batch=1)])
    yield case(
        "004-batches-without-outcome", 7, "Two batches may have been sent, and nobody knows.",
        published(open_log), ok(open_log, (transfer, 0, 2), (transfer, 1, 3)))
    older = published(five[:3])
    yield case(
        "005-older-partial-files", 2, "The partial files of an older size lie beside the present.",
        changed({path: older[path] for path in older if path.startswith("tile/")}), ok(five))
    newer = {path: data for path, data in published(five).items() if path.startswith("tile/")}
    yield case(
        "006-files-ahead", 2, "A publication is under way: the files of size 5, a checkpoint of 3.",
        changed(newer, five[:3]), ok(five[:3], (transfer, 0, 2)))
    full = {path: data for path, data in published(short_log(256)).items() if "tile/" in path}
    yield case(
        "007-full-files-ahead", 2, "Full files of a larger log, a checkpoint of 1.",
        changed(full, short_log(1)), ok(short_log(1)))
    beyond = {"tile/0/001.p/7": b"?", "tile/1/000.p/1": b"?", "tile/entries/001": b"?"}
    yield case(
        "008-beyond-the-size", 2, "What lies wholly beyond the size is passed over.",
        changed(beyond), ok(five))
    yield case(
        "009-left-by-a-crash", 2, "Names that end in `.new` are passed over.",
        changed({"tile/0/000.p/6.new": b"?", "tile/.new": b""}), ok(five))
    yield case(
        "010-other-files", 2, "Files outside `tile/` are nobody's business.",
        changed({"index.html": b"?", "checkpoint.new": b"?", "tiles/0/000": b"?"}), ok(five))
    yield case(
        "011-highest-names", 2, "The last index that a position below 2^63 has, and level 63.",
        changed({"tile/63/000": b"?", "tile/0/x036/x028/x797/x018/x963/967": b"?"}), ok(five))


def bundles():
    five = bodies()
    hashes = [leaf(entry) for entry in five]
    data = bundle(five)
    starts = [len(bundle(five[:index])) for index in range(6)]

    def of(name, description, changes, place):
        return case(name, 9, description, changed(changes), invalid(place))

    def entries(name, description, some, place, with_hashes=False):
        changes = {BUNDLE: bundle(some)}
        if with_hashes:
            changes[TILE] = b"".join(leaf(entry) for entry in some)
        return of(name, description, changes, place)

    at = [f"{BUNDLE}, entry {index}" for index in range(6)]
    yield of("100-bit-in-entry", "A bit of entry 2 is another.",
             {BUNDLE: flipped(data, starts[2] + 50)}, at[2])
    yield of("101-bit-in-last-byte", "The last bit of the bundle is another.",
             {BUNDLE: flipped(data, len(data) - 1, 0)}, at[4])
    yield of("102-bit-in-length", "The low byte of the length of entry 2 is another.",
             {BUNDLE: flipped(data, starts[2] + 1, 0)}, at[2])
    yield of("103-high-bit-in-length", "Entry 2 is said to be longer than the rest of the bundle.",
             {BUNDLE: flipped(data, starts[2], 7)}, at[2])
    swapped = [five[0], five[2], five[1], *five[3:]]
    yield entries("104-entries-swapped", "Entries 1 and 2 have changed places.", swapped, at[1])
    yield entries("105-entries-swapped-with-hashes", "The same, their hashes too.", swapped, at[1],
                  True)
    inserted = [*five[:2], five[1], *five[2:]]
    yield entries("106-entry-inserted", "Entry 1 stands twice.", inserted, at[2])
    yield entries("107-entry-inserted-with-hash", "The same; the tile has six hashes.", inserted,
                  TILE, True)
    deleted = [*five[:2], *five[3:]]
    yield entries("108-entry-deleted", "Entry 2 is gone.", deleted, at[2])
    yield entries("109-entry-deleted-with-hash", "The same; the tile has four hashes.", deleted,
                  TILE, True)
    yield entries("110-last-entry-deleted", "The bundle ends after entry 3.", five[:4], at[4])
    over = [*five[:2], five[1], *five[3:]]
    yield entries("111-entry-overwritten", "Entry 2 has the bytes of entry 1.", over, at[2])
    yield entries("112-entry-overwritten-with-hash", "The same, its hash too.", over, at[2], True)
    yield of("113-byte-after-last-entry", "A byte follows entry 4.", {BUNDLE: data + b"\0"}, at[5])
    yield entries("114-entry-after-last", "A sixth entry follows in a bundle of five.",
                  [*five, five[4]], at[5])
    yield of("115-cut-inside-entry", "The bundle ends inside entry 3.",
             {BUNDLE: data[: starts[3] + 9]}, at[3])
    yield of("116-cut-after-length", "The bundle ends after the length of entry 3.",
             {BUNDLE: data[: starts[3] + 2]}, at[3])
    yield of("117-cut-inside-length", "The bundle ends inside the length of entry 3.",
             {BUNDLE: data[: starts[3] + 1]}, at[3])
    yield of("118-cut-between-entries", "The bundle ends after entry 2.",
             {BUNDLE: data[: starts[3]]}, at[3])
    yield of("119-empty-bundle", "The bundle has no byte.", {BUNDLE: b""}, at[0])
    yield of("120-no-bundle", "The bundle is not there.", {BUNDLE: None}, BUNDLE)
    log = transfer_log()
    log[2]["data"]["people"] = 1
    yield entries("121-entry-edited-with-hash", "Entry 2 says another number, and its hash fits.",
                  bodies(log), "checkpoint", True)
    edited = [leaf(entry) for entry in bodies(log)]
    unsigned = published(five)["checkpoint"].replace(head(5, root(hashes)), head(5, root(edited)))
    yield of("122-entry-edited-with-hash-and-root", "The same with the new root, not signed anew.",
             {BUNDLE: bundle(bodies(log)), TILE: b"".join(edited), "checkpoint": unsigned},
             "checkpoint")
    many = short_log(257)
    yield case("123-byte-after-full-bundle", 9, "A byte follows the 256th entry of a log of 257.",
               changed({"tile/entries/000": bundle(many[:256]) + b"\0"}, many),
               invalid("tile/entries/000, entry 256"))
    yield case("124-byte-after-only-bundle", 9, "A byte follows the last entry of a log of 256.",
               changed({"tile/entries/000": bundle(many[:256]) + b"\0"}, many[:256]),
               invalid("tile/entries/000, entry 256"))
    yield of("125-bundle-is-a-link", "The bundle is a link to a file with the right bytes.",
             {BUNDLE: {"link": "../../../kept"}, "kept": data}, BUNDLE)
    yield of("126-bundle-is-a-folder", "A folder has the bundle's name.",
             {BUNDLE: None, f"{BUNDLE}/000": data}, BUNDLE)


def tiles():
    five, many = bodies(), short_log(257)
    data = published(five)[TILE]
    full = published(many)

    def of(name, description, changes, place, entries=None, section=9):
        return case(name, section, description, changed(changes, entries), invalid(place))

    yield of("200-bit-in-partial-tile", "A bit of hash 3 is another.",
             {TILE: flipped(data, 3 * 32 + 7)}, f"{TILE}, hash 3")
    yield of("201-bit-in-full-tile", "A bit of hash 200 of a full tile is another.",
             {"tile/0/000": flipped(full["tile/0/000"], 200 * 32)}, "tile/0/000, hash 200", many)
    yield of("202-bit-in-tile-above", "A bit of the tile of level 1 is another.",
             {"tile/1/000.p/1": flipped(full["tile/1/000.p/1"], 31)}, "tile/1/000.p/1, hash 0",
             many)
    long = short_log(512)
    two = published(long)
    yield of("204-two-tiles-changed",
             "A hash in each of two tiles is another: the path of the first goes over level 1.",
             {"tile/0/000": flipped(two["tile/0/000"], 0),
              "tile/0/001": flipped(two["tile/0/001"], 3 * 32)}, "tile/0/000, hash 0", long)
    yield of("205-two-hashes-changed",
             "Two hashes of one tile are others: neither they nor the entry lead to the root.",
             {TILE: flipped(flipped(data, 32), 2 * 32)}, f"{BUNDLE}, entry 1")
    yield of("206-hashes-swapped", "Hashes 1 and 2 have changed places.",
             {TILE: data[:32] + data[64:96] + data[32:64] + data[96:]}, f"{BUNDLE}, entry 1")
    yield of("207-tile-too-short", "A byte of the last hash is missing.", {TILE: data[:-1]}, TILE)
    yield of("208-tile-too-long", "A byte follows the last hash.", {TILE: data + b"\0"}, TILE)
    yield of("209-hash-more", "A hash follows the last.", {TILE: data + bytes(32)}, TILE)
    yield of("210-empty-tile", "The tile has no byte.", {TILE: b""}, TILE)
    yield of("211-no-tile", "The tile is not there.", {TILE: None}, TILE)
    yield of("212-only-an-older-tile", "The partial tile of size 3 is there, that of 5 is not.",
             {TILE: None, "tile/0/000.p/3": data[:96]}, TILE)
    yield of("214-tile-is-a-link", "The tile is a link to a file with the right bytes.",
             {TILE: {"link": "../../../kept"}, "kept": data}, TILE, section=2)
    yield of("215-tile-is-a-folder", "A folder has the tile's name.",
             {TILE: None, f"{TILE}/000": data}, TILE, section=2)
    yield of("216-file-above-a-tile", "A file has the name of the folder of the tiles of level 0.",
             {TILE: None, "tile/0": data}, TILE, section=2)


def other_files():
    five = bodies()
    older = published(five[:3])
    tile, entries = "tile/0/000.p/3", "tile/entries/000.p/3"

    def of(name, description, changes, place, log=None):
        return case(name, 2, description, changed(changes, log), invalid(place))

    yield of("220-older-tile-differs", "A bit of the partial tile of size 3 is another.",
             {tile: flipped(older[tile], 40)}, tile)
    yield of("221-older-tile-too-short", "The partial tile of size 3 has two hashes.",
             {tile: older[tile][:64]}, tile)
    yield of("222-older-tile-too-long", "The partial tile of size 3 has four hashes.",
             {tile: published(five)[TILE][:128]}, tile)
    yield of("223-older-bundle-differs", "A bit of the partial bundle of size 3 is another.",
             {entries: flipped(older[entries], 700)}, entries)
    yield of("224-older-bundle-too-short", "The partial bundle of size 3 has two entries.",
             {entries: bundle(five[:2])}, entries)
    yield of("225-older-bundle-too-long", "The partial bundle of size 3 has four entries.",
             {entries: bundle(five[:4])}, entries)
    yield of("226-tile-ahead-differs", "The partial tile of size 6 does not begin with that of 5.",
             {"tile/0/000.p/6": bytes(6 * 32)}, "tile/0/000.p/6")
    yield of("227-bundle-ahead-is-none", "The partial bundle of size 6 ends inside an entry.",
             {"tile/entries/000.p/6": bundle(five) + b"\1\0{"}, "tile/entries/000.p/6")
    names = [
        ("230-short-index", "tile/0/00"), ("231-index-without-x", "tile/0/001/000"),
        ("232-index-with-x-at-end", "tile/0/x000"), ("233-index-with-zeros", "tile/0/x000/000"),
        ("234-long-index", "tile/0/1000"), ("235-large-x", "tile/0/X001/000"),
        ("236-index-too-high", "tile/0/x036/x028/x797/x018/x963/968"),
        ("237-level-too-high", "tile/64/000"), ("238-level-with-zero", "tile/00/000"),
        ("239-level-with-sign", "tile/+0/000"), ("240-level-below-zero", "tile/-1/000"),
        ("241-width-with-zero", "tile/0/000.p/05"), ("242-width-of-zero", "tile/0/000.p/0"),
        ("243-width-of-256", "tile/0/000.p/256"), ("244-width-of-257", "tile/0/000.p/257"),
        ("245-width-missing", "tile/0/001.p"), ("246-no-tile-at-all", "tile/readme"),
        ("247-older-name-of-entries", "tile/data/000"), ("248-name-too-long", "tile/0/000/000"),
        ("249-name-with-blank", "tile/0/000 "), ("250-inside-new", "tile/0.new/000"),
    ]
    for name, path in names:
        yield of(name, f"No tile has the name `{path}`.", {path: b""}, path, five[:1])
    yield of("251-link-to-a-folder", "A link to a folder lies under `tile/`.",
             {"tile/1": {"link": ".."}}, "tile/1", five[:1])
    yield of("252-older-tile-is-a-link", "The partial tile of size 3 is a link.",
             {tile: {"link": "../../../kept"}, "kept": older[tile]}, tile)
    yield of("253-first-by-name", "Of two bad names the first by bytes is named.",
             {"tile/B": b"", "tile/a": b""}, "tile/B", five[:1])


def all_cases():
    for group in (good, bundles, tiles, other_files):
        yield from group()
