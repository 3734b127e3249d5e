package checkin_test

import (
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
)

func TestRoom(t *testing.T) {
	for _, c := range []struct {
		capacity, inside int
		want             checkin.Room
	}{
		{0, 5000, checkin.RoomEnough},
		{100, 89, checkin.RoomEnough},
		{100, 90, checkin.RoomScarce},
		{100, 99, checkin.RoomScarce},
		{100, 100, checkin.RoomNone},
		{100, 130, checkin.RoomNone},
		{3, 2, checkin.RoomEnough},
		{1, 0, checkin.RoomEnough},
	} {
		s := checkin.Session{Capacity: c.capacity}
		if got := s.RoomFor(c.inside); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.inside, c.capacity, got, c.want)
		}
	}
}

// Who has no registration, and who has no name, takes a place too; who leaves
// gives it back; and nobody is refused for want of one.
func TestRoomCountsWhoeverIsInside(t *testing.T) {
	h := newHall(t, few...)
	event := h.Place().Event
	for i := range event.Sessions {
		event.Sessions[i].Capacity = 3
	}
	if err := h.store.Write(t.Context(), storetest.Actor, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	room := func() checkin.Room {
		o, err := h.Overview()
		if err != nil {
			t.Fatal(err)
		}
		return o.Room()
	}
	h.enter(checkin.Entrance{ID: id("CA-1")})
	h.count(1, checkin.RegistrationID{})
	if got := room(); got != checkin.RoomEnough {
		t.Fatalf("two of three: %d", got)
	}
	if _, err := h.Register(t.Context(), checkin.Fields{checkin.FieldLastName: "Essai"}); err != nil {
		t.Fatal(err)
	}
	if got := room(); got != checkin.RoomNone {
		t.Fatalf("three of three: %d", got)
	}
	if v := h.enter(checkin.Entrance{ID: id("CA-4")}); v.Outcome != checkin.OutcomeAdmitted {
		t.Errorf("refused for want of room: %s", v.Outcome)
	}
	for _, code := range []string{"CA-1", "CA-4"} {
		if _, err := h.Leave(t.Context(), id(code)); err != nil {
			t.Fatal(err)
		}
	}
	if got := room(); got != checkin.RoomEnough {
		t.Errorf("two have left: %d", got)
	}
}
