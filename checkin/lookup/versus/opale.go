package main

import (
	"runtime"

	"opale/checkin"
	"opale/checkin/lookup"
)

type opale struct {
	index *lookup.Index
	place map[checkin.RegistrationID]int
	bytes int64
}

func (o *opale) build(people []checkin.Person) error {
	o.place = make(map[checkin.RegistrationID]int, len(people))
	for i := range people {
		o.place[people[i].ID] = i
	}
	o.bytes = heapOf(func() { o.index = lookup.New(people...) })
	return nil
}

func (o *opale) find(text string) ([]int, error) {
	var found []int
	for _, m := range o.index.Find(checkin.Query{Text: text}).Matches {
		found = append(found, o.place[m.ID])
	}
	return found, nil
}

func (o *opale) size() (int64, string) { return o.bytes, "heap" }
func (o *opale) close() error          { return nil }

// heapOf is by how much the heap grows for good.
func heapOf(f func()) int64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return int64(after.HeapAlloc) - int64(before.HeapAlloc)
}
