package quit

import (
	"strings"
	"testing"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

// Nobody carries invented people anywhere: behind a training the slip warns of
// nothing that is only here.
func TestNothingOfARehearsalIsToBeCarried(t *testing.T) {
	r := screentest.New(t)
	worked(t, r)
	r.Refresh()
	s := New(r.Env)
	r.Show(s, s.Open())
	r.Elapse()
	r.Env.Overview.Event.ID = checkin.NewRehearsalID()
	s.memo.Forget()
	if seen := r.View(); strings.Contains(seen, "seulement ici") || strings.Contains(seen, "clé de secours") || !strings.Contains(seen, "noms inventés") {
		t.Errorf("it is taken for real:\n%s", seen)
	}
}
