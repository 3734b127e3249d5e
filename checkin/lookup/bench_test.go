package lookup

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"opale/checkin"
)

// keystrokes are the texts that stand in the field while queries are typed.
func keystrokes(queries [][]string) []string {
	var texts []string
	for i, q := range queries {
		if i%10 != 0 {
			continue
		}
		letters := []rune(q[1])
		for i := range letters {
			texts = append(texts, string(letters[:i+1]))
		}
	}
	return texts
}

// BenchmarkKeystroke finds every prefix of the shipped queries, once for each
// b.N, and reports how long a keystroke takes (the least of three times).
func BenchmarkKeystroke(b *testing.B) {
	for _, list := range sizes {
		b.Run(list.name, func(b *testing.B) {
			index := New(list.people(b)...)
			texts := keystrokes(list.queries(b))
			runtime.GC()
			var times []time.Duration
			for b.Loop() {
				times = times[:0]
				for _, text := range texts {
					times = append(times, leastOfThree(func() { index.Find(checkin.Query{Text: text}) }))
				}
			}
			order := slices.Sorted(slices.Values(times))
			ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			b.ReportMetric(ms(order[len(order)/2]), "p50-ms")
			b.ReportMetric(ms(order[len(order)*99/100]), "p99-ms")
			b.ReportMetric(ms(order[len(order)-1]), "max-ms")
			for i, d := range times {
				if d >= order[len(order)-5] {
					b.Logf("slow: %q %v", texts[i], d)
				}
			}
		})
	}
}

// leastOfThree times f three times, so that what else the machine does counts
// little.
func leastOfThree(f func()) time.Duration {
	least := time.Hour
	for range 3 {
		start := time.Now()
		f()
		least = min(least, time.Since(start))
	}
	return least
}

type size struct {
	name    string
	people  func(testing.TB) []checkin.Person
	queries func(testing.TB) [][]string
}

var sizes = []size{
	{"10k", func(tb testing.TB) []checkin.Person { return readPeople(tb, "people-10k.csv.gz") },
		func(tb testing.TB) [][]string { return readCSV(tb, "queries-10k.csv.gz") }},
	{"100k", func(tb testing.TB) []checkin.Person { return readPeople(tb, "people-100k.csv.gz") },
		func(tb testing.TB) [][]string { return readCSV(tb, "queries-100k.csv.gz") }},
	{"1M", million, func(tb testing.TB) [][]string { return newCrowd(2).queries(million(tb), 100) }},
}

// BenchmarkMillionQuality reports how well a million are told apart.
func BenchmarkMillionQuality(b *testing.B) {
	people := million(b)
	index := New(people...)
	var all tally
	for b.Loop() {
		all = tally{}
		for _, k := range measure(b, index, people, newCrowd(2).queries(people, 100)) {
			all.merge(k)
		}
	}
	b.ReportMetric(share(all.first, all.n), "recall@1")
	b.ReportMetric(share(all.five, all.n), "recall@5")
}

// BenchmarkBuild makes an index of everybody.
func BenchmarkBuild(b *testing.B) {
	for _, list := range sizes {
		b.Run(list.name, func(b *testing.B) {
			people := list.people(b)
			for b.Loop() {
				New(people...)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.GC() // twice, for what sync.Pool keeps
			runtime.ReadMemStats(&before)
			index := New(people...)
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/1e6, "heap-MB")
			runtime.KeepAlive(index)
			runtime.KeepAlive(people)
		})
	}
}

// BenchmarkPut adds one walk-in.
func BenchmarkPut(b *testing.B) {
	for _, list := range sizes {
		b.Run(list.name, func(b *testing.B) {
			index := New(list.people(b)...)
			walkIn := someone("Zoé", "Quint", "", "Calais")
			for b.Loop() {
				index.Put(walkIn)
			}
		})
	}
}

// BenchmarkChunks indexes everybody 50,000 at a time, merges included.
func BenchmarkChunks(b *testing.B) {
	for _, list := range sizes {
		b.Run(list.name, func(b *testing.B) {
			people := list.people(b)
			for b.Loop() {
				index := New()
				for chunk := range slices.Chunk(people, 50_000) {
					index.Put(chunk...)
				}
				index.merging.Wait()
			}
		})
	}
}

// million is a million people put together from the shipped list. About
// 200,000 words differ.
func million(tb testing.TB) []checkin.Person {
	return newCrowd(1).people(readPeople(tb, "people-100k.csv.gz"), 1_000_000)
}
