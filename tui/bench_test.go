package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/tui/screen/screentest"
)

// crowd is a desk at 120×40 with 10,000 invented people and a search under way.
func crowd(b *testing.B) *driven {
	b.Helper()
	event := checkin.Fabriques(2026)
	people := make([]checkin.Fields, 0, 10_000)
	for r := range rehearsal.People(&event, 1, 10_000) {
		fields := checkin.Fields{}
		for f, value := range r.Values {
			if value != "" {
				fields[checkin.Field(f)] = value
			}
		}
		people = append(people, fields)
	}
	d := drive(b, people...)
	for _, key := range screentest.Keys("martin") {
		d.press(key)
	}
	return d
}

// BenchmarkView is what Bubble Tea asks for after every message.
func BenchmarkView(b *testing.B) {
	d := crowd(b)
	for b.Loop() {
		d.root.View()
	}
}

// BenchmarkViewAfterAKey draws everything anew, as after a key that is heard.
func BenchmarkViewAfterAKey(b *testing.B) {
	d := crowd(b)
	for b.Loop() {
		d.root.touch()
		d.root.View()
	}
}

// BenchmarkUpdateOfAnotherScreensMessage is a message that changes nothing here.
func BenchmarkUpdateOfAnotherScreensMessage(b *testing.B) {
	d := crowd(b)
	for b.Loop() {
		d.root.Update(tea.MouseMotionMsg{})
		d.root.View()
	}
}
