package lookup

import (
	"slices"
	"sync"
	"testing"

	"opale/checkin"
)

// TestChunksAreAnsweredWhileTheyCome: the first letters are answered while the
// rest is still being indexed, nobody is ever missing, and in the end there are
// few segments.
func TestChunksAreAnsweredWhileTheyCome(t *testing.T) {
	people := readPeople(t, "people-10k.csv.gz")
	index := New()
	for chunk := range slices.Chunk(people, 250) {
		index.Put(chunk...)
		who := chunk[len(chunk)/2]
		if !finds(index, fullName(who), who.ID) {
			t.Fatalf("%q is not found right behind the Put that brought them", fullName(who))
		}
	}
	index.merging.Wait()
	if got := index.Len(); got != len(people) {
		t.Errorf("Len is %d, want %d", got, len(people))
	}
	if n := len(index.now.Load().parts); n > 4*fanOut {
		t.Errorf("%d segments are left", n)
	}
	for i := 0; i < len(people); i += 501 {
		if !finds(index, fullName(people[i]), people[i].ID) {
			t.Errorf("%q is lost", fullName(people[i]))
		}
	}
}

// TestChangesDuringAMergeAreKept: who is corrected or removed while their
// segment is being merged is corrected and removed behind it too.
func TestChangesDuringAMergeAreKept(t *testing.T) {
	people := readPeople(t, "people-10k.csv.gz")[:4000]
	index := New()
	for chunk := range slices.Chunk(people, 1000) {
		index.Put(chunk...) // the fourth starts a merge
	}
	for i := range 100 {
		index.Remove(people[10*i].ID)
		changed := people[10*i+1]
		changed.LastName = "Quiquengrogne"
		index.Put(changed)
	}
	index.merging.Wait()
	if got, want := index.Len(), len(people)-100; got != want {
		t.Errorf("Len is %d, want %d", got, want)
	}
	if found := index.Find(checkin.Query{Text: "quiquengrogne", Limit: 1000}); len(found.Matches) < 100 || found.Matches[99].Cost != 0 {
		t.Errorf("%d of the 100 corrected are found", len(found.Matches))
	}
	for i := range 100 {
		if finds(index, fullName(people[10*i]), people[10*i].ID) {
			t.Errorf("%q was removed and is found", fullName(people[10*i]))
		}
	}
}

// TestFindWhileOthersWrite is for the race detector.
func TestFindWhileOthersWrite(t *testing.T) {
	people := readPeople(t, "people-10k.csv.gz")[:2000]
	index := New(people[:100]...)
	var all sync.WaitGroup
	all.Go(func() {
		for chunk := range slices.Chunk(people[100:], 50) {
			index.Put(chunk...)
			index.Remove(chunk[0].ID)
		}
	})
	for range 2 {
		all.Go(func() {
			for _, p := range people[:100] {
				if !finds(index, fullName(p), p.ID) {
					t.Errorf("%q is not found while others write", fullName(p))
				}
			}
		})
	}
	all.Wait()
	index.merging.Wait()
}
