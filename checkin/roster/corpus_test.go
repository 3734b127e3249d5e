package roster

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// expectation is one FILE.expect.json: what must come out of FILE.
type expectation struct {
	Outcome string
	Format  struct {
		Container, Delimiter, Encoding, EOL, Sheet string
		BOM                                        bool
		HeaderRow                                  int     `json:"header_row"`
		CodeColumn                                 *string `json:"code_column"`
		StatusColumn                               *string `json:"status_column"`
	}
	Participants int
	Counts       map[string]int
	Samples      []struct {
		Line                         int
		Company, Email, Code, Status string
		Session, Ticket              string
		FirstName                    string `json:"first_name"`
		LastName                     string `json:"last_name"`
		FullName                     string `json:"full_name"`
		Phone                        string `json:"phone_e164"`
		AlreadyIn                    bool   `json:"already_checked_in"`
	}
	All         [][6]string // first name, last name, full name, e-mail, code, status
	IgnoredRows []lineNote  `json:"ignored_rows"`
	SuspectRows []lineNote  `json:"suspect_rows"`
	Duplicates  [][2]int    // rows, from 0
	Error       struct{ Line int }
}

type lineNote struct{ Line int }

func corpus(t testing.TB) map[string]expectation {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.expect.json")
	if err != nil || len(paths) != 16 {
		t.Fatalf("%d expectations, %v", len(paths), err)
	}
	files := map[string]expectation{}
	for _, path := range paths {
		var want expectation
		if err := json.Unmarshal(readFile(t, path), &want); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		files[strings.TrimSuffix(path, ".expect.json")] = want
	}
	return files
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCorpus(t *testing.T) {
	for path, want := range corpus(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			got, err := Read(bytes.NewReader(readFile(t, path)), path, Options{})
			if want.Outcome == "error" {
				checkRefused(t, err, want)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkFormat(t, got.Format, want)
			checkPeople(t, got, want)
			checkSamples(t, got, want)
			checkRemarks(t, got, want)
		})
	}
}

func checkRefused(t *testing.T, err error, want expectation) {
	t.Helper()
	var refused *Error
	if !errors.As(err, &refused) || refused.Line != want.Error.Line {
		t.Fatalf("got %v, want an error on line %d", err, want.Error.Line)
	}
	kind := KindNotAList
	if want.Error.Line > 0 {
		kind = KindTruncated
	}
	if refused.Kind != kind {
		t.Errorf("got %v, want %s", err, kind)
	}
}

func checkFormat(t *testing.T, got Format, want expectation) {
	t.Helper()
	f := want.Format
	f.Encoding, _, _ = strings.Cut(f.Encoding, " (")
	if got.Container != f.Container || got.Delimiter != f.Delimiter || got.Encoding != f.Encoding || got.BOM != f.BOM ||
		f.EOL != "" && got.EOL != f.EOL || got.Sheet != f.Sheet || got.HeaderRow != f.HeaderRow {
		t.Errorf("got %+v, want %+v", got, f)
	}
	if f.CodeColumn != nil {
		label, _, _ := strings.Cut(*f.CodeColumn, " (")
		if c, ok := got.Column(UseCode); !ok || c.Label != label {
			t.Errorf("code column %q, want %q", c.Label, label)
		}
	} else if c, ok := got.Column(UseCode); ok {
		t.Errorf("code column %q, want none", c.Label)
	}
	if f.StatusColumn != nil && !slices.ContainsFunc(got.Columns, func(c Column) bool {
		return slices.Contains(statusUses, c.Use) && c.Label == *f.StatusColumn
	}) {
		t.Errorf("status column %q is in none of %+v", *f.StatusColumn, got.Columns)
	}
}

// status is what the expectations call a row's status.
func status(f checkin.Fields) string {
	if s := f[checkin.FieldStatus]; s != "" {
		return s
	}
	return string(checkin.StatusValid)
}

