package rehearsal_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/rehearsal"
)

func fabriques() *checkin.Event {
	e := checkin.Fabriques(2026)
	return &e
}

func tenThousand() []checkin.Registration {
	return slices.Collect(rehearsal.People(fabriques(), 1, 10_000))
}

func TestTheSameSeedInventsTheSamePeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		n := rapid.IntRange(0, 100).Draw(t, "n")
		people := rehearsal.People(fabriques(), seed, n)
		once := slices.Collect(people)
		if diff := cmp.Diff(once, slices.Collect(people)); diff != "" {
			t.Fatalf("a second run differs:\n%s", diff)
		}
		longer := slices.Collect(rehearsal.People(fabriques(), seed, n+50))
		if diff := cmp.Diff(once, longer[:n], cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("a longer list does not begin with the shorter one:\n%s", diff)
		}
	})
}

func TestAnotherSeedInventsOtherPeople(t *testing.T) {
	codes := map[string]bool{}
	for r := range rehearsal.People(fabriques(), 1, 1000) {
		codes[r.Code()] = true
	}
	same := 0
	for r := range rehearsal.People(fabriques(), 2, 1000) {
		if codes[r.Code()] {
			same++
		}
	}
	if same > 10 {
		t.Errorf("%d of 1000 codes are those of another seed", same)
	}
}

func TestPeopleStopsWhenItsReaderDoes(t *testing.T) {
	read := 0
	for range rehearsal.People(fabriques(), 1, 1_000_000_000) {
		if read++; read == 3 {
			break
		}
	}
	if read != 3 {
		t.Errorf("read %d people, want 3", read)
	}
}

var codeForm = regexp.MustCompile(`^RE-[2-9A-HJKMNP-TV-Z]{6}$`)

func TestCodesAndIDsAreUnique(t *testing.T) {
	event := fabriques()
	codes, ids := map[string]bool{}, map[checkin.RegistrationID]bool{}
	const n = 50_000
	for r := range rehearsal.People(event, 7, n) {
		if !codeForm.MatchString(r.Code()) {
			t.Fatalf("code %q is not of the form RE-7KQ2Z9", r.Code())
		}
		if r.ID != checkin.CodedID(event.ID, "", r.Code()) {
			t.Fatalf("the id of %q is not that of its code", r.Code())
		}
		codes[checkin.CodeKey(checkin.CodeBare, r.Code())], ids[r.ID] = true, true
	}
	if len(codes) != n || len(ids) != n {
		t.Errorf("%d codes and %d ids for %d people", len(codes), len(ids), n)
	}
}

