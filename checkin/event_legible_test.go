package checkin_test

import (
	"testing"

	"opale/checkin"
)

func TestAnEventsNamesCanBeShown(t *testing.T) {
	dirty := checkin.Event{Name: "\x1b[2JSalon", Phone: "03 21\n00 00 00", Venues: []checkin.Venue{{ID: "calais", Name: "Ca\u202elais"}}, Sessions: []checkin.Session{{ID: "j1", Name: "Jour\n1"}}}
	clean := dirty.Legible()
	if clean.Name != "Salon" || clean.Phone != "03 21 00 00 00" || clean.Venues[0] != (checkin.Venue{ID: "calais", Name: "Calais"}) || clean.Sessions[0].Name != "Jour 1" {
		t.Errorf("%+v", clean)
	}
	if dirty.Venues[0].Name == clean.Venues[0].Name || dirty.Sessions[0].Name == clean.Sessions[0].Name {
		t.Error("the definition itself has changed")
	}
}
