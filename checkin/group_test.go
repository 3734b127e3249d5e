package checkin_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/rehearsal"
)

var six = []string{
	"G-1|Ines|Essai|Électro Essai||Calais||",
	"G-2|Marc|Essai|ELECTRO ESSAI||Calais||",
	"G-3|Paul|Essai|électro  essai||Calais||",
	"G-4|Zoé|Essai|Électro-Essai||Calais||unpaid",
	"G-5|Luc|Essai|Électro Essai||Calais||cancelled",
	"G-6|Ali|Ailleurs|Électro Essai||Dunkerque||",
	"G-7|Électro|Essai|Autre Essai||Calais||",
	"G-8|Anne|Autre|Électro Essai Services||Calais||",
}

func (h *hall) group(code string) checkin.Group {
	h.t.Helper()
	g, err := h.Group(id(code))
	if err != nil {
		h.t.Fatal(err)
	}
	return g
}

func TestAGroupIsACompanyHoweverItIsSpelt(t *testing.T) {
	h := newHall(t, six...)
	got := codes(h.group("G-2").Rows)
	if want := []string{"G-1", "G-2", "G-3", "G-5", "G-4", "G-6"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v: those of another site last", got, want)
	}
}

func TestAGroupIsAnOrderToo(t *testing.T) {
	h := newHall(t, "C-9|Ines|Essai|||Calais||", "C-9|Marc|Autre|||Calais||", "C-10|Paul|Autre|||Calais||")
	answer := h.search("essai ines")
	g, err := h.Group(answer.Rows[0].Registration.ID)
	if err != nil || len(g.Rows) != 2 {
		t.Fatalf("%v %v", codes(g.Rows), err)
	}
}

func TestWhoHasNeitherCompanyNorOrderIsAlone(t *testing.T) {
	h := newHall(t, "|Ines|Essai|||Calais||", "|Marc|Essai|||Calais||")
	answer := h.search("essai ines")
	g, err := h.Group(answer.Rows[0].Registration.ID)
	if err != nil || len(g.Rows) != 1 {
		t.Errorf("%d rows, %v", len(g.Rows), err)
	}
	if _, err := h.Group(checkin.RegistrationID{1}); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("somebody unknown: %v", err)
	}
}

// Whatever a company is called, the search finds all of it.
func TestNobodyOfACompanyIsMissed(t *testing.T) {
	h := newHall(t)
	var list checkin.Listing
	list.Name = "essai"
	companies := []string{"3 B", "L'Atelier", "A&B", "1001 Piles", "Martin", "Au Bon Coin", "É", "06 39 98 00 00", "martin@essai.example", "SARL Martin et fils"}
	for _, name := range companies {
		for i := range 3 {
			list.Rows = append(list.Rows, checkin.ListedRow{Line: 2, Fields: checkin.Fields{
				checkin.FieldFirstName: fmt.Sprintf("Essai%c", 'a'+i), checkin.FieldLastName: "Martin", checkin.FieldCompany: name,
				checkin.FieldEmail: fmt.Sprintf("%c@%d.example", 'a'+i, len(list.Rows)),
			}})
		}
	}
	event := h.Place().Event
	for r := range rehearsal.People(&event, 1, 600) {
		fields := checkin.Fields{}
		for f, v := range r.Values {
			fields[checkin.Field(f)] = v
		}
		list.Rows = append(list.Rows, checkin.ListedRow{Line: 2, Fields: fields})
	}
	if _, err := checkin.Import(context.Background(), h.store, h.Place().Actor, list, false); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Refresh(); err != nil {
		t.Fatal(err)
	}
	want := map[string][]checkin.RegistrationID{}
	_ = h.store.People(t.Context(), func(r *checkin.Registration) bool {
		key := checkin.Fold(r.Company())
		want[key] = append(want[key], r.ID)
		return true
	})
	for key, ids := range want {
		if key == "" {
			continue
		}
		g, err := h.Group(ids[0])
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, row := range g.Rows {
			if checkin.Fold(row.Registration.Company()) == key {
				got += 1 + len(row.Others)
			}
		}
		if got != len(ids) {
			t.Errorf("%q: %d of %d", key, got, len(ids))
		}
	}
}

