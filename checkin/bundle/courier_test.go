package bundle_test

import (
	"context"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
)

func (l *laptop) courier(t *testing.T) *bundle.Courier {
	t.Helper()
	desk, err := checkin.NewDesk(checkin.Config{
		Store: l.store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: l.clock.Now, Actor: l.Actor, Session: "calais-j1",
	})
	if err != nil {
		t.Fatal(err)
	}
	return &bundle.Courier{Store: l.store, Desk: desk, Now: l.clock.Now, Keys: bundle.Keys{Seal: l.Seal, Open: l.Open}}
}

func TestAStrangerIsTakenInOnceSomebodyVouches(t *testing.T) {
	stick, ctx := t.TempDir(), context.Background()
	all := laptops(t, "Calais 1", "Calais 2")
	stranger, here := all[0], all[1].courier(t)
	stranger.store.Know([]byte("another secret"))
	stranger.admit(t, "A")
	stranger.plug(t, stick)
	x, err := here.Exchange(ctx, stick, nil)
	if err != nil || x.Fresh != 0 || len(x.Strangers) != 1 || x.Strangers[0].Desk != "Calais 1" {
		t.Fatalf("%+v, %v", x.Receipt, err)
	}
	if err := here.Trust(ctx, x.Strangers[0].Device); err != nil {
		t.Fatal(err)
	}
	if x, err = here.Exchange(ctx, stick, nil); err != nil || x.Fresh == 0 || len(x.Strangers) != 0 {
		t.Errorf("after the word of somebody: %+v, %v", x.Receipt, err)
	}
	overview, err := here.Desk.Overview()
	if err != nil || overview.In != 1 {
		t.Errorf("the desk counts %d, %v", overview.In, err)
	}
}

func TestABundleIsNamedForWhoSitsThereNow(t *testing.T) {
	c := laptops(t, "Calais 1")[0].courier(t)
	c.Desk.Seat(checkin.Actor{Desk: "Entrée Nord", Venue: "calais", Operator: "Testine"})
	x, err := c.Exchange(context.Background(), t.TempDir(), nil)
	if err != nil || !strings.HasPrefix(x.Written, "entree-nord-") {
		t.Errorf("written %q, %v", x.Written, err)
	}
	if !c.Sealed() {
		t.Error("sealed, and said not to be")
	}
}
