package figures

import (
	"fmt"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

// hundredThousand is the dashboard of an event with 100,000 people, of whom
// 60,000 came and 40,000 businesses answered, at 120 by 40.
func hundredThousand(b *testing.B, at page) *Figures {
	b.Helper()
	r := screentest.New(b)
	r.Size(120, 40)
	f := New(r.Env)
	r.Show(f, f.Open())
	here := f.known.Session(f.known.Here)
	here.Tally = checkin.Tally{Named: true, Expected: 100_000, In: 60_000, Inside: 58_000, WalkIns: 3_000, Unnamed: 500}
	f.survey.absent = map[checkin.SessionID]int{here.ID: 43_000}
	f.survey.census.Came = 59_500
	for i := range 40_000 {
		f.survey.census.Merchants = append(f.survey.census.Merchants, checkin.Merchant{
			Name: fmt.Sprintf("Essais %d", i), Town: "Marck", Profile: checkin.Profiles[i%6], New: i < 2_000, Venues: []checkin.VenueID{"calais"},
		})
		f.survey.census.Answers[checkin.Profiles[i%6]]++
	}
	for i := range 120 {
		here.Paces = append(here.Paces, checkin.Pace{Start: here.Opens.Add(time.Duration(i) * 5 * time.Minute), Arrivals: 500 - 4*i})
	}
	f.known.chart = chartOf(&f.known.Figures)
	f.page = at
	return f
}

// BenchmarkAKey is a key, and the page drawn anew: a frame has 8 ms.
func BenchmarkAKey(b *testing.B) {
	for p, name := range []string{"now", "venues", "census", "dictation"} {
		b.Run(name, func(b *testing.B) {
			f := hundredThousand(b, page(p))
			key := screentest.Keys("down")[0]
			for b.Loop() {
				f.Update(key)
				f.View()
			}
		})
	}
}
