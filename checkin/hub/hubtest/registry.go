package hubtest

import (
	"context"
	"crypto/ed25519"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

var ctx = context.Background()

func newDevice(t failer) hub.Device {
	t.Helper()
	key, _, err := ed25519.GenerateKey(nil)
	ok(t, err)
	return hub.Device{ID: journal.Device(key), Key: key, Joined: storetest.Start}
}

func invite(t failer, store hub.Store, token byte, venue checkin.VenueID, desk string) hub.Invitation {
	t.Helper()
	i := hub.Invitation{Token: hub.Hash{token}, Event: "fabriques-numeriques", Venue: venue, Desk: desk, Expires: storetest.Start.Add(10 * time.Minute)}
	ok(t, store.Invite(ctx, i))
	return i
}

// join invites a new device and lets it in.
func join(t failer, store hub.Store, token byte, venue checkin.VenueID, desk string) hub.Device {
	t.Helper()
	invite(t, store, token, venue, desk)
	d := newDevice(t)
	_, err := store.Redeem(ctx, hub.Hash{token}, d)
	ok(t, err)
	d.Desk, d.Venue = desk, venue
	return d
}

// same compares devices, whose instants are kept to the millisecond.
func same(t failer, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s", diff)
	}
}

func invitation(t *testing.T, open func() hub.Store) {
	stores := several(open)
	made := invite(t, stores[0], 1, "calais", "Calais 1")
	d := newDevice(t)
	_, err := stores[1].Redeem(ctx, hub.Hash{9}, d)
	wantCode(t, err, checkin.CodeNotFound)
	late := d
	late.Joined = made.Expires
	_, err = stores[1].Redeem(ctx, made.Token, late)
	wantCode(t, err, checkin.CodeExpired)
	_, err = stores[1].Member(ctx, d.ID)
	wantCode(t, err, checkin.CodeNotFound)

	got, err := stores[1].Redeem(ctx, made.Token, d)
	ok(t, err)
	same(t, made, got)
	d.Desk, d.Venue = "Calais 1", "calais"
	in, err := stores[2].Member(ctx, d.ID)
	ok(t, err)
	same(t, d, in)
	for _, store := range stores {
		_, err = store.Redeem(ctx, made.Token, newDevice(t))
		wantCode(t, err, checkin.CodeAlready)
	}
	// Invited once more, it sits elsewhere.
	invite(t, stores[0], 2, "boulogne", "Boulogne 1")
	_, err = stores[2].Redeem(ctx, hub.Hash{2}, d)
	ok(t, err)
	d.Desk, d.Venue = "Boulogne 1", "boulogne"
	all, err := stores[0].Members(ctx)
	ok(t, err)
	same(t, []hub.Device{d}, all)
}

func redeemRace(t *testing.T, open func() hub.Store) {
	stores := several(open)
	for round := range 5 {
		made := invite(t, stores[0], byte(round+1), "calais", "Calais 1")
		var in atomic.Int32
		ok(t, atOnce(8, func(i int) error {
			_, err := stores[i%len(stores)].Redeem(ctx, made.Token, newDevice(t))
			switch checkin.ErrorCode(err) {
			case "":
				in.Add(1)
			case checkin.CodeAlready:
			default:
				return err
			}
			return nil
		}))
		if in.Load() != 1 {
			t.Fatalf("%d were let in", in.Load())
		}
		all, err := stores[1].Members(ctx)
		ok(t, err)
		if len(all) != round+1 {
			t.Fatalf("%d devices after %d invitations", len(all), round+1)
		}
	}
}

func members(t *testing.T, open func() hub.Store) {
	stores := several(open)
	c := join(t, stores[0], 1, "dunkerque", "Dunkerque 1")
	b := join(t, stores[1], 2, "calais", "Calais 2")
	a := join(t, stores[2], 3, "calais", "Calais 10")
	for _, store := range stores {
		all, err := store.Members(ctx)
		ok(t, err)
		same(t, []hub.Device{a, b, c}, all)
	}
}

func contact(t *testing.T, open func() hub.Store) {
	stores := several(open)
	d := join(t, stores[0], 1, "calais", "Calais 1")
	for i, store := range stores {
		d.Contact = hub.Contact{At: storetest.Start.Add(time.Duration(i) * time.Millisecond), Program: "opale 1.2", Unsent: 12 + i, Ahead: -1500 * time.Millisecond}
		ok(t, store.Met(ctx, d.ID, d.Contact))
		got, err := stores[0].Member(ctx, d.ID)
		ok(t, err)
		same(t, d, got)
	}
	wantCode(t, stores[0].Met(ctx, checkin.DeviceID{7}, d.Contact), checkin.CodeNotFound)
}

func revoke(t *testing.T, open func() hub.Store) {
	stores := several(open)
	d, other := join(t, stores[0], 1, "calais", "Calais 1"), join(t, stores[0], 2, "calais", "Calais 2")
	at := storetest.Start.Add(time.Hour)
	for i, store := range stores {
		ok(t, store.Revoke(ctx, d.ID, at.Add(time.Duration(i)*time.Minute)))
	}
	d.Revoked = at // the first time counts
	all, err := stores[1].Members(ctx)
	ok(t, err)
	same(t, []hub.Device{d, other}, all)
	wantCode(t, stores[0].Revoke(ctx, checkin.DeviceID{7}, at), checkin.CodeNotFound)
	// No invitation opens the door to it again, and none is spent by the attempt.
	made := invite(t, stores[0], 3, "calais", "Calais 3")
	_, err = stores[1].Redeem(ctx, made.Token, d)
	wantCode(t, err, checkin.CodeRevoked)
	_, err = stores[2].Redeem(ctx, made.Token, newDevice(t))
	ok(t, err)
}

func spend(t *testing.T, open func() hub.Store) {
	stores := several(open)
	expires := storetest.Start.Add(time.Minute)
	for round := range 5 {
		var fresh atomic.Int32
		ok(t, atOnce(8, func(i int) error {
			first, err := stores[i%len(stores)].Spend(ctx, hub.Hash{byte(round)}, expires)
			if first {
				fresh.Add(1)
			}
			return err
		}))
		if fresh.Load() != 1 {
			t.Fatalf("spent %d times", fresh.Load())
		}
	}
	// What expired long ago may be forgotten; what has not stays spent.
	for i := range 200 {
		_, err := stores[0].Spend(ctx, hub.Hash{200, byte(i)}, storetest.Start.Add(-24*time.Hour))
		ok(t, err)
	}
	first, err := stores[1].Spend(ctx, hub.Hash{0}, expires)
	ok(t, err)
	if first {
		t.Error("spent again")
	}
}

func secret(t *testing.T, open func() hub.Store) {
	stores := several(open)
	secrets := make([]hub.Hash, 6)
	ok(t, atOnce(len(secrets), func(i int) (err error) {
		secrets[i], err = stores[i%len(stores)].Secret(ctx)
		return err
	}))
	for _, s := range secrets {
		if s == (hub.Hash{}) || s != secrets[0] {
			t.Fatal("no secret, or several")
		}
	}
}
