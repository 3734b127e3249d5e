package checkin_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/storetest"
	"opale/checkin/ticket"
)

// hall is a desk with a few invented people.
type hall struct {
	*checkin.Desk
	t     *testing.T
	store *journal.Memory
	clock *storetest.Clock
}

// newHall opens a desk at Calais on the first day. Each line is a person:
// code|first|last|company|email|venue|sessions|status.
func newHall(t *testing.T, people ...string) *hall {
	t.Helper()
	clock := &storetest.Clock{At: storetest.Start}
	store := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	columns := []checkin.Field{
		checkin.FieldCode, checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany,
		checkin.FieldEmail, checkin.FieldVenue, checkin.FieldSessions, checkin.FieldStatus,
	}
	list := checkin.Listing{Name: "essai"}
	for i, line := range people {
		fields := checkin.Fields{}
		for c, v := range strings.Split(line, "|") {
			fields[columns[c]] = v
		}
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: fields})
	}
	if _, err := checkin.Import(context.Background(), store, storetest.Actor, list, false); err != nil {
		t.Fatal(err)
	}
	desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: clock.Now, Actor: storetest.Actor})
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Load(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return &hall{desk, t, store, clock}
}

func id(code string) checkin.RegistrationID {
	return checkin.CodedID("fabriques-numeriques", "", code)
}

