package journal_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// strandFile is a strand as it travels, of an invented desk.
var strandFile = filepath.Join("testdata", "strand.jsonl")

func readLines(text []byte) ([]journal.Strand, error) {
	var reader journal.StrandReader
	for line := range bytes.Lines(text) {
		if err := reader.Line(line); err != nil {
			return reader.Strands(), err
		}
	}
	return reader.Strands(), nil
}

// whole reads the strand of strandFile, and a store that trusts its desk.
func whole(t testing.TB) ([]byte, journal.Strand, *journal.Memory) {
	t.Helper()
	text, err := os.ReadFile(strandFile)
	if err != nil {
		t.Fatal(err)
	}
	strands, err := readLines(text)
	if err != nil || len(strands) != 1 {
		t.Fatal(strands, err)
	}
	opening, err := strands[0].Entries[0].Content()
	if err != nil {
		t.Fatal(err)
	}
	store := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	writer := journal.ReadOpening(strands[0].Stream, &opening).Device
	if err := store.Trust(context.Background(), storetest.Actor, writer); err != nil {
		t.Fatal(err)
	}
	return text, strands[0], store
}

// Whatever comes under the name of a desk: a store takes what the desk signed
// and nothing else, fails at nothing, and what it keeps to judge later can be
// read again.
func FuzzStrand(f *testing.F) {
	text, strand, _ := whole(f)
	lines := bytes.SplitAfter(text, []byte("\n"))
	f.Add(text, false)
	f.Add(text, true)
	f.Add(bytes.Join([][]byte{lines[0], lines[2], lines[1], lines[len(lines)-2]}, nil), true)
	f.Add([]byte(`{"stream":"`+strand.Stream.String()+`","first":18446744073709551615}`+"\n"+`{"e":{}}`+"\n"), false)
	f.Fuzz(func(t *testing.T, text []byte, held bool) {
		strands, _ := readLines(text)
		_, known, store := whole(t)
		if held {
			apply(t, store, known)
		}
		apply(t, store, strands...)
		for i := range strands {
			readsBack(t, &strands[i])
		}
		apply(t, store, known)
		_, _, want := whole(t)
		apply(t, want, known)
		if hash(t, store) != hash(t, want) {
			t.Error("the desk's own entries come to another state")
		}
	})
}

func readsBack(t *testing.T, s *journal.Strand) {
	t.Helper()
	var b bytes.Buffer
	if err := journal.WriteStrand(&b, s); err != nil {
		t.Fatal(err)
	}
	back, err := readLines(b.Bytes())
	if err != nil || len(back) != 1 || back[0].First != s.First || len(back[0].Marks) != len(s.Marks) || len(back[0].Entries) != len(s.Entries) {
		t.Fatalf("%s is not what was read: %v", b.Bytes(), err)
	}
	for i := range s.Entries {
		if !bytes.Equal(back[0].Entries[i].Bytes, s.Entries[i].Bytes) || !bytes.Equal(back[0].Entries[i].Personal, s.Entries[i].Personal) {
			t.Fatalf("entry %d is not what was read: %s", i, b.Bytes())
		}
	}
}