func TestAGroupIsLetInTogetherAndTheDoorStillDecides(t *testing.T) {
	h := newHall(t, six...)
	var all []checkin.Entrance
	for _, row := range h.group("G-1").Rows {
		all = append(all, checkin.Entrance{ID: row.Registration.ID})
	}
	visits, err := h.CheckInGroup(context.Background(), all)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]checkin.Outcome{}
	for _, v := range visits {
		got[v.Registration.Code()] = v.Outcome
		if (v.Outcome == checkin.OutcomeAdmitted) == v.Entry.IsZero() {
			t.Errorf("%s: %s, entry %v", v.Registration.Code(), v.Outcome, v.Entry)
		}
	}
	want := map[string]checkin.Outcome{
		"G-1": checkin.OutcomeAdmitted, "G-2": checkin.OutcomeAdmitted, "G-3": checkin.OutcomeAdmitted,
		"G-4": checkin.OutcomeUnpaid, "G-5": checkin.OutcomeCancelled, "G-6": checkin.OutcomeOtherVenue,
	}
	for code := range want {
		if got[code] != want[code] {
			t.Errorf("%s: %s, want %s", code, got[code], want[code])
		}
	}
	if n := h.tally().In; n != 3 {
		t.Errorf("%d in, want 3", n)
	}
	if g := h.group("G-1"); g.Rows[0].Outcome != checkin.OutcomeAlreadyIn {
		t.Errorf("found again, %s is %s", g.Rows[0].Registration.Code(), g.Rows[0].Outcome)
	}
}

func (h *hall) tally() checkin.Tally {
	h.t.Helper()
	o, err := h.Overview()
	if err != nil {
		h.t.Fatal(err)
	}
	return o.Tally
}

func TestOfAGroupAllAreInOrNobody(t *testing.T) {
	h := newHall(t, six...)
	_, err := h.CheckInGroup(context.Background(), []checkin.Entrance{{ID: id("G-1")}, {ID: id("G-2"), Session: "calais-j2"}})
	if checkin.ErrorCode(err) != checkin.CodeInvalid || h.tally().In != 0 {
		t.Errorf("%d in, error %v", h.tally().In, err)
	}
}

func TestAGroupIsTakenBackWholeOrOneByOne(t *testing.T) {
	h := newHall(t, six...)
	entrances := []checkin.Entrance{{ID: id("G-1")}, {ID: id("G-2")}, {ID: id("G-3")}}
	visits, err := h.CheckInGroup(context.Background(), entrances)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(context.Background(), visits[1].Entry, "pas là"); err != nil {
		t.Fatal(err)
	}
	together, err := h.Together(visits[2].Entry)
	if err != nil || len(together) != 2 {
		t.Fatalf("%d together, %v", len(together), err)
	}
	var entries []checkin.EntryID
	for _, v := range visits {
		entries = append(entries, v.Entry)
	}
	if err := h.UndoAll(context.Background(), entries, "pas eux"); err != nil {
		t.Fatal(err)
	}
	if n := h.tally().In; n != 0 {
		t.Errorf("%d in", n)
	}
	page, err := h.Page(id("G-2"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(page.History); n != 3 || page.Arrivals[0].Undone.Reason != "pas là" {
		t.Errorf("what was taken back before was taken back again: %+v", page.History)
	}
	if again, _ := h.Together(visits[0].Entry); again != nil {
		t.Errorf("%d are still together", len(again))
	}
}

func TestWhoCameAloneIsTogetherWithNobody(t *testing.T) {
	h := newHall(t, six...)
	first := h.enter(checkin.Entrance{ID: id("G-1")})
	h.clock.At = h.clock.At.Add(time.Minute)
	h.enter(checkin.Entrance{ID: id("G-2")})
	if got, err := h.Together(first.Entry); got != nil || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}
