// Reads a public log with the note and tree code of the Go checksum database, which nobody here wrote, and trusts nothing else.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func get(url string) []byte {
	answer, err := http.Get(url)
	must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err)
	if answer.StatusCode != 200 {
		must(fmt.Errorf("%s: %s", url, answer.Status))
	}
	return body
}

// Opens the checkpoint with the key that was given by hand; answers its tree.
func open(signed []byte, key string) (string, tlog.Tree) {
	verifier, err := note.NewVerifier(key)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return lines[0], tree
}

type tiles struct{ base string }

func (tiles) Height() int                     { return 8 }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		all = append(all, get(t.base+"/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return all, nil
}

func entries(base string, size int64) [][]byte {
	var all [][]byte
	for at := int64(0); at < size; at += 256 {
		width := size - at
		if width > 256 {
			width = 256
		}
		path := tlog.Tile{H: 8, L: 0, N: at / 256, W: int(width)}.Path()
		rest := get(base + "/" + strings.Replace(path, "tile/8/0/", "tile/entries/", 1))
		for len(rest) > 0 {
			length := int(rest[0])<<8 | int(rest[1])
			all = append(all, rest[2:2+length])
			rest = rest[2+length:]
		}
	}
	return all
}

// A receipt: the leaf in its extra line, its index, its proof, and the checkpoint that it was made under.
func receipt(text []byte, key string) {
	parts := bytes.SplitN(text, []byte("\n\n"), 2)
	lines := strings.Split(string(parts[0]), "\n")
	leaf, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	_, tree := open(parts[1], key)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf)))
	fmt.Printf("receipt %d\n", index)
}

func main() {
	base, key := os.Args[1], os.Args[2]
	origin, tree := open(get(base+"/checkpoint"), key)
	fmt.Printf("tree %s %d\n", origin, tree.N)
	reader := tlog.TileHashReader(tree, tiles{base})
	all := entries(base, tree.N)
	if int64(len(all)) != tree.N {
		must(fmt.Errorf("%d entries in a tree of %d", len(all), tree.N))
	}
	for index, entry := range all {
		proof, err := tlog.ProveRecord(tree.N, int64(index), reader)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(entry)))
	}
	fmt.Printf("entries %d\n", len(all))
	for size := int64(1); size <= tree.N; size *= 2 {
		_, err := tlog.ProveTree(tree.N, size, reader)
		must(err)
	}
	for _, code := range os.Args[3:] {
		receipt(get(base+"/receipt/"+code), key)
	}
}
