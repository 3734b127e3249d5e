package checkin_test

import (
	"context"
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
)

func (h *hall) define(e checkin.Event) {
	h.t.Helper()
	err := h.store.Write(context.Background(), storetest.Actor, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &e}})
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hall) overview() checkin.Overview {
	h.t.Helper()
	o, err := h.Overview()
	if err != nil {
		h.t.Fatal(err)
	}
	return o
}

func TestAnEventThatIsDefinedAnewIsTakenOver(t *testing.T) {
	h := newHall(t)
	before := h.overview()
	renamed := before.Event
	renamed.Name = "Fabriques d'essai"
	h.define(renamed)
	if o := h.overview(); o.Event.Name != renamed.Name || o.Session.ID != before.Session.ID {
		t.Errorf("at %q, session %s", o.Event.Name, o.Session.ID)
	}
	other := renamed
	other.Sessions = other.SessionsAt("boulogne")
	h.define(other)
	h.overview()
	if o := h.overview(); o.Session.Venue != "boulogne" {
		t.Errorf("its session is gone, and it is at %s, venue %s", o.Session.ID, o.Session.Venue)
	}
}

func TestADeskMovesWhereItIsInvited(t *testing.T) {
	h := newHall(t)
	if err := h.Move("Boulogne 2", "boulogne"); err != nil {
		t.Fatal(err)
	}
	if o := h.overview(); o.Actor.Desk != "Boulogne 2" || o.Actor.Venue != "boulogne" || o.Session.ID != "boulogne-j1" || o.Actor.Operator != storetest.Actor.Operator {
		t.Errorf("it is %+v at %s", o.Actor, o.Session.ID)
	}
	if err := h.Move("Boulogne 3", "nulle part"); err != nil {
		t.Fatal(err)
	}
	if o := h.overview(); o.Actor.Desk != "Boulogne 3" || o.Session.ID != "boulogne-j1" {
		t.Errorf("invited to an unknown venue, it is %+v at %s", o.Actor, o.Session.ID)
	}
}
