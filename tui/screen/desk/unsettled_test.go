package desk

import (
	"testing"

	"opale/checkin"
	"opale/tui/screen"
)

func TestAFailedWriteSaysThatNothingIsNoted(t *testing.T) {
	r, _, _ := rig(t)
	r.Send(visited{err: checkin.Errorf(checkin.CodeReadOnly, "append entry", "")})
	wants(t, r, "PAS NOTÉ", "L'ordinateur ne permet plus d'écrire")
}

func TestAFailedWriteSaysWhoseAndKeepsThem(t *testing.T) {
	r, d, ids := rig(t)
	full := checkin.Errorf(checkin.CodeDiskFull, "append entry", "")
	people, err := r.Store.Registrations(ids[speaker])
	if err != nil {
		t.Fatal(err)
	}
	r.Press("dewulf")
	r.Send(visited{who: people[0], err: full})
	wants(t, r, "PAS NOTÉ", "Wim", "D E W U L F", "Le disque est plein")
	r.Press("l")
	wants(t, r, "✗ PAS NOTÉ  Wim DEWULF", "9:42  ✗ DEWULF Wim", "pas noté")
	r.Press("esc")
	r.Send(screen.Scanned{Text: "OP-1003", Visit: checkin.Visit{Reading: checkin.Reading{Code: "OP-1003"}}, Err: full})
	wants(t, r, "PAS NOTÉ", "OP-1003", "Le disque est plein")
	r.Press("l")
	wants(t, r, "✗ PAS NOTÉ  OP-1003")
	r.Press("esc")
	visit, err := r.Env.Desk.Scan(t.Context(), "OP-1003")
	r.Send(screen.Scanned{Visit: visit, Err: err})
	if len(d.recent.refused) != 0 {
		t.Errorf("still kept as not settled: %v", d.recent.refused)
	}
}

func TestASwapThatWasMadeAlreadyLeavesNothingToSettle(t *testing.T) {
	r, d, _ := rig(t)
	r.Send(visited{err: checkin.Errorf(checkin.CodeAlready, "swap two arrivals", "")})
	if len(d.recent.refused) != 0 {
		t.Error("kept as not settled")
	}
}

func TestHostileNamesDoNotReachTheTerminal(t *testing.T) {
	r, _, _ := rig(t)
	visit := checkin.Visit{Outcome: checkin.OutcomeAdmitted, Time: r.Env.Overview.Now, Session: r.Env.Overview.Session}
	visit.Registration.ID = checkin.RegistrationID{1}
	visit.Registration.Values[checkin.FieldFirstName] = "Eve\x1b[2J"
	visit.Registration.Values[checkin.FieldLastName] = "N\u202eom\n\u0301\u0301\u0301\u0301"
	visit.Registration.Values[checkin.FieldCompany] = "A\x07B"
	visit.Registration.Values[checkin.FieldShow] = "x\x1b]0;y\x07"
	r.Send(visited{visit: visit})
	for _, bad := range []string{"\x1b[2J", "\u202e", "\x07", "\x1b]"} {
		lacks(t, r, bad)
	}
	wants(t, r, "C'EST NOTÉ")
}
