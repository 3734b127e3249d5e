package main

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/cmd/opale/wording"
)

func TestStatusSaysWhenDataIsToBeDeleted(t *testing.T) {
	event := checkin.Fabriques(2026)
	event.KeepUntil = "2026-12-31"
	day := func(d, h int) time.Time { return time.Date(2026, time.December, d, h, 0, 0, 0, event.Location()) }
	for _, c := range []struct {
		now    time.Time
		purged bool
		want   string
	}{
		{day(24, 23), false, wording.French.Rights.KeepUntil},
		{day(25, 1), false, wording.French.Rights.KeepSoon},
		{day(31, 23), false, wording.French.Rights.KeepSoon},
		{day(32, 0), false, wording.French.Rights.KeepOver},
		{day(32, 0), true, wording.French.Rights.KeepPurged},
	} {
		p := &program{words: &wording.French}
		want := strings.ReplaceAll(c.want, "%s", "jeudi 31 décembre 2026")
		if got := p.retention(&event, c.purged, c.now); got != want {
			t.Errorf("%s: %q, want %q", c.now, got, want)
		}
	}
}
