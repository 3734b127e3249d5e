package checkin_test

import (
	"context"
	"slices"
	"testing"

	"opale/checkin"
)

// Of two registrations that are joined, the index holds the one that stays, by
// all that either is called; once they are told apart again, both.
func TestASearchFindsAJoinedPersonOnce(t *testing.T) {
	h := newHall(t, "CA-1|Ada|Testard|Essais réunis||Calais||", "CA-2|Zoé|Dupuis|||Calais||")
	ctx := context.Background()
	visit, err := h.Register(ctx, checkin.Fields{checkin.FieldFirstName: "Ada", checkin.FieldLastName: "Testard-Essai", checkin.FieldCompany: "Essais réunis"})
	if err != nil {
		t.Fatal(err)
	}
	walkIn := visit.Registration.ID
	if got := len(h.search("testard").Rows); got != 2 {
		t.Fatalf("%d rows before", got)
	}
	entry, err := h.Join(ctx, id("CA-1"), walkIn, "")
	if err != nil {
		t.Fatal(err)
	}
	stays := id("CA-1")
	if slices.Compare(walkIn[:], stays[:]) < 0 {
		stays = walkIn
	}
	for _, text := range []string{"testard", "ca-1"} {
		if rows := h.search(text).Rows; len(rows) != 1 || rows[0].Registration.ID != stays || rows[0].Outcome != checkin.OutcomeAlreadyIn {
			t.Errorf("%s: %+v", text, rows)
		}
	}
	if again := h.enter(checkin.Entrance{ID: walkIn}); again.Outcome != checkin.OutcomeAlreadyIn || again.Registration.ID != stays {
		t.Errorf("by the other id: %s, %s", again.Outcome, again.Registration.ID)
	}
	if _, err := h.Undo(ctx, entry, ""); err != nil {
		t.Fatal(err)
	}
	outcomes := map[checkin.RegistrationID]checkin.Outcome{}
	for _, row := range h.search("testard").Rows {
		outcomes[row.Registration.ID] = row.Outcome
	}
	if len(outcomes) != 2 || outcomes[walkIn] != checkin.OutcomeAlreadyIn || outcomes[id("CA-1")] != checkin.OutcomeAdmitted {
		t.Errorf("apart again: %v", outcomes)
	}
}

// What was asked at the first time is not asked again; who is blocked since is.
func TestWhoComesBackIsAdmittedAtOnce(t *testing.T) {
	h := newHall(t, few...)
	ctx := context.Background()
	unpaid := id("CA-7")
	h.enter(checkin.Entrance{ID: unpaid, Force: true, Reason: "réglé"})
	if _, err := h.Leave(ctx, unpaid); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Leave(ctx, unpaid); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("out twice: %v", err)
	}
	if v := h.enter(checkin.Entrance{ID: unpaid}); v.Outcome != checkin.OutcomeAdmitted || v.Left == nil {
		t.Errorf("%s, left %+v", v.Outcome, v.Left)
	}
	if _, err := h.Leave(ctx, unpaid); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Amend(ctx, unpaid, checkin.Fields{checkin.FieldStatus: string(checkin.StatusBlocked)}); err != nil {
		t.Fatal(err)
	}
	if v := h.enter(checkin.Entrance{ID: unpaid}); v.Outcome != checkin.OutcomeBlocked {
		t.Errorf("blocked since: %s", v.Outcome)
	}
	if tally, err := h.Tally("calais-j1"); err != nil || tally.In != 1 || tally.Inside != 0 {
		t.Errorf("%+v %v", tally, err)
	}
}

// What cannot be meant is refused, and nothing is written.
func TestAmendAndJoinRefuse(t *testing.T) {
	h := newHall(t, few...)
	ctx := context.Background()
	before, _ := h.store.Position()
	stranger := checkin.RandomRegistrationID()
	for what, got := range map[string]struct {
		err  error
		want checkin.Code
	}{
		"amend nobody":   {second(h.Amend(ctx, stranger, checkin.Fields{checkin.FieldTown: "Calais"})), checkin.CodeNotFound},
		"amend nothing":  {second(h.Amend(ctx, id("CA-1"), checkin.Fields{checkin.NumFields: "x"})), checkin.CodeInvalid},
		"join nobody":    {second(h.Join(ctx, id("CA-1"), stranger, "")), checkin.CodeNotFound},
		"join oneself":   {second(h.Join(ctx, id("CA-1"), id("CA-1"), "")), checkin.CodeAlready},
		"not oneself":    {second(h.Distinct(ctx, id("CA-1"), id("CA-1"), "")), checkin.CodeAlready},
		"undo an import": {second(h.Undo(ctx, checkin.EntryID{}, "")), checkin.CodeNotFound},
	} {
		if checkin.ErrorCode(got.err) != got.want {
			t.Errorf("%s: %v, want %s", what, got.err, got.want)
		}
	}
	if after, _ := h.store.Position(); after != before {
		t.Error("something was written")
	}
}

func second(_ checkin.EntryID, err error) error { return err }