var (
	emailForm   = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*@[a-z0-9]+(-[a-z0-9]+)*\.example$`)
	fiction     = regexp.MustCompile(`^(\+33|0)63998\d{4}$`)
	punctuation = strings.NewReplacer(" ", "", ".", "")
)

func TestNobodyCanBeReached(t *testing.T) {
	for r := range rehearsal.People(fabriques(), 3, 10_000) {
		if r.Email() != "" && !emailForm.MatchString(r.Email()) {
			t.Errorf("e-mail %q is not in .example", r.Email())
		}
		if r.Phone() != "" && !fiction.MatchString(punctuation.Replace(r.Phone())) {
			t.Errorf("telephone %q is not one of fiction", r.Phone())
		}
	}
}

func TestEveryTextIsClean(t *testing.T) {
	for r := range rehearsal.People(fabriques(), 4, 10_000) {
		for f, text := range r.Values {
			if clean := checkin.Clean(text); clean != text {
				t.Errorf("%v %q would be cleaned to %q", checkin.Field(f), text, clean)
			}
		}
		if r.FirstName() == "" || r.LastName() == "" || r.Town() == "" {
			t.Errorf("%q lacks a name or a town", r.Values)
		}
	}
}

func TestSharesAreLikeAnOrganisersList(t *testing.T) {
	people := tenThousand()
	share := func(name string, low, high float64, is func(*checkin.Registration) bool) {
		t.Helper()
		count := 0
		for i := range people {
			if is(&people[i]) {
				count++
			}
		}
		if percent := 100 * float64(count) / float64(len(people)); percent < low || percent > high {
			t.Errorf("%s: %.2f %%, want %g to %g %%", name, percent, low, high)
		}
	}
	status := func(s checkin.Status) func(*checkin.Registration) bool {
		return func(r *checkin.Registration) bool { return r.Status() == s }
	}
	named := func(n int) func(*checkin.Registration) bool {
		return func(r *checkin.Registration) bool { return len(r.Sessions()) == n }
	}
	filled := func(f checkin.Field) func(*checkin.Registration) bool {
		return func(r *checkin.Registration) bool { return r.Values[f] != "" }
	}
	share("unpaid", 2, 3, status(checkin.StatusUnpaid))
	share("cancelled", 1.5, 2.5, status(checkin.StatusCancelled))
	share("invited", 0.6, 1.4, status(checkin.StatusInvited))
	share("valid", 93, 96, status(checkin.StatusValid))
	share("one session", 60, 80, named(1))
	share("two days", 10, 20, named(2))
	share("any session", 10, 20, named(0))
	share("a venue", 98, 99.9, filled(checkin.FieldVenue))
	share("a company", 80, 92, filled(checkin.FieldCompany))
	share("an e-mail", 85, 95, filled(checkin.FieldEmail))
	share("a telephone", 50, 70, filled(checkin.FieldPhone))
	share("something to show", 3, 6, filled(checkin.FieldShow))
	for _, p := range append([]checkin.Profile{""}, checkin.Profiles...) {
		share("profile "+string(p), 4, 30, func(r *checkin.Registration) bool { return r.Profile() == p })
	}
	for _, v := range fabriques().Venues {
		share(v.Name, 22, 28, func(r *checkin.Registration) bool { return r.Venue() == v.ID })
	}
	share("capitals", 25, 60, func(r *checkin.Registration) bool { return r.LastName() == strings.ToUpper(r.LastName()) })
	share("no capitals", 3, 12, func(r *checkin.Registration) bool { return r.LastName() == strings.ToLower(r.LastName()) })
}

func TestWhatIsDueAndBookedAgrees(t *testing.T) {
	event := fabriques()
	for r := range rehearsal.People(event, 5, 10_000) {
		if unpaid := r.Status() == checkin.StatusUnpaid; unpaid != (r.Due() == "12 €") || unpaid && r.StatusWord() == "" {
			t.Errorf("%v: due %q, word %q", r.Status(), r.Due(), r.StatusWord())
		}
		if invited := r.Status() == checkin.StatusInvited; invited != (r.StatusWord() == "invité") {
			t.Errorf("%v is called %q", r.Status(), r.StatusWord())
		}
		for _, id := range r.Sessions() {
			if s, ok := event.Session(id); !ok || s.Venue != r.Venue() {
				t.Errorf("session %q is not at %q", id, r.Venue())
			}
		}
	}
}

// pairs counts the pairs of people that share a key and are as asked.
func pairs(people []checkin.Registration, key func(*checkin.Registration) string, as func(a, b *checkin.Registration) bool) int {
	groups := map[string][]*checkin.Registration{}
	for i := range people {
		k := key(&people[i])
		groups[k] = append(groups[k], &people[i])
	}
	n := 0
	for _, group := range groups {
		for i, a := range group {
			for _, b := range group[:i] {
				if as(a, b) {
					n++
				}
			}
		}
	}
	return n
}

func foldedName(r *checkin.Registration) string { return checkin.Fold(r.FullName()) }

func TestPeopleAreMistakenForEachOther(t *testing.T) {
	people := tenThousand()
	different := func(a, b *checkin.Registration) bool { return !checkin.SamePerson(a, b) }
	apart := func(a, b *checkin.Registration) bool { return a.Company() != b.Company() || a.Town() != b.Town() }
	for _, c := range []struct {
		name      string
		low, high int
		got       int
	}{
		{"homonyms told apart", 200, 2000, pairs(people, foldedName, func(a, b *checkin.Registration) bool {
			return different(a, b) && apart(a, b)
		})},
		{"homonyms of one firm and town", 10, 200, pairs(people, foldedName, func(a, b *checkin.Registration) bool {
			return different(a, b) && !apart(a, b)
		})},
		{"people whom nobody can tell apart", 5, 60, pairs(people, foldedName, func(a, b *checkin.Registration) bool {
			return a.Company()+a.Email()+a.Phone()+b.Company()+b.Email()+b.Phone() == "" && !apart(a, b) &&
				a.Values[checkin.FieldSessions] == b.Values[checkin.FieldSessions]
		})},
		{"people with two registrations", 80, 300, pairs(people, foldedName, func(a, b *checkin.Registration) bool {
			return checkin.SamePerson(a, b) && a.Email() == b.Email() &&
				(a.Venue() != b.Venue() || a.Values[checkin.FieldSessions] != b.Values[checkin.FieldSessions])
		})},
		{"Lefebvre and Lefèvre of one first name", 5, 500, pairs(people,
			func(r *checkin.Registration) string { return checkin.Fold(r.FirstName()) },
			func(a, b *checkin.Registration) bool {
				x, y := checkin.Fold(a.LastName()), checkin.Fold(b.LastName())
				return x == "lefebvre" && y == "lefevre" || x == "lefevre" && y == "lefebvre"
			})},
	} {
		if c.got < c.low || c.got > c.high {
			t.Errorf("%s: %d pairs, want %d to %d", c.name, c.got, c.low, c.high)
		}
	}
}

func TestAnEventMayLackVenuesOrSessions(t *testing.T) {
	for _, e := range []checkin.Event{
		{ID: "bare", Name: "Bare"},
		{ID: "quiet", Name: "Quiet", Venues: []checkin.Venue{{ID: "v", Name: "V"}}},
		{ID: "single", Name: "Single", Venues: []checkin.Venue{{ID: "v", Name: "V"}},
			Sessions: []checkin.Session{{ID: "s", Venue: "v", Name: "S"}}},
	} {
		if n := len(slices.Collect(rehearsal.People(&e, 1, 1000))); n != 1000 {
			t.Errorf("%s: %d people, want 1000", e.ID, n)
		}
	}
}

func BenchmarkMillion(b *testing.B) {
	b.ReportAllocs()
	event := fabriques()
	for b.Loop() {
		for range rehearsal.People(event, 1, 1_000_000) {
		}
	}
}
