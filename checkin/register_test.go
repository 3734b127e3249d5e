package checkin_test

import (
	"context"
	"testing"

	"opale/checkin"
)

func (h *hall) count(n int, with checkin.RegistrationID) []checkin.Visit {
	h.t.Helper()
	visits, err := h.Count(context.Background(), n, with)
	if err != nil {
		h.t.Fatal(err)
	}
	return visits
}

func TestPeopleWithoutANameAreCountedApart(t *testing.T) {
	h := newHall(t, few...)
	h.enter(checkin.Entrance{ID: id("CA-1")})
	visits := h.count(3, checkin.RegistrationID{})
	tally := h.tally()
	if tally.In != 4 || tally.Unnamed != 3 || tally.WalkIns != 3 {
		t.Errorf("%+v", tally)
	}
	page, err := h.Page(visits[0].Registration.ID)
	if err != nil || !page.Registration.IsUnnamed() {
		t.Fatalf("%+v %v", page.Registration, err)
	}
	for _, entry := range page.History {
		if !entry.Personal.IsZero() {
			t.Errorf("%s has a personal part: %+v", entry.Kind, entry.Personal)
		}
	}
	before := h.search("lefevre").People
	if before != len(few) {
		t.Errorf("%d people are searched, want those with a name: %d", before, len(few))
	}
	if _, err := h.Undo(context.Background(), visits[0].Entry, "compté deux fois"); err != nil {
		t.Fatal(err)
	}
	if tally := h.tally(); tally.In != 3 || tally.Unnamed != 2 {
		t.Errorf("after one was taken back: %+v", tally)
	}
	if together, _ := h.Together(visits[1].Entry); len(together) != 2 {
		t.Errorf("%d are still together", len(together))
	}
}

func TestWhoAccompaniesSomebodyHasTheirCompany(t *testing.T) {
	h := newHall(t, few...)
	v := h.count(1, id("CA-1"))[0]
	page, err := h.Page(v.Registration.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := checkin.Registration{ID: v.Registration.ID, WalkIn: true}
	want.Values[checkin.FieldCompany] = "Électro Essai"
	if page.Registration.Values != want.Values || v.Registration.Company() != "Électro Essai" {
		t.Errorf("%+v", page.Registration)
	}
	if got := h.search("electro essai"); len(got.Rows) != 2 {
		t.Errorf("found by their company: %d", len(got.Rows))
	}
	if v := h.count(1, id("CA-4"))[0]; v.Registration.Company() != "" {
		t.Errorf("of whom has no company: %+v", v.Registration)
	}
}

func TestNobodyCountsAHundredByASlip(t *testing.T) {
	h := newHall(t)
	for _, n := range []int{-1, 0, checkin.MostCounted + 1} {
		if _, err := h.Count(context.Background(), n, checkin.RegistrationID{}); checkin.ErrorCode(err) != checkin.CodeInvalid {
			t.Errorf("%d: %v", n, err)
		}
	}
	if _, err := h.Count(context.Background(), 1, checkin.RegistrationID{1}); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("with nobody: %v", err)
	}
	if n := h.tally().In; n != 0 {
		t.Errorf("%d in", n)
	}
}

func TestWhyAnUnknownPersonWasLetInIsKept(t *testing.T) {
	h := newHall(t)
	v, err := h.RegisterFor(context.Background(), checkin.Fields{checkin.FieldLastName: "Inconnu"}, "dit être inscrit")
	if err != nil {
		t.Fatal(err)
	}
	page, err := h.Page(v.Registration.ID)
	if err != nil || page.Arrivals[0].Reason != "dit être inscrit" {
		t.Errorf("%+v %v", page.Arrivals, err)
	}
}
