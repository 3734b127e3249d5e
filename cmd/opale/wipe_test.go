package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/db"
	"opale/tui/screen"
)

func emptyStore(t *testing.T) *db.Store {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"} {
		t.Setenv(name, home)
	}
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(context.Background(), filepath.Join(home, "opale.db"), db.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func startedUplink(t *testing.T, store *db.Store) *uplink {
	t.Helper()
	up := newUplink(&program{}, store, nil, slog.New(slog.DiscardHandler))
	if err := up.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(up.end)
	return up
}

// A desk that has joined nothing begins with no hub: there is nobody to whom it
// could open a connection.
func TestADeskThatJoinedNothingConnectsToNobody(t *testing.T) {
	up := startedUplink(t, emptyStore(t))
	if up.sync != nil || up.stop != nil || up.Address() != "" {
		t.Errorf("it follows a hub at %q", up.Address())
	}
}

func TestAnExclusionIsKnownAtTheNextStart(t *testing.T) {
	store := emptyStore(t)
	want := screen.Exclusion{Excluded: true, Held: 3}
	if got, err := exclude(t.Context(), store, "fabriques-numeriques", &hub.Exchanged{Untaken: 3}); err != nil || got != want {
		t.Fatalf("%+v, %v", got, err)
	}
	if got := startedUplink(t, store).Excluded(); got != want {
		t.Errorf("at the next start: %+v", got)
	}
	if err := keepMembership(store, &hub.Membership{Address: "hub.test:443"}); err != nil {
		t.Fatal(err)
	}
	if got, err := excluded(store); err != nil || got.Excluded {
		t.Errorf("after another invitation: %+v, %v", got, err)
	}
}

func TestWhatCannotBeWipedIsToldAndSparesNothingElse(t *testing.T) {
	store := emptyStore(t)
	const event checkin.EventID = "fabriques-numeriques"
	identity, err := memberFile(event)
	if err != nil {
		t.Fatal(err)
	}
	// A folder with something in it stands where the identity should be.
	if err := os.MkdirAll(filepath.Join(identity, "stuck"), 0o700); err != nil {
		t.Fatal(err)
	}
	backups := filepath.Join(filepath.Dir(store.Path()), "backups")
	if err := os.MkdirAll(backups, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := store.Define(t.Context(), checkin.Actor{}, checkin.Fabriques(2026)); err != nil {
		t.Fatal(err)
	}
	got, err := exclude(t.Context(), store, event, &hub.Exchanged{})
	if err == nil {
		t.Error("no error")
	}
	if diff := cmp.Diff(screen.Exclusion{Excluded: true, Left: screen.Remnant{Identity: true}}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(backups); err == nil {
		t.Error("the backups are still there")
	}
	if _, err := os.Stat(store.Path() + db.HeadsSuffix); err == nil {
		t.Error("the heads are still there")
	}
}

func TestADamagedMembershipKeepsNoDeskClosed(t *testing.T) {
	store := emptyStore(t)
	if err := store.Remember(settingHub, "{"); err != nil {
		t.Fatal(err)
	}
	if up := startedUplink(t, store); up.Address() != "" {
		t.Errorf("it follows %q", up.Address())
	}
}
