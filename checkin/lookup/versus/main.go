// Command versus puts the lookup side by side with other engines: the same
// people, the same queries, one run, one table. Each engine is set up as its own
// documentation advises for names typed with mistakes.
//
//	cd checkin/lookup/versus
//	go run . -size 10k
//	go run . -size 100k -postgres 'postgres://postgres@/postgres?host=/var/run/postgresql'
//
// PostgreSQL is left out unless a server is named; a temporary table is all that
// is made there.
package main

import (
	"flag"
	"fmt"
	"log"
	"runtime"
	"slices"
	"strings"
	"time"

	"opale/checkin"
)

// engine finds people by what is typed.
type engine interface {
	// build indexes everybody.
	build(people []checkin.Person) error
	// find lists the places in the list of at most ten people, best first.
	find(text string) ([]int, error)
	// size is the memory that the index takes, in bytes, and what was counted.
	size() (bytes int64, counted string)
	close() error
}

func main() {
	size := flag.String("size", "10k", "10k or 100k people")
	sample := flag.Int("sample", 1, "ask every n-th query only, for want of time")
	every := flag.Int("every", 10, "of the queries whose letters are typed one by one, take every n-th")
	only := flag.String("only", "", "only the engines whose name holds this")
	server := flag.String("postgres", "", "a PostgreSQL server with pg_trgm")
	flag.Parse()
	people, queries, err := readRoster(*size)
	if err != nil {
		log.Fatal(err)
	}
	queries = nth(queries, *sample)
	fmt.Printf("%s people, %d queries, every %d-th typed letter by letter; %s, %s/%s, %d CPUs, %s\n\n",
		*size, len(queries), *every, time.Now().Format("2006-01-02"), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	fmt.Println("| engine | recall@1 | recall@5 | MRR | worst kind @5 | p50 ms | p99 ms | max ms | build s | memory MB |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	for _, e := range []struct {
		name string
		engine
	}{
		{"Opale", &opale{}},
		{"SQLite FTS5 trigram", &sqlite{tokenize: "trigram remove_diacritics 1", query: trigramQuery}},
		{"SQLite FTS5 prefix", &sqlite{tokenize: "unicode61 remove_diacritics 2", prefix: "1 2 3 4", query: prefixQuery}},
		{"bleve", &bleveIndex{}},
		{"fzf's matcher", &fzf{}},
		{"PostgreSQL pg_trgm", &postgres{server: *server}},
	} {
		if !strings.Contains(strings.ToLower(e.name), strings.ToLower(*only)) {
			continue
		}
		row, err := measure(e.engine, people, queries, *every)
		if err != nil {
			fmt.Printf("| %s | left out: %v |\n", e.name, err)
			continue
		}
		fmt.Printf("| %s %s\n", e.name, row)
	}
}

// measure builds one engine and asks it everything.
func measure(e engine, people []checkin.Person, queries []query, every int) (row string, err error) {
	runtime.GC()
	start := time.Now()
	if err := e.build(people); err != nil {
		return "", err
	}
	built := time.Since(start)
	defer func() {
		if closing := e.close(); err == nil {
			err = closing
		}
	}()
	bytes, counted := e.size()
	quality, err := ask(e, people, queries)
	if err != nil {
		return "", err
	}
	times, err := typeLetters(e, queries, every)
	if err != nil {
		return "", err
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	return fmt.Sprintf("%s | %.3f | %.2f | %.1f | %.2f | %.1f (%s) |", quality,
		ms(times[len(times)/2]), ms(times[len(times)*99/100]), ms(times[len(times)-1]), built.Seconds(), float64(bytes)/1e6, counted), nil
}

// typeLetters times each letter of every n-th query as it is typed.
func typeLetters(e engine, queries []query, every int) ([]time.Duration, error) {
	var times []time.Duration
	for _, q := range nth(queries, every) {
		letters := []rune(q.text)
		for n := range letters {
			start := time.Now()
			if _, err := e.find(string(letters[:n+1])); err != nil {
				return nil, fmt.Errorf("%q: %w", string(letters[:n+1]), err)
			}
			times = append(times, time.Since(start))
		}
	}
	slices.Sort(times)
	return times, nil
}

// nth is every n-th query.
func nth(queries []query, n int) []query {
	var some []query
	for i := 0; i < len(queries); i += n {
		some = append(some, queries[i])
	}
	return some
}
