package storetest

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// twoLists: somebody on two lists is withdrawn when both have let go of them, and
// not before, at whatever desk either was taken in.
func twoLists(t *testing.T, open Open) {
	const one, two = "un", "deux"
	const both, only = "A-1;TESTARD;t@test.example", "A-2;ESSAI;e@test.example"
	for name, first := range map[string]string{"the first lets go first": one, "the second does": two} {
		t.Run(name, func(t *testing.T) {
			h := hall{t, &Clock{Start}}
			store := open(t, h.clock).(Machine)
			other := h.beside()
			at := map[string]Machine{one: store, two: other}
			take := func(list string, want checkin.Intake, lines ...string) {
				t.Helper()
				listing := table(t, list, "code;last_name;email", lines...)
				listing.Withdraw = true
				want.Read = len(lines)
				for _, dry := range []bool{true, false} {
					got := must[checkin.Intake](t, list)(checkin.Import(context.Background(), at[list], Actor, listing, dry))
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s, dry %v: %s", list, dry, diff)
					}
				}
				h.meet(store, other)
			}
			status := func(when string, want checkin.Status) {
				t.Helper()
				for _, s := range []Machine{store, other} {
					r := must[[]checkin.Registration](t, "read")(s.Registrations(checkin.CodedID("fabriques-numeriques", "", "A-1")))
					if got := r[0].Status(); got != want {
						t.Errorf("%s: %s, want %s", when, got, want)
					}
				}
				sound(t, store)
			}
			second := map[string]string{one: two, two: one}[first]
			take(one, checkin.Intake{Added: 2}, both, only)
			take(two, checkin.Intake{Unchanged: 2}, both, only)
			take(two, checkin.Intake{Unchanged: 2}, both, only)
			take(first, checkin.Intake{Unchanged: 1, Elsewhere: 1}, only)
			status("one let go", checkin.StatusValid)
			take(first, checkin.Intake{Unchanged: 1}, only)
			take(second, checkin.Intake{Unchanged: 1, Withdrawn: 1}, only)
			status("both let go", checkin.StatusCancelled)
			take(first, checkin.Intake{Unchanged: 1, Updated: 1, Returned: 1}, both, only)
			status("one has them again", checkin.StatusValid)
			take(first, checkin.Intake{Unchanged: 1, Withdrawn: 1}, only)
			status("it let go again", checkin.StatusCancelled)
		})
	}
}
