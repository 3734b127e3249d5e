package checkin_test

import (
	"testing"
	"time"

	"opale/checkin"
)

func TestAnEditionIsTheRowsOfTheListsInForce(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, time.November, 27, hour, 0, 0, 0, time.UTC) }
	list := func(name, digest string, hour int) checkin.RosterList {
		return checkin.RosterList{Name: name, Digest: digest, Imported: at(hour)}
	}
	six, ten := list("visiteurs", "0100", 18), list("visiteurs", "0900", 22)
	early, late := checkin.EditionOf([]checkin.RosterList{six}), checkin.EditionOf([]checkin.RosterList{six, ten})
	if !(checkin.EditionOf(nil).IsZero()) || early.IsZero() || early.Same(late) || early.Word == late.Word || !late.Imported.Equal(at(22)) {
		t.Errorf("at six %+v, at ten %+v", early, late)
	}
	if again := checkin.EditionOf([]checkin.RosterList{six, list("visiteurs", "0100", 22)}); again != early {
		t.Errorf("the same rows again are %+v, before %+v", again, early)
	}
	if renamed := checkin.EditionOf([]checkin.RosterList{list("export", "0100", 9)}); !renamed.Same(early) {
		t.Error("the name of the file makes another edition")
	}
	other := list("exposants", "0400", 19)
	both := checkin.EditionOf([]checkin.RosterList{six, other, ten})
	if same := checkin.EditionOf([]checkin.RosterList{other, ten}); !both.Same(same) || both.Same(late) {
		t.Errorf("two lists %+v, without the one that was replaced %+v", both, same)
	}
}
