package main

import (
	"io"
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/cmd/opale/wording"
)

// TestReportCountsAsTheScreenDoes: people come, come back, leave, are taken
// back, walk in. What the screen counts of a session is what the report does.
func TestReportCountsAsTheScreenDoes(t *testing.T) {
	atHome(t)
	store, err := rehearse(t.Context(), filepath.Join(t.TempDir(), "opale.db"), 200, 3)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	event, err := store.Event()
	if err != nil {
		t.Fatal(err)
	}
	var ids []checkin.RegistrationID
	if err := store.People(t.Context(), func(r *checkin.Registration) bool { ids = append(ids, r.ID); return true }); err != nil {
		t.Fatal(err)
	}
	for n, s := range event.Sessions {
		desk, err := newDesk(store, checkin.Actor{Desk: "Poste", Venue: s.Venue}, string(s.ID))
		if err != nil {
			t.Fatal(err)
		}
		for i := n; i < len(ids); i += 5 {
			visit, err := desk.CheckIn(t.Context(), checkin.Entrance{ID: ids[i], Force: i%2 == 0, Reason: "essai"})
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case visit.Outcome != checkin.OutcomeAdmitted:
			case i%3 == 0:
				if _, err := desk.Leave(t.Context(), ids[i]); err != nil {
					t.Fatal(err)
				}
				if i%4 == 0 { // and comes back
					_, err = desk.CheckIn(t.Context(), checkin.Entrance{ID: ids[i], Force: true})
				}
			case i%7 == 0:
				_, err = desk.Undo(t.Context(), visit.Entry, "erreur")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := desk.Register(t.Context(), checkin.Fields{checkin.FieldLastName: "Testard"}); err != nil {
			t.Fatal(err)
		}
	}
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard}
	report, err := p.report(t.Context(), store, &event)
	if err != nil {
		t.Fatal(err)
	}
	came := 0
	for _, v := range report.Venues {
		for _, s := range v.Sessions {
			tally, err := store.Tally(s.ID, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			if s.Came != tally.In || s.Inside != tally.Inside || s.WalkIns != tally.WalkIns || s.FromInvited != tally.Invited || s.Attendances != s.Came {
				t.Errorf("%s: the screen counts %+v, the report %+v", s.ID, tally, s.Turnout)
			}
			came += s.Came
		}
	}
	if came == 0 || report.People.Attendances != came || report.People.Passages <= came || report.People.Came >= came {
		t.Errorf("%d at the sessions, in all %+v", came, report.People)
	}
}
