package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin/hostile"
)

// besiegedLaptop is a laptop on which every text that is said for people is read as
// its terminal would.
type besiegedLaptop struct {
	t        *testing.T
	folder   string
	faithful bool // somebody's name is to come out as it is
}

// says runs a command, which may refuse, and reads all that it says.
func (b *besiegedLaptop) says(input string, args ...string) string {
	b.t.Helper()
	var out, errs bytes.Buffer
	code := Run(context.Background(), args, strings.NewReader(input), &out, &errs)
	for _, text := range []string{out.String(), errs.String()} {
		if err := hostile.InText(strings.NewReplacer("\t", "", "\r\n", "\n", "\ufeff", "").Replace(text)); err != nil {
			b.t.Errorf("opale %s (%d): %v", strings.Join(args, " "), code, err)
		}
	}
	return out.String()
}

func besiege(t *testing.T) *besiegedLaptop {
	folder, _ := laptopAlone(t)
	return &besiegedLaptop{t: t, folder: folder}
}

// takeIn takes the files in, by the name of each as it is and by one of ours.
func (b *besiegedLaptop) takeIn(files []hostile.File) {
	b.t.Helper()
	b.faithful = true
	for i, file := range files {
		path := filepath.Join(b.folder, file.Name)
		if runtime.GOOS == "windows" {
			path = filepath.Join(b.folder, file.Name[max(0, len(file.Name)-12):])
		}
		if err := os.WriteFile(path, file.Data, 0o600); err != nil {
			b.t.Fatal(err)
		}
		b.says("", "import", path, "--dry-run")
		b.says("", "import", path, "--dry-run", "--json")
		more := []string{}
		if i%2 == 0 {
			more = []string{"--list", "liste", "--source", "essai"}
		}
		b.says("", append([]string{"import", path}, more...)...)
	}
}

// looksAround says and writes all that can be said and written.
func (b *besiegedLaptop) looksAround() {
	b.t.Helper()
	for _, command := range [][]string{
		{"list"}, {"list", "--json"}, {"status"}, {"status", "--json"}, {"lookup", "e"}, {"lookup", "e", "--json"}, {"verify"}, {"doctor"}, {"doctor", "--json"},
		{"event"}, {"event", "--toml"}, {"export", "census"}, {"export", "census", "--json"}, {"export", "roster", "--json"}, {"export", "attendance", "--json"},
		{"export", "journal", "--json", "--personal"}, {"export", "report", "--json"}, {"export", "register"}, {"export", "tricky", "--json"}, {"purge"}, {"person", "export", "e"},
		{"export", "attendance", "--format", formatPretix}, {"export", "attendance", "--format", formatScans},
	} {
		b.says("", command...)
	}
	for _, id := range b.people() {
		b.says("", "person", "export", id)
		b.says("", "person", "export", id, "--json")
	}
	isInertPage(b.t, b.says("", "export", "report", "--format", "html"))
	for _, what := range []string{"attendance", "roster", "journal", "census"} {
		file := filepath.Join(b.folder, what+".csv")
		b.says("", "export", what, "--output", file)
		b.holds(what, file)
		file = filepath.Join(b.folder, what+".xlsx")
		b.says("", "export", what, "--output", file)
		holdsNoFormula(b.t, file)
	}
	for _, paper := range [][]string{{"sheet", "--session", "calais-j1"}, {"fallback", "--session", "calais-j1", "--unsealed"}, {"certificate", "--all"}, {"report"}, {"tricky"}, {"memo", "--venue", "calais"}} {
		file := filepath.Join(b.folder, paper[0]+".pdf")
		b.says("", append(append([]string{"export"}, paper...), "--output", file)...)
		text := b.paper(file)
		if named := strings.Contains(text, strings.ToUpper(hostile.Faithful)); b.faithful && !named && (paper[0] == "sheet" || paper[0] == "fallback") {
			b.t.Errorf("%s lacks somebody: %s", file, text)
		}
	}
}

