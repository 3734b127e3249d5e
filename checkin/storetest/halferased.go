package storetest

import (
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// halfErased: somebody is erased by a desk that does not know that they were
// joined with somebody else. The other is not erased, whatever comes first: the
// joining may have been a mistake. But a person is told, who takes it back, leaves
// it, or has the other erased too.
func halfErased(t *testing.T, open Open) {
	for _, order := range []string{"erased, then joined", "joined, then erased"} {
		for answer, act := range map[string]func(h hall, store Machine, c checkin.Conflict) (name string, err error){
			"taken back": func(h hall, store Machine, c checkin.Conflict) (string, error) {
				_, err := h.desk(store, "Calais 1").Undo(h.t.Context(), c.Joining, "")
				return "Essai", err
			},
			"left": func(h hall, store Machine, c checkin.Conflict) (string, error) {
				_, err := h.desk(store, "Calais 1").Settle(h.t.Context(), c, "")
				return "", err
			},
			"the other erased too": func(h hall, store Machine, c checkin.Conflict) (string, error) {
				_, err := h.desk(store, "Calais 1").Erase(h.t.Context(), c.Registration, checkin.GroundRequest)
				return "", err
			},
		} {
			t.Run(order+", "+answer, func(t *testing.T) {
				h := hall{t, &Clock{Start}}
				store, other := open(t, h.clock).(Machine), open(t, h.clock).(Machine)
				id, fields := person("A-1", "Ada", "Testard")
				with, others := person("B-1", "Bob", "Essai")
				Append(t, store, Actor, journal.Vouch(other.Device()), Registered(id, fields), Registered(with, others))
				Append(t, other, Actor, Registered(id, fields), checkin.Fact{Kind: checkin.KindErased, Subject: id})
				words := must[[]journal.Strand](t, "since")(other.Since(nil))
				join := checkin.Fact{Kind: checkin.KindJoined, Subject: id, Body: checkin.Body{Other: with}}
				if order == "joined, then erased" {
					Append(t, store, Actor, join)
				}
				must[journal.Receipt](t, "apply")(store.Apply(t.Context(), words))
				if order == "erased, then joined" {
					Append(t, store, Actor, join)
				}
				conflicts := must[[]checkin.Conflict](t, "conflicts")(store.Conflicts())
				if len(conflicts) != 1 || conflicts[0].Kind != checkin.ConflictPartErased || conflicts[0].Other != with || conflicts[0].Joining.IsZero() {
					t.Fatalf("to look at: %+v", conflicts)
				}
				if err := counted(store); err != nil {
					t.Error(err)
				}
				name, err := act(h, store, conflicts[0])
				if err != nil {
					t.Fatal(err)
				}
				if left := must[[]checkin.Conflict](t, "conflicts")(store.Conflicts()); len(left) > 0 {
					t.Errorf("still to look at: %+v", left)
				}
				if found := must[[]checkin.Registration](t, "read")(store.Registrations(with)); len(found) != 1 || found[0].LastName() != name {
					t.Errorf("the other is %+v, want %q", found, name)
				}
				if err := counted(store); err != nil {
					t.Error(err)
				}
				sound(t, store)
			})
		}
	}
}
