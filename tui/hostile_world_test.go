package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hostile"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// besieged is a desk that has taken in the journal of a peer whose program
// cleaned nothing, and is shown sticks, files and a hub of the same sort. Each
// text comes from next.
func besieged(t testing.TB, next func() string) *driven {
	t.Helper()
	d := driveEverything(t)
	secret := []byte("a secret of an invented event")
	d.store.Know(secret)
	for _, peer := range []*journal.Memory{hostilePeer(t, d, secret, next), hostilePeer(t, d, secret, next)} {
		strands, err := peer.Since(nil)
		if err != nil {
			t.Fatal(err)
		}
		receipt, err := d.store.Apply(t.Context(), strands)
		if err != nil || receipt.Fresh == 0 {
			t.Fatalf("%+v, %v: nothing of the peer was taken in", receipt, err)
		}
		if err := d.store.Heard(journal.Peer{Device: peer.Device(), Desk: next(), Venue: checkin.VenueID(next()), Have: journal.Vector{}, Heard: d.root.now(), Ahead: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	hostileSurroundings(d, next)
	d.hear(pollDue{d.root.poll.asked})
	d.hear(screen.Changed{})
	return d
}

// hostilePeer is the journal of a desk that writes whatever it likes, about the
// people whom the tests open, and others. Two of them disagree on everybody.
func hostilePeer(t testing.TB, d *driven, secret []byte, next func() string) *journal.Memory {
	t.Helper()
	event := d.root.env.Overview.Event
	peer := journal.NewMemory(event, d.root.now)
	peer.Know(secret)
	actor := checkin.Actor{Desk: next(), Venue: "calais", Operator: next()}
	err := peer.Write(context.Background(), actor, func(tx checkin.Tx) error {
		for _, fact := range hostile.Facts(&event, next) {
			id, err := tx.Append(fact)
			if err != nil {
				return err
			}
			if fact.Kind != checkin.KindArrived || fact.Session != "calais-j2" {
				continue
			}
			undone := checkin.Fact{Kind: checkin.KindUndone, Subject: fact.Subject, Session: fact.Session, Body: checkin.Body{Entry: id}, Personal: checkin.Personal{Reason: next()}}
			if _, err := tx.Append(undone); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return peer
}

// hostileSurroundings is what lies about: sticks, files, a hub, settings.
func hostileSurroundings(d *driven, next func() string) {
	name := func() string { return strings.NewReplacer("/", "_", "\x00", "").Replace(next()) }
	courier := &hostileCourier{drives: []string{"/media/" + name(), "/media/" + name()}}
	for range 3 {
		courier.x.Read = append(courier.x.Read, bundle.Source{Name: name(), Header: bundle.Header{Desk: next()}})
		courier.x.Read = append(courier.x.Read, bundle.Source{Name: name(), Err: checkin.Errorf(checkin.CodeDamaged, next(), "%s", next())})
		courier.x.Behind = append(courier.x.Behind, journal.Peer{Desk: next()})
		courier.x.Strangers = append(courier.x.Strangers, journal.Opening{Device: checkin.DeviceID{7}, Desk: next(), Venue: checkin.VenueID(next())})
		courier.x.Quarantined = append(courier.x.Quarantined, journal.Refused{Reason: journal.ReasonUnsigned, By: journal.Opening{Desk: next()}})
	}
	d.root.env.Exchange = courier
	d.root.env.Hub = &hostileHub{heard{state: hub.State{Trouble: checkin.CodeOffline}}, next()}
	file := "/media/" + name() + ".csv"
	var list strings.Builder
	for _, row := range [][]string{{"Code", "Nom", "Prénom", "Statut", next()}, {next(), "e" + next(), next(), next(), next()}, {next(), "e" + next(), next(), next(), next()}} {
		for _, cell := range row {
			list.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `";`)
		}
		list.WriteString("\n")
	}
	d.root.env.Lists = &screentest.Lists{
		Rig: &screentest.Rig{Store: d.store.Memory, Env: d.root.env}, Texts: map[string]string{file: list.String()},
		Files: []screen.ListFile{{Path: file, Stick: next()}, {Path: "/media/" + name(), Stick: next()}},
	}
	d.root.env.PutAside(screen.Aside{Text: next(), Since: d.root.now()})
	for _, key := range []string{"exchange-folder", "operators", "desk", "operator"} {
		if err := d.store.Remember(key, next()); err != nil {
			d.t.Fatal(err)
		}
	}
	d.root.speak(d.root.env.Words.Lang)
}

// hostileCourier finds sticks and bundles that somebody prepared.
type hostileCourier struct {
	drives []string
	x      bundle.Exchanged
}

func (c *hostileCourier) Exchange(_ context.Context, _ string, progress func(done, of int)) (bundle.Exchanged, error) {
	progress(1, 2)
	return c.x, nil
}
func (c *hostileCourier) Trust(context.Context, ...checkin.DeviceID) error { return nil }
func (c *hostileCourier) Drives() []string                                 { return c.drives }
func (c *hostileCourier) Has(string) bool                                  { return true }
func (c *hostileCourier) Sealed() bool                                     { return true }
func (c *hostileCourier) Outbox() string                                   { return "" }

// hostileHub says of itself what it likes.
type hostileHub struct {
	heard
	address string
}

func (h *hostileHub) Address() string { return h.address }

// harmless checks that what is drawn stands there and does nothing, within the
// window.
func (d *driven) harmless(where string) {
	d.t.Helper()
	view := d.root.View()
	if err := hostile.OnScreen(view.Content); err != nil {
		d.t.Errorf("%s: %v", where, err)
	}
	if view.WindowTitle != d.root.env.Words.Head.Program {
		d.t.Errorf("%s: the window is called %q", where, view.WindowTitle)
	}
	f := d.root.env.Frame
	lines := strings.Split(view.Content, "\n")
	if len(lines) != f.Height {
		d.t.Errorf("%s: %d rows, the window has %d", where, len(lines), f.Height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > f.Width {
			d.t.Errorf("%s: row %d is %d columns, the window has %d: %q", where, i, w, f.Width, ansi.Strip(line))
		}
	}
}

// looks shows a screen in some sizes, and looks around in it.
func (d *driven) looks(where string, sizes [][2]int, keys ...string) {
	d.t.Helper()
	for _, key := range append([]string{""}, keys...) {
		if key != "" {
			d.typeAll(key)
		}
		for _, size := range sizes {
			d.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.harmless(where + " " + key)
		}
	}
}
