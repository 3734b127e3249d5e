package postgres_test

import (
	"errors"
	"testing"

	"opale/checkin"
	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
)

func keyOf(t testing.TB, secret string) *seal.Key {
	t.Helper()
	key, err := postgres.KeyOf([]byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Whoever has another key, or none, gets nothing, and changes nothing: neither of a
// sealed database nor of one that was begun open.
func TestADatabaseIsOpenedAsItWasBegun(t *testing.T) {
	one, other := keyOf(t, "un secret d'événement"), keyOf(t, "un autre")
	for name, c := range map[string]struct {
		begun, later *seal.Key
		want         error
	}{
		"another key":       {one, other, postgres.ErrOtherKey},
		"no key":            {one, nil, postgres.ErrOtherKey},
		"begun open":        {nil, one, postgres.ErrLeftOpen},
		"the same":          {one, keyOf(t, "un secret d'événement"), nil},
		"open and left so":  {nil, nil, nil},
		"another key again": {other, one, postgres.ErrOtherKey},
	} {
		t.Run(name, func(t *testing.T) {
			url := pgtest.Database(t)
			desk := newDesk()
			deliverNew(t, openAs(t, url, postgres.Options{Secret: hubtest.Secret, Seal: c.begun}), desk, "CA-1")
			before := query[int](t, url, `SELECT count(*) FROM entry`)
			event := checkin.Fabriques(2026)
			store, err := postgres.Open(ctx, url, postgres.Options{Key: newKey(t), Secret: hubtest.Secret, Seal: c.later, Event: &event})
			if err == nil {
				defer store.Close()
			}
			if !errors.Is(err, c.want) || c.want != nil && checkin.ErrorCode(err) != checkin.CodeSealed {
				t.Errorf("%v, want %v", err, c.want)
			}
			if after := query[int](t, url, `SELECT count(*) FROM entry`); after != before {
				t.Errorf("%d entries, before it was tried %d", after, before)
			}
		})
	}
}

// A box that is put elsewhere or altered is said to be damaged: nobody reads it as
// something else.
func TestABoxInAnotherRowIsNotRead(t *testing.T) {
	for name, change := range map[string]string{
		"in another row": `UPDATE entry SET personal = (SELECT personal FROM entry WHERE personal IS NOT NULL ORDER BY seq LIMIT 1)
			WHERE seq = (SELECT max(seq) FROM entry WHERE personal IS NOT NULL)`,
		"altered": `UPDATE entry SET personal = set_byte(personal, 30, get_byte(personal, 30) # 1)
			WHERE seq = (SELECT max(seq) FROM entry WHERE personal IS NOT NULL)`,
		"in the open": `UPDATE entry SET personal = 'x' WHERE seq = (SELECT max(seq) FROM entry WHERE personal IS NOT NULL)`,
	} {
		t.Run(name, func(t *testing.T) {
			url, desk := pgtest.Database(t), newDesk()
			store := openAs(t, url, postgres.Options{Secret: hubtest.Secret, Seal: keyOf(t, "un secret d'événement")})
			deliverNew(t, store, desk, "CA-1", "CA-2")
			if _, err := store.Since(nil); err != nil {
				t.Fatal(err)
			}
			exec(t, url, change)
			if strands, err := store.Since(nil); checkin.ErrorCode(err) != checkin.CodeDamaged {
				t.Errorf("%d strands, %v", len(strands), err)
			}
		})
	}
}

func deliverNew(t testing.TB, store *postgres.Store, desk *journal.Memory, codes ...string) {
	t.Helper()
	for _, code := range codes {
		arrive(t, desk, code)
	}
	deliver(t, store, desk)
}
