package main

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
)

func TestTheHolderIsNamedInWords(t *testing.T) {
	atHome(t)
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 28, 18, 0, 0, 0, paris)
	p := &program{words: &wording.French}
	if got := p.moment(now.Add(-14*time.Minute), now); got != "17:46" {
		t.Errorf("today: %q", got)
	}
	if got := p.moment(now.Add(-24*time.Hour), now); got != "ven. 27 nov. à 18:00" {
		t.Errorf("the day before: %q", got)
	}
	for holder, want := range map[*db.Holder]string{
		{Since: time.Now()}:                    "de cet ordinateur, depuis ",
		{Host: "accueil-2", Since: time.Now()}: "d'un autre ordinateur (accueil-2), depuis ",
	} {
		err := &checkin.Error{Code: checkin.CodeHeld, Detail: "opale.db", Err: holder}
		if got := p.sentence(err).What; !strings.Contains(got, want) || strings.Contains(got, "opale.db") {
			t.Errorf("%+v: %s", holder, got)
		}
	}
	if got := p.sentence(checkin.Errorf(checkin.CodeHeld, "open", "x")).What; !strings.Contains(got, wording.French.Held.Unknown) {
		t.Errorf("nobody knows who: %s", got)
	}
}
