// A stranger to Exeat: checks a log it published with the packages behind Go's checksum database.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

// Verify reads a published log as C2SP tlog-tiles describes it and leaves all arithmetic to
// golang.org/x/mod/sumdb/{note,tlog}: signatures, record hashes, tiles, proofs.
//
//	usage: verify [--given FOLDER] DIR VKEY-FILE [OLDER-CHECKPOINT-FILE ...]
//
// With --given it also checks the proofs in FOLDER, which Exeat made, one for each entry.
// It ends with 0 if everything holds, with 1 and one line on standard error if anything does not.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// height is what tlog-tiles fixes: 256 hashes a tile, 256 entries a bundle.
const height = 8

func main() {
	arguments, given := os.Args[1:], ""
	if len(arguments) > 1 && arguments[0] == "--given" {
		arguments, given = arguments[2:], arguments[1]
	}
	if len(arguments) < 2 {
		fmt.Fprintln(
			os.Stderr, "usage: verify [--given FOLDER] DIR VKEY-FILE [OLDER-CHECKPOINT-FILE ...]")
		os.Exit(64)
	}
	if err := verify(given, arguments[0], arguments[1], arguments[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func verify(given, dir, keyFile string, olderFiles []string) error {
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSuffix(string(key), "\n"))
	if err != nil {
		return err
	}
	tree, err := checkpoint(filepath.Join(dir, "checkpoint"), verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	published := &directory{path: dir, tree: tree}
	records, err := published.bundles()
	if err != nil {
		return err
	}
	hashes, err := storedHashes(records)
	if err != nil {
		return err
	}
	tiles, err := published.compareTiles(hashes)
	if err != nil {
		return err
	}
	// From here on only hashes count that the package found to lead to the signed root.
	reader := tlog.TileHashReader(tree, published)
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return errors.New("the tiles do not lead to the signed root")
	}
	if err := everyRecord(records, tree, reader); err != nil {
		return err
	}
	growths, err := everyGrowth(tree, hashes, reader)
	if err != nil {
		return err
	}
	for _, file := range olderFiles {
		older, err := checkpoint(file, verifier)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := grown(older, tree, reader); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	also := ""
	if given != "" {
		inclusions, growths, err := givenProofs(given, records, tree, hashes)
		if err != nil {
			return err
		}
		also = fmt.Sprintf("; given: %d inclusion and %d consistency proofs", inclusions, growths)
	}
	fmt.Printf("accepted: %s, %d entries, %d tiles, %d inclusion proofs, %d consistency proofs, "+
		"%d older checkpoints%s\n",
		verifier.Name(), tree.N, tiles, len(records), growths, len(olderFiles), also)
	return nil
}

// checkpoint opens a signed note and reads its three lines: origin, size, root.
func checkpoint(file string, verifier note.Verifier) (tlog.Tree, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("%d lines where origin, size and root are expected", len(lines)-1)
	}
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the origin `%s` is not the key's name", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 1 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("`%s` is not a size", lines[1])
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize || base64.StdEncoding.EncodeToString(root) != lines[2] {
		return tlog.Tree{}, fmt.Errorf("`%s` is not a root", lines[2])
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// directory is a published log; it lends its tiles to the package.
type directory struct {
	path string
	tree tlog.Tree
}

func (d *directory) Height() int { return height }

func (d *directory) SaveTiles([]tlog.Tile, [][]byte) {}

func (d *directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		read, err := os.ReadFile(filepath.Join(d.path, publishedPath(tile)))
		if err != nil {
			return nil, err
		}
		data = append(data, read)
	}
	return data, nil
}

// publishedPath says where tlog-tiles puts a tile.
//
// The package writes tile/8/L/N[.p/W], with `data` for records; C2SP leaves the height out and
// says `entries`.
func publishedPath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	if rest := strings.TrimPrefix(path, "data/"); rest != path {
		path = "entries/" + rest
	}
	return "tile/" + path
}

// widest gives the tiles of one level as they have to be published for a tree of this size.
func (d *directory) widest(level int) []tlog.Tile {
	count := d.tree.N
	if level > 0 {
		count >>= uint(height * level)
	}
	var tiles []tlog.Tile
	for n := int64(0); n<<height < count; n++ {
		width := count - n<<height
		if width > 1<<height {
			width = 1 << height
		}
		tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: int(width)})
	}
	return tiles
}

