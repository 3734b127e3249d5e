package db_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"opale/db"
)

// What another store lacks, of journals of all sizes. The claim is that the
// cost is the answer's: it does not grow with the journal. What does grow with
// the number of streams is the vector, on both sides.
func BenchmarkSince(b *testing.B) {
	for _, streams := range []int{100, 10_000} {
		for _, entries := range []int{10_000, 100_000, 1_000_000} {
			if entries/streams < 10 {
				continue // shorter than what is lacking of each stream
			}
			path := filepath.Join(b.TempDir(), "opale.db")
			fill(b, path, streams, entries)
			for _, answer := range []int{10, 100, 1000} {
				b.Run(fmt.Sprintf("streams=%d/entries=%d/answer=%d", streams, entries, answer), func(b *testing.B) {
					since(b, path, answer)
				})
			}
		}
	}
}

// since asks for the last entries of some streams.
func since(b *testing.B, path string, answer int) {
	store := open(b, path, db.Options{})
	defer store.Close()
	holds, err := store.Have()
	if err != nil {
		b.Fatal(err)
	}
	lacking := min(answer, 100)
	for _, stream := range holds.Streams()[:lacking] {
		holds[stream] -= uint64(answer / lacking)
	}
	for b.Loop() {
		strands, err := store.Since(holds)
		if err != nil {
			b.Fatal(err)
		}
		got := 0
		for i := range strands {
			got += len(strands[i].Entries)
		}
		if got != answer {
			b.Fatalf("%d entries, want %d", got, answer)
		}
	}
}

// fill makes a journal of entries that say nothing, in streams of one length,
// written by turns. Nothing is signed: Since does not read what it gives.
func fill(b *testing.B, path string, streams, entries int) {
	b.Helper()
	open(b, path, db.Options{}).Close()
	raw, err := sql.Open("sqlite", db.DSN(path))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	const count = `WITH RECURSIVE count(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM count WHERE i + 1 < ?1) `
	insert := func(text string, args ...any) {
		if _, err := raw.Exec(text, args...); err != nil {
			b.Fatal(err)
		}
	}
	insert(count+`INSERT INTO stream SELECT i + 1, randomblob(16), zeroblob(16), zeroblob(32), ?2, zeroblob(32), zeroblob(64) FROM count`,
		streams, entries/streams)
	insert(count+`INSERT INTO entry (stream, seq, bytes, hash) SELECT i % ?2 + 1, i / ?2 + 1, zeroblob(150), zeroblob(32) FROM count`,
		entries, streams)
	insert(`INSERT INTO mark SELECT stream, seq, hash, zeroblob(64) FROM entry WHERE seq % 256 = 0`)
}
