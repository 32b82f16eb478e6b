// Proofs that Exeat made itself, checked by the packages behind Go's checksum database.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

// givenProofs checks one inclusion proof for each entry, in order, and every proof of growth.
//
// The folder holds `inclusions`, where each proof is a byte that counts hashes and then the hashes,
// and `consistencies`, where the older and the newer size come first, eight bytes each.
func givenProofs(
	folder string, records [][]byte, tree tlog.Tree, stored []tlog.Hash,
) (int, int, error) {
	rest, err := os.ReadFile(filepath.Join(folder, "inclusions"))
	if err != nil {
		return 0, 0, err
	}
	for i, record := range records {
		var path []tlog.Hash
		if path, rest, err = readPath(rest); err != nil {
			return 0, 0, fmt.Errorf("inclusion of entry %d: %w", i, err)
		}
		hash := tlog.RecordHash(record)
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, int64(i), hash); err != nil {
			return 0, 0, fmt.Errorf("inclusion of entry %d: %w", i, err)
		}
	}
	if len(rest) > 0 {
		return 0, 0, errors.New("inclusions: there are more than entries")
	}
	growths, err := givenGrowths(folder, stored)
	return len(records), growths, err
}

func givenGrowths(folder string, stored []tlog.Hash) (int, error) {
	// The roots of older sizes come from the entries, not from whoever made the proofs.
	entries := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		return pick(stored, indexes)
	})
	rest, err := os.ReadFile(filepath.Join(folder, "consistencies"))
	if err != nil {
		return 0, err
	}
	count := 0
	for ; len(rest) > 0; count++ {
		if len(rest) < 16 {
			return 0, fmt.Errorf("growth %d: it ends inside", count)
		}
		var trees [2]tlog.Tree
		for i := range trees {
			trees[i].N = int64(binary.BigEndian.Uint64(rest[8*i:]))
			if trees[i].Hash, err = tlog.TreeHash(trees[i].N, entries); err != nil {
				return 0, fmt.Errorf("growth %d: %w", count, err)
			}
		}
		var path []tlog.Hash
		if path, rest, err = readPath(rest[16:]); err != nil {
			return 0, fmt.Errorf("growth %d: %w", count, err)
		}
		older, newer := trees[0], trees[1]
		if err := tlog.CheckTree(path, newer.N, newer.Hash, older.N, older.Hash); err != nil {
			return 0, fmt.Errorf("growth %d, from %d to %d: %w", count, older.N, newer.N, err)
		}
	}
	return count, nil
}

// readPath reads a count and so many hashes.
func readPath(rest []byte) ([]tlog.Hash, []byte, error) {
	if len(rest) < 1 || len(rest)-1 < tlog.HashSize*int(rest[0]) {
		return nil, nil, errors.New("it ends inside")
	}
	path := make([]tlog.Hash, rest[0])
	for i := range path {
		copy(path[i][:], rest[1+tlog.HashSize*i:])
	}
	return path, rest[1+tlog.HashSize*len(path):], nil
}
