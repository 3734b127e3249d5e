package checkin_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func (h *hall) page(code string) checkin.Page {
	h.t.Helper()
	page, err := h.Page(id(code))
	if err != nil {
		h.t.Fatal(err)
	}
	return page
}

func TestNotesAreAddedToOneAnother(t *testing.T) {
	h := newHall(t, few...)
	for _, text := range []string{"attend un collègue", "  repassera\x1b[31m à midi "} {
		h.clock.At = h.clock.At.Add(time.Minute)
		if _, err := h.Note(t.Context(), id("CA-1"), text); err != nil {
			t.Fatal(err)
		}
	}
	page := h.page("CA-1")
	var said []string
	for _, n := range page.Notes() {
		said = append(said, n.Personal.Note)
	}
	if diff := cmp.Diff([]string{"attend un collègue", "repassera à midi"}, said); diff != "" {
		t.Error(diff)
	}
	if _, err := h.Note(t.Context(), id("CA-1"), " "); checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("an empty note gives %v", err)
	}
	if _, err := h.Note(t.Context(), id("CA-99"), "x"); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("a note about nobody gives %v", err)
	}
}

func TestWhatTheListSaysStaysBesideACorrection(t *testing.T) {
	h := newHall(t, few...)
	before := h.page("CA-1")
	listed := before.Registration.Company()
	if listed == "" || before.ListSays(checkin.FieldCompany) != "" {
		t.Fatalf("the list says %q of %q", before.ListSays(checkin.FieldCompany), listed)
	}
	if _, err := h.Amend(t.Context(), id("CA-1"), checkin.Fields{checkin.FieldCompany: "Atelier d'Essai"}); err != nil {
		t.Fatal(err)
	}
	page := h.page("CA-1")
	if got := page.ListSays(checkin.FieldCompany); got != listed || page.Registration.Company() != "Atelier d'Essai" {
		t.Errorf("%q, the list says %q, want %q", page.Registration.Company(), got, listed)
	}
	if _, err := h.Amend(t.Context(), id("CA-1"), checkin.Fields{checkin.FieldCompany: listed}); err != nil {
		t.Fatal(err)
	}
	if got := h.page("CA-1"); got.ListSays(checkin.FieldCompany) != "" {
		t.Error("they agree again, and are said to differ")
	}
	walkIn, err := h.Register(t.Context(), checkin.Fields{checkin.FieldLastName: "Essai"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Amend(t.Context(), walkIn.Registration.ID, checkin.Fields{checkin.FieldLastName: "Autre"}); err != nil {
		t.Fatal(err)
	}
	if page, _ := h.Page(walkIn.Registration.ID); page.ListSays(checkin.FieldLastName) != "" {
		t.Error("a list is said to name somebody who is on none")
	}
}
