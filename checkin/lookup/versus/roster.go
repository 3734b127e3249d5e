package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"opale/checkin"
)

// query is one of the shipped queries.
type query struct {
	kind, text string
	want       int    // the place in the list of who is meant
	group      string // who else counts: "name", "last" or "company"
}

// readRoster reads the shipped people and queries of one size.
func readRoster(size string) ([]checkin.Person, []query, error) {
	rows, err := readCSV("people-" + size)
	if err != nil {
		return nil, nil, err
	}
	place := map[string]int{}
	var people []checkin.Person
	for i, row := range rows {
		place[row[0]] = i
		sum := sha256.Sum256([]byte(row[0]))
		people = append(people, checkin.Person{ID: checkin.RegistrationID(sum[:16]), FirstName: row[1], LastName: row[2],
			Company: row[3], Email: row[4], Town: row[5], Codes: []string{row[0]}})
	}
	rows, err = readCSV("queries-" + size)
	if err != nil {
		return nil, nil, err
	}
	var queries []query
	for _, row := range rows {
		queries = append(queries, query{kind: row[0], text: row[1], want: place[row[2]], group: row[3]})
	}
	return people, queries, nil
}

// readCSV reads a table of the lookup's testdata, without its header.
func readCSV(name string) ([][]string, error) {
	file, err := os.Open("../testdata/" + name + ".csv.gz")
	if err != nil {
		return nil, fmt.Errorf("run it in checkin/lookup/versus: %w", err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(zip).ReadAll()
	if err != nil {
		return nil, err
	}
	return rows[1:], nil
}

// textOf is all of a person that may be typed, folded, in one line.
func textOf(p *checkin.Person) string {
	local, _, _ := strings.Cut(p.Email, "@")
	code := strings.ToLower(p.Codes[0])
	return strings.Join([]string{checkin.Fold(p.FirstName + " " + p.LastName + " " + p.Company + " " + p.Town), local, code, strings.ReplaceAll(code, "-", "")}, " ")
}

// counts as the one who was meant?
func sameGroup(by string, a, b *checkin.Person) bool {
	switch by {
	case "last":
		return checkin.Fold(a.LastName) == checkin.Fold(b.LastName)
	case "company":
		return checkin.Fold(a.Company) == checkin.Fold(b.Company)
	}
	return checkin.Fold(a.FirstName+" "+a.LastName) == checkin.Fold(b.FirstName+" "+b.LastName)
}

// quality is how well the queries were answered.
type quality struct {
	n, first, five int
	reciprocal     float64
	kinds          map[string][2]int // queries of the kind, and those answered within five
}

// ask asks all queries once.
func ask(e engine, people []checkin.Person, queries []query) (*quality, error) {
	q := &quality{kinds: map[string][2]int{}}
	for _, asked := range queries {
		found, err := e.find(asked.text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", asked.text, err)
		}
		rank := 0
		for i, at := range found {
			if sameGroup(asked.group, &people[at], &people[asked.want]) {
				rank = i + 1
				break
			}
		}
		q.add(asked.kind, rank)
	}
	return q, nil
}

func (q *quality) add(kind string, rank int) {
	k := q.kinds[kind]
	k[0]++
	q.n++
	if rank == 1 {
		q.first++
	}
	if rank >= 1 && rank <= 5 {
		q.five++
		k[1]++
	}
	if rank >= 1 {
		q.reciprocal += 1 / float64(rank)
	}
	q.kinds[kind] = k
}

func (q *quality) String() string {
	worst, least := "", 2.0
	for kind, k := range q.kinds {
		if share := float64(k[1]) / float64(k[0]); share < least || share == least && kind < worst {
			worst, least = kind, share
		}
	}
	n := float64(q.n)
	return fmt.Sprintf("| %.4f | %.4f | %.4f | %.2f (%s)", float64(q.first)/n, float64(q.five)/n, q.reciprocal/n, least, worst)
}
