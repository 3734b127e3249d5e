package takedown

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// dictated is what the other end reads out, and its word.
func dictated(desk string) (checkin.Dictation, string) {
	said := checkin.Dictation{Session: "boulogne-j1", Desk: desk, Came: 112, Inside: 98, WalkIns: 21, Unnamed: 4}
	return said, bundle.CheckWord(said.Sum("fabriques-numeriques"))
}

func open(t *testing.T, r *screentest.Rig) {
	t.Helper()
	r.Env.Replica = r.Store
	for i, p := range []journal.Peer{{Desk: "Boulogne 1", Venue: "boulogne"}, {Desk: "Relais"}} {
		p.Device, p.Have, p.Heard = checkin.DeviceID{byte(i + 1)}, journal.Vector{}, r.Env.Overview.Now.Add(-time.Hour)
		if err := r.Store.Heard(p); err != nil {
			t.Fatal(err)
		}
	}
	d := New(r.Env)
	r.Show(d, d.Open())
}

// azerty is digits as the unshifted row of a French keyboard types them.
var azerty = []string{`&&é`, `ç_`, `é&`, `'`}

func typeFigures(r *screentest.Rig) {
	for _, figure := range azerty {
		r.Press(figure, "enter")
	}
}

func calls(t *testing.T, r *screentest.Rig) []screen.Call {
	t.Helper()
	calls, err := screen.RecallCalls(r.Store)
	if err != nil {
		t.Fatal(err)
	}
	return calls
}

func TestForm(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		open(t, r)
		r.Press("enter")
		typeFigures(r)
		r.Press("faux", "enter")
	})
}

func TestAKnownDeskIsAnEnterAway(t *testing.T) {
	r := screentest.New(t)
	open(t, r)
	said, word := dictated("Boulogne 1")
	r.Press("enter")
	typeFigures(r)
	r.Press(word, "enter", "enter")
	want := []screen.Call{{Dictation: said, At: r.Env.Overview.Now}}
	if diff := cmp.Diff(want, calls(t, r), cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAnotherDeskIsTyped(t *testing.T) {
	r := screentest.New(t)
	open(t, r)
	said, word := dictated("Boulogne 2")
	r.Press("right", "right", "enter") // past Dunkerque
	r.Press("Boulogne 2", "enter")
	typeFigures(r)
	r.Press(word, "enter", "enter")
	if got := calls(t, r); len(got) != 1 || got[0].Dictation != said {
		t.Errorf("%+v", got)
	}
}

func TestASlipOfHearingIsNotKept(t *testing.T) {
	r := screentest.New(t)
	open(t, r)
	said, _ := dictated("Boulogne 1")
	said.Came = 102 // is what was read out, and 112 is typed
	r.Press("enter")
	typeFigures(r)
	r.Press(bundle.CheckWord(said.Sum("fabriques-numeriques")), "enter", "enter")
	if got := calls(t, r); len(got) != 0 || r.Last() != nil {
		t.Errorf("kept %+v, sent %v", got, r.Last())
	}
	r.Press("up", "up", "up", "up", "up", "backspace", "backspace", "backspace", "&àé", "down", "down", "down", "down", "down", "enter")
	if got := calls(t, r); len(got) != 1 || got[0].Came != 102 {
		t.Errorf("put right: %+v", got)
	}
}

func TestNothingIsKeptOfAFormThatIsNotWhole(t *testing.T) {
	r := screentest.New(t)
	open(t, r)
	_, word := dictated("Boulogne 1")
	r.Press("enter", "&&é", "enter", "enter", "enter", "enter", word, "enter", "enter")
	if got := calls(t, r); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
