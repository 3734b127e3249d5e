package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opale/checkin"
)

// newer: a newer export of a list adds, changes, withdraws and brings back.
func newer(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	var lines []string
	for i := range 20 {
		lines = append(lines, fmt.Sprintf("A-%02d;TESTARD %d;t%d@test.example", i, i, i))
	}
	const header = "code;last_name;email"
	take := func(what string, want checkin.Intake, change func(*checkin.Listing), lines ...string) {
		t.Helper()
		list := table(t, "liste", header, lines...)
		if change != nil {
			change(&list)
		}
		want.Read = len(lines)
		for _, dry := range []bool{true, false} {
			got := must[checkin.Intake](t, what)(checkin.Import(context.Background(), store, Actor, list, dry))
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(checkin.Likely{}, "Other")); diff != "" {
				t.Errorf("%s, dry %v: %s", what, dry, diff)
			}
		}
	}
	status := func(code string) checkin.Status {
		t.Helper()
		return must[[]checkin.Registration](t, "read")(store.Registrations(checkin.CodedID("fabriques-numeriques", "", code)))[0].Status()
	}
	take("the first", checkin.Intake{Added: 20}, nil, lines...)
	in := checkin.CodedID("fabriques-numeriques", "", "A-19")
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: in, Session: "calais-j1"})
	take("two of twenty are gone", checkin.Intake{Unchanged: 18, Withdrawn: 2, Inside: 1}, nil, lines[:18]...)
	if status("A-19") != checkin.StatusCancelled || status("A-00") != checkin.StatusValid {
		t.Errorf("statuses %s and %s", status("A-19"), status("A-00"))
	}
	conflicts := must[[]checkin.Conflict](t, "conflicts")(store.Conflicts())
	if len(conflicts) != 1 || conflicts[0].Kind != checkin.ConflictWithdrawn || conflicts[0].Registration != in {
		t.Errorf("who is in and withdrawn has to be looked at: %+v", conflicts)
	}
	take("the same again", checkin.Intake{Unchanged: 18}, nil, lines[:18]...)
	take("one is back", checkin.Intake{Unchanged: 18, Updated: 1, Returned: 1}, nil, lines[:19]...)
	if status("A-18") != checkin.StatusValid {
		t.Error("whoever is on the list again is still withdrawn")
	}
	take("too many at once", checkin.Intake{Unchanged: 10, Added: 1, Asked: 9}, nil, append([]string{"B-1;ESSAI;"}, lines[:10]...)...)
	take("one at a time, from a file with a row that cannot be read", checkin.Intake{Unchanged: 19, Asked: 1}, func(l *checkin.Listing) { l.Unread = 1 }, lines[:19]...)
	take("said to be right", checkin.Intake{Unchanged: 10, Withdrawn: 10}, func(l *checkin.Listing) { l.Withdraw = true }, lines[:10]...)
	take("a list beside it", checkin.Intake{Added: 1, LikelyCount: 1, Likely: []checkin.Likely{{Line: 2, Name: "TESTARD3", List: "liste"}}},
		func(l *checkin.Listing) { l.Name = "autre" }, "C-1;TESTARD 3;T3@test.example")
	if status("A-00") != checkin.StatusValid {
		t.Error("another list withdrew somebody")
	}
	erased := checkin.CodedID("fabriques-numeriques", "", "A-01")
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindErased, Subject: erased})
	take("somebody erased", checkin.Intake{Unchanged: 10, Erased: 1}, nil, lines[:10]...)
}

// broughtLater: whoever was noted under an unknown code is joined when a list
// brings it, with what was noted; and an import that is stopped leaves nothing.
func broughtLater(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	id := checkin.CodedID("fabriques-numeriques", "", "somebody")
	walkIn := Registered(id, checkin.Fields{checkin.FieldCode: "A-1", checkin.FieldLastName: "TESTARD", checkin.FieldTown: "Calais"})
	walkIn.Body.WalkIn = true
	Append(t, store, Actor, walkIn)
	list := table(t, "liste", "code;last_name;company", "A-1;TESTARD-ESSAI;Zèbre", "A-2;ESSAI;")
	before := must[checkin.Position](t, "position")(store.Position())
	stop := errors.New("stop")
	list.Progress = func(rows, done, of int) error {
		if rows < 2 {
			return nil
		}
		if rows != 2 || done != 6 || of != 6 {
			t.Errorf("%d rows, %d of %d done", rows, done, of)
		}
		return stop
	}
	if _, err := checkin.Import(context.Background(), store, Actor, list, false); !errors.Is(err, stop) {
		t.Errorf("stopped: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	list.Progress = func(int, int, int) error { cancel(); return nil }
	if _, err := checkin.Import(ctx, store, Actor, list, false); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if after := must[checkin.Position](t, "position")(store.Position()); after != before {
		t.Error("an import that was stopped left something behind")
	}
	list.Progress = nil
	in := must[checkin.Intake](t, "import")(checkin.Import(context.Background(), store, Actor, list, false))
	if diff := cmp.Diff(checkin.Intake{Read: 2, Added: 1, Updated: 1, Joined: 1}, in); diff != "" {
		t.Error(diff)
	}
	r := must[[]checkin.Registration](t, "read")(store.Registrations(id))[0]
	if r.LastName() != "TESTARD-ESSAI" || r.Town() != "Calais" || r.Company() != "Zèbre" || r.Values[checkin.FieldList] != "liste" {
		t.Errorf("%+v", r)
	}
	in = must[checkin.Intake](t, "import")(checkin.Import(context.Background(), store, Actor, list, false))
	if in.Unchanged != 2 {
		t.Errorf("the same again: %+v", in)
	}
}