func (h *hall) search(text string) checkin.Answer {
	h.t.Helper()
	a, err := h.Search(text)
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

func (h *hall) enter(e checkin.Entrance) checkin.Visit {
	h.t.Helper()
	v, err := h.CheckIn(context.Background(), e)
	if err != nil {
		h.t.Fatal(err)
	}
	return v
}

func codes(rows []checkin.Row) []string {
	list := []string{}
	for _, r := range rows {
		list = append(list, r.Registration.Code())
	}
	return list
}

var few = []string{
	"CA-1|Philippe|Lefèvre|Électro Essai|p@electro.example|Calais||",
	"CA-2|Philippe|Lefebvre|CDM||Dunkerque||",
	"CA-3|Claire|Martin|Port Essai|c@port.example|Calais||",
	"CA-4|Claire|Martin||claire@autre.example|Calais||",
	"CA-5|Zoé|Dupuis||zoe@test.example|Calais|calais-j1|",
	"CA-6|Zoé|Dupuis||zoe@test.example|Calais|calais-j2|",
	"CA-7|Paul|Impayé|||Calais||unpaid",
	"CA-8|Anne|Annulée|||Calais||cancelled",
	"CA-9|Jean|Demain|||Calais|calais-j2|",
	"CA-10|Ali|Partout|||||",
}

func TestEnterDoesWhatTheAnswerAllows(t *testing.T) {
	h := newHall(t, few...)
	for text, want := range map[string]checkin.Verdict{
		"":             checkin.VerdictNobody,
		"xqzwk":        checkin.VerdictNobody,
		"lefèvre phil": checkin.VerdictSure,
		"pa":           checkin.VerdictLikely, // one person, two letters
		"partou":       checkin.VerdictSure,
		"ca-7":         checkin.VerdictSure, // a code, whole
		"claire m":     checkin.VerdictTwins,
		"martin port":  checkin.VerdictSure,
		"dupuis":       checkin.VerdictSure, // two registrations, one person
	} {
		if got := h.search(text); got.Verdict != want {
			t.Errorf("%q: verdict %d, want %d; rows %v", text, got.Verdict, want, codes(got.Rows))
		}
	}
}

func TestOnePersonIsOneLine(t *testing.T) {
	h := newHall(t, few...)
	a := h.search("dupuis zoe")
	if len(a.Rows) != 1 || a.Rows[0].Registration.Code() != "CA-5" || len(a.Rows[0].Others) != 1 || a.Total != 1 {
		t.Fatalf("rows %v of %d", codes(a.Rows), a.Total)
	}
	if err := h.Switch("calais-j2"); err != nil {
		t.Fatal(err)
	}
	if a := h.search("dupuis zoe"); a.Rows[0].Registration.Code() != "CA-6" {
		t.Errorf("on the second day Enter takes %v", codes(a.Rows))
	}
	h.enter(checkin.Entrance{ID: id("CA-6")})
	if a := h.search("dupuis zoe"); a.Rows[0].Outcome != checkin.OutcomeAlreadyIn || a.Rows[0].Previous == nil {
		t.Errorf("after the arrival the line says %s", a.Rows[0].Outcome)
	}
}

func TestExpectedHereComeFirst(t *testing.T) {
	h := newHall(t, "A1|Luc|Petit|||Dunkerque||", "A2|Luc|Petit|||Calais||", "A3|Luc|Petit|||Boulogne||")
	if got := codes(h.search("petit luc").Rows); got[0] != "A2" {
		t.Errorf("%v", got)
	}
	h.enter(checkin.Entrance{ID: id("A2")})
	if got := codes(h.search("petit luc").Rows); got[0] != "A2" || len(got) != 3 {
		t.Errorf("who is in is still before those expected elsewhere, and nobody is hidden: %v", got)
	}
}

func TestTheDoor(t *testing.T) {
	for code, want := range map[string]checkin.Outcome{
		"CA-1": checkin.OutcomeAdmitted, "CA-2": checkin.OutcomeOtherVenue, "CA-7": checkin.OutcomeUnpaid,
		"CA-8": checkin.OutcomeCancelled, "CA-9": checkin.OutcomeOtherDay, "CA-10": checkin.OutcomeAdmitted, "CA-99": checkin.OutcomeUnknown,
	} {
		h := newHall(t, few...)
		if v := h.enter(checkin.Entrance{ID: id(code)}); v.Outcome != want || v.Entry.IsZero() != (want != checkin.OutcomeAdmitted) {
			t.Errorf("%s: %s, entry %s", code, v.Outcome, v.Entry)
		}
		v := h.enter(checkin.Entrance{ID: id(code), Force: true, Reason: "vu avec la coordination"})
		switch want {
		case checkin.OutcomeAdmitted:
			want = checkin.OutcomeAlreadyIn
		case checkin.OutcomeUnknown:
		default:
			want = checkin.OutcomeAdmitted
		}
		if v.Outcome != want {
			t.Errorf("%s, forced: %s, want %s", code, v.Outcome, want)
		}
	}
}

func TestAKeyPressedTwiceIsNoSecondArrival(t *testing.T) {
	h := newHall(t, few...)
	h.enter(checkin.Entrance{ID: id("CA-1")})
	h.clock.At = h.clock.At.Add(2 * time.Second)
	if v := h.enter(checkin.Entrance{ID: id("CA-1")}); !v.Repeat || v.Outcome != checkin.OutcomeAlreadyIn {
		t.Errorf("%+v", v)
	}
	h.clock.At = h.clock.At.Add(time.Minute)
	v := h.enter(checkin.Entrance{ID: id("CA-1")})
	if v.Repeat || v.Previous == nil || !v.Previous.Time.Equal(storetest.Start) || v.Previous.Operator != "Testine" {
		t.Errorf("%+v", v)
	}
}

func TestTwoPeopleTakenForEachOtherAreSwapped(t *testing.T) {
	h := newHall(t, few...)
	first := h.enter(checkin.Entrance{ID: id("CA-1")}) // it was Claire Martin
	h.clock.At = h.clock.At.Add(30 * time.Minute)
	visit, err := h.Swap(context.Background(), first.Entry, id("CA-3"), "prises l'une pour l'autre")
	if err != nil || visit.Registration.Code() != "CA-1" {
		t.Fatalf("%+v %v", visit, err)
	}
	page := func(code string) checkin.Page {
		p, err := h.Page(id(code))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	one, three := page("CA-1"), page("CA-3")
	if a := checkin.First(one.Arrivals, "calais-j1"); a == nil || !a.Time.Equal(h.clock.At) {
		t.Errorf("the person at the door arrived at %v", a)
	}
	if a := checkin.First(three.Arrivals, "calais-j1"); a == nil || !a.Time.Equal(storetest.Start) {
		t.Errorf("the other arrived at %v", a)
	}
	var told []string
	for _, h := range append(one.History, three.History...) {
		told = append(told, fmt.Sprint(h.Kind, " ", h.Body.Swapped))
	}
	want := []string{"registered false", "arrived false", "undone true", "arrived true", "registered false", "arrived true"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	if _, err := h.Swap(context.Background(), first.Entry, id("CA-4"), ""); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("an arrival was swapped twice: %v", err)
	}
	if o, err := h.Overview(); err != nil || o.In != 2 {
		t.Errorf("%d in, %v", o.In, err)
	}
}

func TestSuspectsAreNearNamesExpectedAndNotIn(t *testing.T) {
	h := newHall(t,
		"1|Philippe|Lefèvre|||Calais||", "2|Philippe|Lefebvre|||Calais||", "3|Philippine|Lefeuvre|||Calais||",
		"4|Zoé|Autre|SARL Lefèvre & Fils||Calais||", "5|Philippe|Lefèvre|||Dunkerque||")
	h.enter(checkin.Entrance{ID: id("1")})
	h.enter(checkin.Entrance{ID: id("3")})
	rows, err := h.Suspects(id("1"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"2"}, codes(rows)); diff != "" {
		t.Error(diff)
	}
}

// A laptop's clock is put right in the middle of the morning: the last gesture is
// the last one all the same, and not who came while the clock was ahead.
func TestTheLastArrivalIsTheLastThatWasWritten(t *testing.T) {
	h := newHall(t, few...)
	h.clock.At = h.clock.At.Add(100 * time.Minute)
	early := h.enter(checkin.Entrance{ID: id("CA-1")})
	h.clock.At = h.clock.At.Add(-100 * time.Minute)
	late := h.enter(checkin.Entrance{ID: id("CA-3")})
	for _, want := range []checkin.EntryID{late.Entry, early.Entry} {
		a, _, ok, err := h.Last()
		if err != nil || !ok || a.Entry != want {
			t.Fatalf("the last is %+v %v", a, err)
		}
		if _, err := h.Undo(context.Background(), a.Entry, ""); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheLastArrivalIsThisDesks(t *testing.T) {
	h := newHall(t, few...)
	if _, _, ok, err := h.Last(); ok || err != nil {
		t.Fatalf("there is a last arrival before the first: %v", err)
	}
	h.enter(checkin.Entrance{ID: id("CA-1")})
	h.clock.At = h.clock.At.Add(time.Second)
	two := h.enter(checkin.Entrance{ID: id("CA-3")})
	a, r, ok, err := h.Last()
	if err != nil || !ok || a.Entry != two.Entry || r.Code() != "CA-3" {
		t.Fatalf("%+v %v", a, err)
	}
	if _, err := h.Undo(context.Background(), a.Entry, "mauvaise personne"); err != nil {
		t.Fatal(err)
	}
	if a, _, _, _ := h.Last(); a.Registration != id("CA-1") {
		t.Error("an arrival taken back is still the last")
	}
	if _, err := h.Undo(context.Background(), two.Entry, ""); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("taken back twice: %v", err)
	}
	if _, err := h.Undo(context.Background(), checkin.EntryID{Seq: 1}, ""); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("taken back from nowhere: %v", err)
	}
}

func TestAWalkInIsFoundByTheNextSearch(t *testing.T) {
	h := newHall(t, few...)
	ctx := context.Background()
	v, err := h.Register(ctx, checkin.Fields{checkin.FieldFirstName: "Inès", checkin.FieldLastName: "Nouvelle\x1b[31m", checkin.FieldCode: "X-77"})
	if err != nil || v.Outcome != checkin.OutcomeAdmitted || v.Registration.LastName() != "Nouvelle" {
		t.Fatalf("%+v %v", v, err)
	}
	a := h.search("nouvel")
	if len(a.Rows) == 0 || a.Rows[0].Registration.ID != v.Registration.ID || a.Rows[0].Outcome != checkin.OutcomeAlreadyIn {
		t.Errorf("rows %v", codes(a.Rows))
	}
	if s, err := h.Scan(ctx, "X-77"); err != nil || s.Outcome != checkin.OutcomeAlreadyIn {
		t.Errorf("the code that came with the walk-in: %s %v", s.Outcome, err)
	}
	if o, err := h.Overview(); err != nil || o.WalkIns != 1 || o.In != 1 {
		t.Errorf("%+v %v", o.Tally, err)
	}
	if _, err := h.Register(ctx, checkin.Fields{checkin.FieldCompany: "Sans nom"}); checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("registered without a name: %v", err)
	}
	near, err := h.Resembling(checkin.Fields{checkin.FieldFirstName: "ines", checkin.FieldLastName: "nouvele"})
	if err != nil || len(near) == 0 || near[0].Registration.ID != v.Registration.ID {
		t.Errorf("nobody resembles: %v %v", codes(near), err)
	}
}

func TestWhatAnotherProcessWroteIsFound(t *testing.T) {
	h := newHall(t, few...)
	r := storetest.Registered(id("N-1"), checkin.Fields{checkin.FieldCode: "N-1", checkin.FieldLastName: "Tardif"})
	storetest.Append(t, h.store, storetest.Actor, r)
	if a := h.search("tardif"); len(a.Rows) != 0 {
		t.Fatal("found before it was taken in")
	}
	if news, err := h.Refresh(); !news || err != nil {
		t.Fatalf("no news: %v", err)
	}
	if a := h.search("tardif"); len(a.Rows) != 1 {
		t.Error("not found")
	}
	if news, err := h.Refresh(); news || err != nil {
		t.Errorf("news without news: %v", err)
	}
}

func TestAScanLetsIn(t *testing.T) {
	h := newHall(t, few...)
	v, err := h.Scan(context.Background(), "CQ)&") // CA-1, read by a scanner that types as on a US keyboard
	if err != nil || v.Outcome != checkin.OutcomeAdmitted || v.Registration.Code() != "CA-1" || v.Reading.Repair == "" {
		t.Errorf("%+v %v", v, err)
	}
	v, err = h.Scan(context.Background(), "A-0000000")
	if err != nil || v.Outcome != checkin.OutcomeUnknown || !v.Reading.IsCode {
		t.Errorf("%+v %v", v, err)
	}
}

// Two desks without a network let the same person in; a third looks at it.
func TestAConflictIsSettledForEverybody(t *testing.T) {
	ctx := context.Background()
	one, two := newHall(t, few...), newHall(t, few...)
	for _, h := range []*hall{one, two} {
		h.store.Know([]byte("secret"))
	}
	one.enter(checkin.Entrance{ID: id("CA-1")})
	two.clock.At = two.clock.At.Add(time.Minute)
	two.enter(checkin.Entrance{ID: id("CA-1")})
	exchange := func(from, to *hall) {
		t.Helper()
		have, _ := to.store.Have()
		strands, err := from.store.Since(have)
		if err != nil {
			t.Fatal(err)
		}
		if r, err := to.store.Apply(ctx, strands); err != nil || len(r.Strangers) > 0 {
			t.Fatalf("%+v %v", r, err)
		}
	}
	conflicts := func(h *hall) []checkin.Conflict {
		t.Helper()
		c, err := h.Conflicts()
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for _, h := range []*hall{one, two} {
		if len(conflicts(h)) != 0 {
			t.Fatal("a conflict before anything was exchanged")
		}
	}
	// The walk of this test: streams opened before the secret was known are strangers.
	for _, h := range []*hall{one, two} {
		other := map[*hall]*hall{one: two, two: one}[h]
		if err := h.store.Trust(ctx, storetest.Actor, other.store.Device()); err != nil {
			t.Fatal(err)
		}
	}
	exchange(one, two)
	exchange(two, one)
	found := conflicts(one)
	if len(found) != 1 || found[0].Kind != checkin.ConflictTwice || len(found[0].Arrivals) != 2 || !found[0].Arrivals[0].Time.Equal(storetest.Start) {
		t.Fatalf("%+v", found)
	}
	if len(conflicts(two)) != 1 {
		t.Error("the other desk does not see it")
	}
	decision, err := two.Settle(ctx, found[0], "deux passages")
	if err != nil {
		t.Fatal(err)
	}
	exchange(two, one)
	if c := conflicts(one); len(c) != 0 {
		t.Errorf("settled at one desk, open at the other: %+v", c)
	}
	if err := one.Reopen(ctx, id("CA-1"), decision, "à revoir"); err != nil {
		t.Fatal(err)
	}
	exchange(one, two)
	if len(conflicts(two)) != 1 {
		t.Error("taken back at one desk, settled at the other")
	}
	if err := two.KeepFirst(ctx, conflicts(two)[0], "une fois"); err != nil {
		t.Fatal(err)
	}
	exchange(two, one)
	page, _ := one.Page(id("CA-1"))
	if len(conflicts(one)) != 0 || checkin.First(page.Arrivals, "calais-j1") == nil {
		t.Error("the first arrival does not stand alone")
	}
}

// Half of the alphabet's codes have no digit, and a scanner cares for none.
func TestACodeWithoutADigitIsACode(t *testing.T) {
	people := []string{"CA-HCWXGC|Ada|Testard|||Calais||"}
	for i := range 12 {
		people = append(people, fmt.Sprintf("CA-AAAAA%c|Bob|Essai%d|||Calais||", 'A'+i, i))
	}
	h := newHall(t, people...)
	ctx := context.Background()
	for _, raw := range []string{"CA-HCWXGC", "CQ)HCZXGC", "ca-hcwxgc"} {
		if v, err := h.Scan(ctx, raw); err != nil || v.Registration.Code() != "CA-HCWXGC" {
			t.Errorf("%s: %s %v", raw, v.Outcome, err)
		}
	}
	for raw, want := range map[string]bool{"CA-LERDXY": true, "LE-GOFFIC": false, "MARTIN": false, "CA-LER": false} {
		if r, err := h.Decode(raw); err != nil || r.IsCode != want || !r.ID.IsZero() {
			t.Errorf("%s: %+v %v", raw, r, err)
		}
	}
}

// A list under another file's name says nothing new of anybody. That it has them,
// too, is noted once: the list before may let them go.
func TestAListUnderAnotherNameIsNoNews(t *testing.T) {
	h := newHall(t, few...)
	list := checkin.Listing{Name: "essai (1)", Rows: []checkin.ListedRow{{Line: 2, Fields: checkin.Fields{
		checkin.FieldCode: "CA-1", checkin.FieldFirstName: "Philippe", checkin.FieldLastName: "Lefèvre",
		checkin.FieldCompany: "Électro Essai", checkin.FieldEmail: "p@electro.example", checkin.FieldVenue: "Calais",
	}}}}
	people := func() (all []checkin.Registration) {
		_ = h.store.People(t.Context(), func(r *checkin.Registration) bool { all = append(all, *r); return true })
		slices.SortFunc(all, func(a, b checkin.Registration) int { return strings.Compare(a.Code(), b.Code()) })
		return all
	}
	before, written := people(), []checkin.Position{}
	for range 2 {
		in, err := checkin.Import(context.Background(), h.store, storetest.Actor, list, false)
		if err != nil || in.Unchanged != 1 {
			t.Errorf("%+v %v", in, err)
		}
		at, _ := h.store.Position()
		written = append(written, at)
	}
	if diff := cmp.Diff(before, people()); diff != "" {
		t.Error(diff)
	}
	if written[0] != written[1] {
		t.Error("the second time, something was written")
	}
}

// A session's name may have a comma, which also stands between several.
func TestSessionsOfAListAreFoundOrSaidWhole(t *testing.T) {
	h := newHall(t, few...)
	list := checkin.Listing{Name: "ateliers", Rows: []checkin.ListedRow{
		{Line: 2, Fields: checkin.Fields{checkin.FieldCode: "S-1", checkin.FieldSessions: "calais-j1, calais-j2; Vélo, réparation"}},
		{Line: 3, Fields: checkin.Fields{checkin.FieldCode: "S-2", checkin.FieldSessions: "calais-j3 calais-j1, Cirque"}},
	}}
	in, err := checkin.Import(context.Background(), h.store, storetest.Actor, list, false)
	if err != nil || !slices.Equal(in.Sessions, []string{"Vélo, réparation", "Cirque"}) {
		t.Errorf("unknown: %q, %v", in.Sessions, err)
	}
	for code, want := range map[string][]checkin.SessionID{"S-1": {"calais-j1", "calais-j2"}, "S-2": {"calais-j3", "calais-j1"}} {
		r, err := h.store.Registrations(id(code))
		if err != nil || len(r) != 1 || !slices.Equal(r[0].Sessions(), want) {
			t.Errorf("%s: %v, want %v (%v)", code, r, want, err)
		}
	}
}

// The number that is printed on a ticket finds whose barcode it is; taken in
// once more, it is no news.
func TestTheOtherCodesOfATicketFindIt(t *testing.T) {
	h := newHall(t, few...)
	list := checkin.Listing{Name: "billets", Rows: []checkin.ListedRow{{
		Line: 2, Codes: []string{"T985-1829-E13"}, Fields: checkin.Fields{checkin.FieldCode: "8178468259", checkin.FieldLastName: "Martin"},
	}}}
	for _, added := range []int{1, 0} {
		in, err := checkin.Import(context.Background(), h.store, storetest.Actor, list, false)
		if err != nil || in.Added != added || in.Updated != 0 {
			t.Fatalf("%+v %v", in, err)
		}
	}
	for _, raw := range []string{"8178468259", "T985-1829-E13"} {
		if r, err := h.Decode(raw); err != nil || r.ID != id("8178468259") {
			t.Errorf("%s: %+v %v", raw, r, err)
		}
	}
}

// Many hands at once: whatever order their readings end in, the index holds
// what was written last.
func TestAnOlderReadingNeverComesLast(t *testing.T) {
	h := newHall(t, few...)
	var hands sync.WaitGroup
	for i := range 8 {
		hands.Add(1)
		go func() {
			defer hands.Done()
			for n := range 20 {
				name := fmt.Sprintf("Neuf%d", n)
				storetest.Append(t, h.store, storetest.Actor, checkin.Fact{
					Kind: checkin.KindAmended, Subject: id("CA-1"), Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldLastName: name}},
				})
				if _, err := h.Refresh(); err != nil {
					t.Error(err)
				}
				if i == 0 {
					if err := h.Load(context.Background(), nil); err != nil {
						t.Error(err)
					}
				}
			}
		}()
	}
	hands.Wait()
	registrations, err := h.store.Registrations(id("CA-1"))
	if err != nil {
		t.Fatal(err)
	}
	want := registrations[0].LastName()
	if a := h.search(want); len(a.Rows) == 0 || a.Rows[0].Registration.ID != id("CA-1") {
		t.Errorf("%s is not found", want)
	}
}
