package desks

import (
	"context"
	"errors"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// hashing counts how often everybody is read for the fingerprint.
type hashing struct {
	*journal.Memory
	read *int
	err  error
}

func (h hashing) StateHash(ctx context.Context) (string, error) {
	if *h.read++; h.err != nil {
		return "", h.err
	}
	return h.Memory.StateHash(ctx)
}

// Reading everybody takes a while: a rush must not have it done at each arrival,
// and what is read out over the phone must not be that of a moment ago.
func TestInARushTheFingerprintIsReadOnceAfterAPause(t *testing.T) {
	r, read := screentest.New(t), 0
	ids := r.Add(screentest.Somebody("Philippe", "Lefèvre"), screentest.Somebody("Wim", "Dewulf"))
	d := open(r, hashing{Memory: r.Store, read: &read})
	before := d.hash.code
	if read != 1 || before == "" {
		t.Fatalf("%q after %d readings", before, read)
	}
	for _, id := range ids {
		r.Arrive(id, screentest.Karim, 0)
		r.Send(screen.Changed{})
	}
	if read != 1 || d.hash.code != "" {
		t.Errorf("%d readings, and %q is shown, which is out of date", read, d.hash.code)
	}
	wants(t, r, "je compte ce que chacun sait")
	r.Elapse()
	hash, err := r.Store.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if now := journal.Fingerprint(hash); read != 2 || d.hash.code != now || now == before {
		t.Errorf("%d readings, %q shown, want %q", read, d.hash.code, now)
	}
	r.Elapse()
	if read != 2 {
		t.Errorf("%d readings where nothing was written", read)
	}
}

func TestAFingerprintThatCannotBeReadIsSaid(t *testing.T) {
	r, read := screentest.New(t), 0
	heard(t, r)
	d := open(r, hashing{Memory: r.Store, read: &read, err: &checkin.Error{Code: checkin.CodeDamaged, Op: "read state", Err: errors.New("page 3")}})
	said := r.Env.Words.Explain(d.hash.err).What
	if d.hash.err == nil || !strings.Contains(r.View(), said) || !strings.Contains(r.View(), "Calais 1") {
		t.Errorf("%q is not said beside what is known:\n%s", said, r.View())
	}
}
