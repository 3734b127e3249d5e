package lookup

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"io"
	"os"
	"testing"

	"opale/checkin"
)

// readCSV reads a gzipped table of testdata, without its header.
func readCSV(tb testing.TB, name string) [][]string {
	tb.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	rows, err := csv.NewReader(zip).ReadAll()
	if err != nil && err != io.EOF {
		tb.Fatal(err)
	}
	return rows[1:]
}

// readPeople reads one of the shipped lists. All of it is invented.
func readPeople(tb testing.TB, name string) []checkin.Person {
	tb.Helper()
	var people []checkin.Person
	for _, row := range readCSV(tb, name) {
		people = append(people, checkin.Person{
			ID: idOf(row[0]), FirstName: row[1], LastName: row[2], Company: row[3],
			Email: row[4], Town: row[5], Codes: []string{row[0]},
		})
	}
	return people
}

func idOf(name string) checkin.RegistrationID {
	sum := sha256.Sum256([]byte(name))
	return checkin.RegistrationID(sum[:16])
}
