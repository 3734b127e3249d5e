package main

import (
	"strings"
	"testing"
	"time"

	"opale/cmd/opale/wording"
	"opale/db"
	"opale/tui/i18n"
)

// The day is said of a copy of today, too: « du 14:05 » is no French.
func TestTheDayOfALostFilesCopyIsSaid(t *testing.T) {
	p := &program{words: wording.For(nil)}
	now := time.Now()
	for lang, of := range map[i18n.Lang]string{i18n.French: "copie est du ", i18n.English: "copy is of "} {
		want := of + i18n.For(lang).Date(now)
		if said := p.lostSaid("opale.db", db.Kept{Made: now})[lang]; !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
}