// fullName is a row's name; a ticket without one has none in the expectations.
func fullName(f checkin.Fields) string {
	if f[checkin.FieldLastName] == checkin.Nameless {
		return ""
	}
	return strings.TrimSpace(f[checkin.FieldFirstName] + " " + f[checkin.FieldLastName])
}

func checkPeople(t *testing.T, got *List, want expectation) {
	t.Helper()
	if len(got.Rows) != want.Participants || len(got.Rows) != len(want.All) {
		t.Fatalf("%d people, want %d; skipped %v, refused %v", len(got.Rows), want.Participants, got.Skipped, got.Refused)
	}
	counts := map[string]int{"valid": 0, "unpaid": 0, "cancelled": 0}
	for i, row := range got.Rows {
		f, w := row.All(), want.All[i]
		counts[status(f)]++
		one := []string{f[checkin.FieldFirstName], f[checkin.FieldLastName], f[checkin.FieldEmail], f[checkin.FieldCode], status(f)}
		two := []string{checkin.Clean(w[0]), checkin.Clean(w[1]), checkin.Clean(w[3]), w[4], w[5]}
		if w[0] == "" && w[1] == "" {
			one, two = append(one[2:], fullName(f)), append(two[2:], w[2])
		}
		if diff := cmp.Diff(two, one); diff != "" {
			t.Errorf("line %d: %s", row.Line, diff)
		}
	}
	if diff := cmp.Diff(want.Counts, counts); diff != "" {
		t.Error(diff)
	}
}

func checkSamples(t *testing.T, got *List, want expectation) {
	t.Helper()
	byLine := map[int]checkin.Fields{}
	for _, row := range got.Rows {
		byLine[row.Line] = row.All()
	}
	for _, s := range want.Samples {
		f, ok := byLine[s.Line]
		if !ok {
			t.Errorf("nobody on line %d", s.Line)
			continue
		}
		one := []string{fullName(f), f[checkin.FieldCompany], f[checkin.FieldEmail], f[checkin.FieldPhone], f[checkin.FieldCode],
			status(f), f[checkin.FieldSessions], f[checkin.FieldTicket]}
		name := strings.TrimSpace(checkin.Clean(s.FirstName) + " " + checkin.Clean(s.LastName))
		if name == "" {
			name = s.FullName
		}
		two := []string{name, s.Company, s.Email, s.Phone, s.Code, s.Status, s.Session, s.Ticket}
		if diff := cmp.Diff(two, one); diff != "" {
			t.Errorf("line %d: %s", s.Line, diff)
		}
		if slices.Contains(got.AlreadyIn, s.Line) != s.AlreadyIn {
			t.Errorf("line %d: already in is %v, want %v", s.Line, !s.AlreadyIn, s.AlreadyIn)
		}
	}
}

func checkRemarks(t *testing.T, got *List, want expectation) {
	t.Helper()
	var skipped, ignored []int
	for _, s := range got.Skipped {
		skipped = append(skipped, s.Line)
	}
	for _, i := range want.IgnoredRows {
		ignored = append(ignored, i.Line)
	}
	if diff := cmp.Diff(ignored, skipped); diff != "" {
		t.Errorf("skipped lines: %s", diff)
	}
	for _, s := range want.SuspectRows {
		if !slices.ContainsFunc(got.Warnings, func(w Warning) bool { return w.Line == s.Line }) {
			t.Errorf("no warning about line %d", s.Line)
		}
	}
	for _, d := range want.Duplicates {
		w := Warning{Doubt: DoubtDuplicate, Line: got.Rows[d[1]].Line, Other: got.Rows[d[0]].Line}
		if !slices.Contains(got.Warnings, w) {
			t.Errorf("no warning %+v in %+v", w, got.Warnings)
		}
	}
	if len(got.Warnings) != len(want.SuspectRows)+len(want.Duplicates) {
		t.Errorf("warnings that nobody expects: %+v", got.Warnings)
	}
	if len(got.Refused) > 0 {
		t.Errorf("refused %+v", got.Refused)
	}
}
