package roster_test

import (
	"encoding/binary"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/checkin/ticket"
)

// book is the codes of a list that was read: the n-th row has the n-th.
type book [][]string

func (b book) Holders(match checkin.CodeMatch, code string) (holders []checkin.RegistrationID, err error) {
	for n, codes := range b {
		if slices.ContainsFunc(codes, func(known string) bool { return checkin.CodeKey(match, known) == checkin.CodeKey(match, code) }) {
			var id checkin.RegistrationID
			binary.BigEndian.PutUint32(id[:], uint32(n+1))
			holders = append(holders, id)
		}
	}
	return holders, nil
}

// TestScansFindTheListsPeople reads each list and what scanners type for its
// tickets: each scan finds the one whose ticket it is, or nobody.
func TestScansFindTheListsPeople(t *testing.T) {
	var file struct {
		Scans []struct {
			File, Scanned, Note string
			Expect              *string
		}
	}
	data, err := os.ReadFile("../ticket/testdata/scans.json")
	if err == nil {
		err = json.Unmarshal(data, &file)
	}
	if err != nil || len(file.Scans) < 60 {
		t.Fatalf("%d scans, %v", len(file.Scans), err)
	}
	books := map[string]book{}
	for _, scan := range file.Scans {
		b, read := books[scan.File]
		if !read {
			b = readBook(t, scan.File)
			books[scan.File] = b
		}
		reading, err := ticket.Reader{}.Read(scan.Scanned, b)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if scan.Expect != nil {
			want = slices.IndexFunc(b, func(codes []string) bool { return codes[0] == *scan.Expect }) + 1
		}
		if got := int(binary.BigEndian.Uint32(reading.ID[:])); got != want || scan.Expect != nil && want == 0 {
			t.Errorf("%s (%s): %q finds row %d, want %d", scan.File, scan.Note, scan.Scanned, got, want)
		}
	}
}

func readBook(t *testing.T, name string) (b book) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := roster.Read(f, name, roster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list.Rows {
		b = append(b, append([]string{row.Value(checkin.FieldCode)}, row.Codes...))
	}
	return b
}
