package i18n

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/training"
)

// inner is what a window of 80 columns has between its margins.
const inner = 76

// TestEachVisitorIsSaidWhole plays every course in both languages: each case has
// its sentences, and none is cut in a window of 80 columns.
func TestEachVisitorIsSaidWhole(t *testing.T) {
	event := checkin.Fabriques(2026)
	now := event.Sessions[0].Opens.Add(time.Hour)
	filled := func(form string, values ...any) string {
		return fmt.Sprintf(form, values[:min(strings.Count(form, "%s"), len(values))]...)
	}
	for _, w := range []*Words{&french, &english} {
		say := &w.Training
		fits := func(what, text string) {
			t.Helper()
			if width := ansi.StringWidth(text); width > inner || strings.Contains(text, "%!") {
				t.Errorf("%s, %s: %d columns: %s", w.Lang, what, width, text)
			}
		}
		for _, c := range training.Cases {
			if say.Says[c] == "" || say.Hint[c] == "" || say.Right[c] == "" || say.Names[c] == "" {
				t.Errorf("%s has not all of %s", w.Lang, c)
			}
		}
		for _, venue := range event.Venues {
			for _, shape := range []training.Shape{{}, {Spelt: true, Bare: true, Nameless: true, Twice: true}} {
				course, err := training.New(rehearsal.Event(event, now), checkin.Actor{Venue: venue.ID}, shape, now)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range course.Steps {
					which := fmt.Sprintf(say.Visitor, "10", "10") + "  "
					said := filled(say.Says[s.Case], s.Heard, s.Who.Town())
					if s.Case == training.Group {
						said = filled(say.Says[s.Case], s.Who.Company())
					}
					fits("says", which+said)
					place := "Boulogne-sur-Mer"
					if s.Case == training.Twins {
						place = s.Who.Town()
					}
					fits("hint", filled(say.Hint[s.Case], place))
					fits("right", "✓ "+filled(say.Right[s.Case], w.SpokenName(&s.Who)))
				}
			}
		}
		for _, slip := range []training.Slip{training.SlipOther, training.SlipAgain, training.SlipNew, training.SlipTookBack} {
			fits("slip", "! "+w.Fill(say.Slips[slip], "Odile VANDENBUSSCHE"))
		}
		fits("end", "✓ "+fmt.Sprintf(say.Done, "10", "10", w.Took(time.Second), "12", "12"))
		fits("end", "✓ "+fmt.Sprintf(say.Done, "10", "10", w.Took(12*time.Minute), "12", "12"))
		fits("leave", say.Leave)
		fits("begin", say.Begin)
	}
}