// holds reads a CSV file.
func (b *besiegedLaptop) holds(what, file string) {
	b.t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatal(err)
	}
	staysInItsCells(b.t, what, string(data))
	if b.faithful && (what == "attendance" || what == "roster") && !strings.Contains(string(data), hostile.Faithful+";") {
		b.t.Errorf("%s.csv lacks somebody", what)
	}
}

// people lists the registrations that are here.
func (b *besiegedLaptop) people() (ids []string) {
	for line := range strings.Lines(b.says("", "list")) {
		id, _, _ := strings.Cut(line, "\t")
		ids = append(ids, id)
	}
	if len(ids) < 4 {
		b.t.Fatalf("%d people were taken in", len(ids))
	}
	return ids[:4]
}

// paper reads a PDF: it does nothing by itself, and its text is only text. Given
// back without blanks, in capitals.
func (b *besiegedLaptop) paper(file string) string {
	b.t.Helper()
	document, err := os.ReadFile(file)
	if err != nil {
		b.t.Error(err)
		return ""
	}
	for _, live := range []string{"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/URI", "/EmbeddedFile"} {
		if bytes.Contains(document, []byte(live+" ")) || bytes.Contains(document, []byte(live+"<")) || bytes.Contains(document, []byte(live+"(")) {
			b.t.Errorf("%s has %s", file, live)
		}
	}
	text := paperText(b.t, document, "")
	if err := hostile.InText(text); err != nil {
		b.t.Errorf("%s: %v", file, err)
	}
	return strings.ToUpper(strings.Join(strings.Fields(text), ""))
}

// isInertPage reads a page as a browser would look for what runs.
func isInertPage(t *testing.T, page string) {
	t.Helper()
	for _, live := range []string{"<script", "<img", "<svg/onload", "onerror=alert(1)>", "</style><svg", "<!-- "} {
		if strings.Contains(strings.ToLower(page), live) {
			t.Errorf("the report has %q", live)
		}
	}
}

// atThePlainDesk types what it finds, and what is hostile, line by line.
func (b *besiegedLaptop) atThePlainDesk(texts []string) {
	b.t.Helper()
	var lines strings.Builder
	for _, text := range texts {
		lines.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(text) + "\n")
	}
	for _, line := range []string{"e", "1", "1", "1", ":fiche", ":groupe", ":annuler", "1", ":nouveau", texts[0], texts[1], "", "", ":séances", "", ":postes", ":état", ":dernières", ":de côté", ":aide", ":annuler", "", "", ":quitter"} {
		lines.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(line) + "\n")
	}
	said := b.says(lines.String(), "--plain", "--venue", "calais", "--desk", "Poste 1", "--operator", "Inès", "--session", "calais-j1")
	if !strings.Contains(said, "1.") && !strings.Contains(said, "1 ") {
		b.t.Errorf("nobody was found:\n%s", said)
	}
}

// TestHostileFilesAreHarmlessWhateverIsDoneWithThem takes lists of each sort in that
// have hostile text in every cell, in headers, sheets' and files' names, and says
// and writes all that can be of them: on a terminal, in tables, on pages, on paper.
func TestHostileFilesAreHarmlessWhateverIsDoneWithThem(t *testing.T) {
	const turns = 3
	for turn := range turns {
		b, at := besiege(t), turn*len(hostile.Texts)/turns
		b.takeIn(hostile.Files(func() string { at++; return hostile.Texts[at%len(hostile.Texts)] }))
		b.atThePlainDesk(hostile.Texts[turn*len(hostile.Texts)/turns:][:20])
		b.looksAround()
	}
}

// TestSoupIsHarmlessInFiles: the same with what nobody has thought of.
func TestSoupIsHarmlessInFiles(t *testing.T) {
	for seed := range 2 {
		texts, at := rapid.SliceOfN(hostile.Soup(), 60, 60).Example(seed+1), 0
		b := besiege(t)
		b.takeIn(hostile.Files(func() string { at++; return texts[at%len(texts)] }))
		b.atThePlainDesk(texts[:20])
		b.looksAround()
	}
}
