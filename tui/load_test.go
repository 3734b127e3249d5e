package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/screen/walkin"
)

var damaged = checkin.Errorf(checkin.CodeDamaged, "read people", "")

// plain is a window as it is read: with one kind of blank.
func plain(t *testing.T, d *driven) string {
	t.Helper()
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(seen(t, d))
}

func TestAListThatCannotBeReadIsSaidUntilItCan(t *testing.T) {
	d := drive(t, guests()...)
	var pauses []time.Duration
	d.root.env.Timer = func(after time.Duration, msg tea.Msg) tea.Cmd {
		if msg == (reloadDue{}) {
			pauses = append(pauses, after)
		}
		return nil
	}
	d.store.unreadable = damaged
	d.run(d.root.startLoading())
	for range 3 {
		d.hear(pollDue{d.root.poll.asked}) // the news are good: they do not mend the list
		if got := plain(t, d); !strings.Contains(got, "des noms manquent") {
			t.Fatalf("not said:\n%s", got)
		}
		d.hear(reloadDue{})
	}
	for i := 1; i < len(pauses); i++ {
		if pauses[i] <= pauses[i-1] {
			t.Errorf("pauses %v, each longer than the one before", pauses)
		}
	}
	d.store.unreadable = nil
	d.hear(reloadDue{})
	if got := plain(t, d); strings.Contains(got, "des noms manquent") || d.root.env.Loading {
		t.Errorf("still said:\n%s", got)
	}
	if len(pauses) != 4 {
		t.Errorf("tried again %d times after 4 failures", len(pauses))
	}
}

func TestNobodyIsNewWhileTheListIsNotRead(t *testing.T) {
	d := drive(t)
	d.store.unreadable = damaged
	d.run(d.root.startLoading())
	for _, key := range screentest.Keys("lefevre") {
		d.press(key)
	}
	if got := plain(t, d); strings.Contains(got, "nouvelle personne") || !strings.Contains(got, "prévenez la coordination") {
		t.Errorf("a registered guest would be registered again:\n%s", got)
	}
	d.press(screentest.Keys("enter")[0])
	if _, opened := d.root.top().(*walkin.WalkIn); opened {
		t.Error("Enter opened the form for a new person")
	}
	d.hear(screen.OpenWalkIn{Typed: "Lefèvre"})
	if got := plain(t, d); strings.Contains(got, "Personne ne ressemble") {
		t.Errorf("the form claims to know the whole list:\n%s", got)
	}
}

func TestSharingIsOnlySpokenOfWhereThereAreOthers(t *testing.T) {
	d := drive(t, guests()...)
	for _, c := range []struct {
		linked   bool
		onlyHere int
		want     string
	}{
		{false, 0, ""}, {false, 12, "12 seulement sur cet ordinateur"}, {true, 0, "tout est partagé"}, {true, 12, "12 pas encore partagées"},
	} {
		d.root.env.Overview.Linked, d.root.env.Overview.OnlyHere = c.linked, c.onlyHere
		d.root.touch()
		got := plain(t, d)
		for _, said := range []string{"12 seulement sur cet ordinateur", "tout est partagé", "12 pas encore partagées"} {
			if strings.Contains(got, said) != (said == c.want) {
				t.Errorf("%+v: %q is said, or is not:\n%s", c, said, got)
			}
		}
	}
}

func TestAFaultIsShownUntilTheEnd(t *testing.T) {
	faults := make(chan error, 1)
	d := drive(t, guests()...)
	d.root.fault.from = faults
	faults <- damaged
	d.root.Update(d.root.listenForFaults()()) // what it returns listens on
	d.hear(pollDue{d.root.poll.asked})
	d.press(screentest.Keys("l")[0])
	if got := plain(t, d); !strings.Contains(got, "Le fichier est abîmé") || strings.Contains(got, "gardée à côté") {
		t.Errorf("the fault is not said, or more than is known:\n%s", got)
	}
	close(faults)
	if msg := d.root.listenForFaults()(); msg != nil {
		t.Errorf("heard %v", msg)
	}
}