// bundles reads every entry: two bytes of length, then so many bytes, 256 times a bundle.
func (d *directory) bundles() ([][]byte, error) {
	var records [][]byte
	for _, tile := range d.widest(-1) {
		path := publishedPath(tile)
		rest, err := os.ReadFile(filepath.Join(d.path, path))
		if err != nil {
			return nil, err
		}
		for i := 0; i < tile.W; i++ {
			if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
				return nil, fmt.Errorf("%s: it ends inside entry %d of it", path, i)
			}
			end := 2 + int(binary.BigEndian.Uint16(rest))
			records = append(records, rest[2:end])
			rest = rest[end:]
		}
		if len(rest) > 0 {
			return nil, fmt.Errorf("%s: it goes on after its last entry", path)
		}
	}
	return records, nil
}

// storedHashes derives every hash of the tree from the entries alone, in the package's own order.
func storedHashes(records [][]byte) ([]tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		return pick(stored, indexes)
	})
	for i, record := range records {
		hashes, err := tlog.StoredHashes(int64(i), record, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	return stored, nil
}

func pick(stored []tlog.Hash, indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		if index < 0 || index >= int64(len(stored)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		hashes = append(hashes, stored[index])
	}
	return hashes, nil
}

// compareTiles compares every published tile of this size with the one made from the entries.
func (d *directory) compareTiles(stored []tlog.Hash) (int, error) {
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		return pick(stored, indexes)
	})
	count := 0
	for level := 0; len(d.widest(level)) > 0; level++ {
		for _, tile := range d.widest(level) {
			path := publishedPath(tile)
			found, err := os.ReadFile(filepath.Join(d.path, path))
			if err != nil {
				return 0, err
			}
			made, err := tlog.ReadTileData(tile, reader)
			if err != nil {
				return 0, err
			}
			if !bytes.Equal(found, made) {
				return 0, fmt.Errorf("%s: it is not made of the published entries", path)
			}
			for i := 0; i < tile.W; i++ {
				index := tlog.StoredHashIndex(height*level, tile.N<<height+int64(i))
				hash, err := tlog.HashFromTile(tile, found, index)
				if err != nil {
					return 0, err
				}
				if hash != stored[index] {
					return 0, fmt.Errorf("%s: hash %d is not made of the published entries", path, i)
				}
			}
			count++
		}
	}
	return count, nil
}

// everyRecord proves each entry from the tiles and checks its proof against the signed root.
func everyRecord(records [][]byte, tree tlog.Tree, reader tlog.HashReader) error {
	for i, record := range records {
		proof, err := tlog.ProveRecord(tree.N, int64(i), reader)
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		hash := tlog.RecordHash(record)
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), hash); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	return nil
}

// everyGrowth proves the tree to be a continuation of itself at sizes around each power of two.
func everyGrowth(tree tlog.Tree, stored []tlog.Hash, reader tlog.HashReader) (int, error) {
	entries := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		return pick(stored, indexes)
	})
	count := 0
	for power := int64(1); power <= tree.N; power *= 2 {
		for size := power - 1; size <= power+1; size++ {
			if size < 1 || size > tree.N {
				continue
			}
			root, err := tlog.TreeHash(size, entries)
			if err != nil {
				return 0, err
			}
			if err := grown(tlog.Tree{N: size, Hash: root}, tree, reader); err != nil {
				return 0, fmt.Errorf("growth from %d: %w", size, err)
			}
			count++
		}
	}
	return count, nil
}

// grown checks that the tree begins with an older one.
func grown(older, tree tlog.Tree, reader tlog.HashReader) error {
	proof, err := tlog.ProveTree(tree.N, older.N, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
}
