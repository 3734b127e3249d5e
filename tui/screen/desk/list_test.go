package desk

import (
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

func rowsOf(ids []byte) []checkin.Row {
	rows := make([]checkin.Row, len(ids))
	for i, id := range ids {
		rows[i].Registration.ID = checkin.RegistrationID{id}
	}
	return rows
}

func TestRenewNeverMovesTheRowUnderTheBar(t *testing.T) {
	some := rapid.Custom(func(t *rapid.T) []byte {
		return rapid.SliceOfNDistinct(rapid.ByteRange(1, 255), 0, 12, func(b byte) byte { return b }).Draw(t, "ids")
	})
	rapid.Check(t, func(t *rapid.T) {
		var l list
		l.replace(checkin.Answer{Rows: rowsOf(some.Draw(t, "before")), Verdict: checkin.VerdictLikely})
		l.move(rapid.IntRange(-3, 12).Draw(t, "moves"))
		who, above := l.selected, make(map[checkin.RegistrationID]bool)
		for i := range max(l.at(), 0) {
			above[l.rows[i].Registration.ID] = true
		}
		after := rowsOf(some.Draw(t, "after"))
		l.renew(after)
		if l.selected != who {
			t.Fatal("the bar is on somebody else")
		}
		for i := range max(l.at(), 0) {
			if !above[l.rows[i].Registration.ID] {
				t.Fatal("somebody came above the bar")
			}
		}
		for _, r := range after {
			found := false
			for _, shown := range l.rows {
				found = found || shown.Registration.ID == r.Registration.ID
			}
			if !found {
				t.Fatal("somebody who was found is not shown")
			}
		}
	})
}

func TestTwinsStartWithNobodyUnderTheBar(t *testing.T) {
	var l list
	l.replace(checkin.Answer{Rows: rowsOf([]byte{1, 2}), Verdict: checkin.VerdictTwins})
	if l.current() != nil {
		t.Fatal("one of two homonyms was chosen")
	}
	l.move(+1)
	if l.at() != 0 {
		t.Errorf("down from nowhere is row %d", l.at())
	}
	l.replace(checkin.Answer{Rows: rowsOf([]byte{1, 2}), Verdict: checkin.VerdictTwins})
	l.move(-1)
	if l.at() != 1 {
		t.Errorf("up from nowhere is row %d", l.at())
	}
}
