// Checks what StarLedger signed and proved with Go's sumdb packages, a second implementation by
// other authors (golang.org/x/mod, sumdb/tlog and sumdb/note).
//
// Usage: check DIRECTORY, which holds
//
//	events       the lines of the log
//	checkpoint   the signed checkpoint
//	keys         the verifier keys, one a line
//	proofs/      C2SP tlog-proofs of single events, one a file
//	consistency  a proof a line: old size, new size, then the hashes in base64
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A tree over some records, as tlog stores it.
type tree struct{ hashes []tlog.Hash }

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, t.hashes[index])
	}
	return found, nil
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(name string) []byte {
	bytes, err := os.ReadFile(filepath.Join(os.Args[1], name))
	must(err)
	return bytes
}

func lines(name string) []string {
	return strings.Split(strings.TrimSuffix(string(read(name)), "\n"), "\n")
}

func proof(fields []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, field := range fields {
		hash, err := tlog.ParseHash(field)
		must(err)
		hashes = append(hashes, hash)
	}
	return hashes
}

func main() {
	var verifiers []note.Verifier
	for _, key := range lines("keys") {
		verifier, err := note.NewVerifier(key)
		must(err)
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open(read("checkpoint"), note.VerifierList(verifiers...))
	must(err)
	if len(opened.Sigs) == 0 {
		log.Fatal("no known signature")
	}
	head := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(head[1], 10, 64)
	must(err)

	stored := &tree{}
	var records []tlog.Hash
	for index, line := range bytes.Split(bytes.TrimSuffix(read("events"), []byte("\n")), []byte("\n")) {
		hashes, err := tlog.StoredHashes(int64(index), line, stored)
		must(err)
		stored.hashes = append(stored.hashes, hashes...)
		records = append(records, tlog.RecordHash(line))
	}
	root := func(size int64) tlog.Hash {
		hash, err := tlog.TreeHash(size, stored)
		must(err)
		return hash
	}
	if base64.StdEncoding.EncodeToString(hash(root(size))) != head[2] {
		log.Fatalf("the root of %d events is not that of the checkpoint", size)
	}

	included := 0
	files, err := os.ReadDir(filepath.Join(os.Args[1], "proofs"))
	must(err)
	for _, file := range files {
		header, signed, _ := strings.Cut(string(read("proofs/"+file.Name())), "\n\n")
		proved, err := note.Open([]byte(signed), note.VerifierList(verifiers...))
		must(err)
		if proved.Text != opened.Text {
			log.Fatalf("%s is of another checkpoint", file.Name())
		}
		fields := strings.Split(header, "\n")
		if fields[0] != "c2sp.org/tlog-proof@v1" {
			log.Fatalf("%s is no tlog-proof", file.Name())
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(fields[1], "index "), 10, 64)
		must(err)
		err = tlog.CheckRecord(proof(fields[2:]), size, root(size), index, records[index])
		if err != nil {
			log.Fatalf("event %d of %d: %v", index, size, err)
		}
		included++
	}
	extended := 0
	for _, line := range lines("consistency") {
		fields := strings.Fields(line)
		old, err := strconv.ParseInt(fields[0], 10, 64)
		must(err)
		now, err := strconv.ParseInt(fields[1], 10, 64)
		must(err)
		if err := tlog.CheckTree(proof(fields[2:]), now, root(now), old, root(old)); err != nil {
			log.Fatalf("from %d to %d events: %v", old, now, err)
		}
		extended++
	}
	fmt.Printf("%s %d %d %d\n", opened.Sigs[0].Name, size, included, extended)
}

func hash(h tlog.Hash) []byte { return h[:] }
