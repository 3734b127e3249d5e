package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/curve"
)

// spread is a report in words: what the PDF and the page for browsers both
// draw, so that neither says what the other does not.
type spread struct {
	*words
	Title, Event, AsOf string
	Warnings           []string
	Came               string // the one figure that is large
	CameLabel          string
	Figures            []figure
	Sum                string // attendances and passages
	Turnout            grid
	Days               []dayCharts
	Scale              string
	Census             grid
	CensusSum          string
	Known              grid   // empty where no company was known before
	KnownSum, Fresh    string // Fresh: the new companies, by name
	Desks              grid
	Notes              []string
}

type figure struct{ Value, Label string }

// grid is a table: its first columns are text, the rest are numbers.
type grid struct {
	Title string
	Texts int // columns of text
	Head  []string
	Rows  []gridRow
}

type gridRow struct {
	Strong bool // of a venue, or of all
	Cells  []string
}

// dayCharts are the curves of a day, a venue each.
type dayCharts struct {
	Day    string
	Venues []venueChart
}

type venueChart struct {
	Name, Peak string
	curve.Chart
}

func (r *Report) spread(w *words) *spread {
	rw := &w.report
	s := &spread{words: w, Title: rw.title, Event: r.Name, AsOf: fmt.Sprintf(rw.asOf, w.dated(r.Made), w.at(r.Made))}
	if r.Event.IsRehearsal() {
		s.Title += " · " + w.rehearsal + " · " + w.invented
	}
	s.warn(r)
	t := &r.People
	s.Came, s.CameLabel = w.count(t.Came), w.label(rw.came, t.Came)
	s.Figures = []figure{
		{w.count(t.Registered), w.label(rw.registered, t.Registered)},
		{w.share(t.FromRegistered, t.Registered), rw.rate},
		{w.count(t.Absent), w.label(rw.absent, t.Absent)},
		{w.count(t.WalkIns), w.label(rw.walkIns, t.WalkIns)},
		{w.count(t.Invited), w.label(rw.invited, t.Invited)},
		{w.count(t.FromInvited), w.label(rw.fromInvited, t.FromInvited)},
	}
	s.Sum = w.plural(rw.attendances, t.Attendances) + " · " + w.plural(rw.passages, t.Passages)
	if t.Unnamed > 0 {
		s.Sum += " · " + w.plural(rw.unnamed, t.Unnamed)
	}
	s.turnout(r)
	s.curves(r)
	s.census(r)
	s.known(r)
	s.desks(r)
	s.Notes = rw.notes
	if r.Anywhere > 0 {
		s.Notes = append(slices.Clone(rw.notes), w.plural(rw.anywhere, r.Anywhere))
	}
	return s
}

// warn says what the figures may lack.
func (s *spread) warn(r *Report) {
	rw := &s.report
	if !r.Over {
		s.Warnings = append(s.Warnings, rw.running)
	}
	entries, silent := r.missing()
	if entries > 0 {
		s.Warnings = append(s.Warnings, s.plural(rw.lacking, entries))
	}
	if silent > 0 {
		s.Warnings = append(s.Warnings, s.plural(rw.silentDesks, silent))
	}
	if !slices.ContainsFunc(r.Desks, func(d DeskReport) bool { return !d.Here }) {
		s.Warnings = append(s.Warnings, rw.alone)
	}
	if r.ToCheck > 0 {
		s.Warnings = append(s.Warnings, s.plural(rw.toCheck, r.ToCheck))
	}
}

func (s *spread) turnout(r *Report) {
	rw := &s.report
	s.Turnout = grid{Title: rw.turnout, Texts: 1, Head: rw.turnoutHead}
	for i := range r.Venues {
		v := &r.Venues[i]
		s.Turnout.Rows = append(s.Turnout.Rows, gridRow{true, append([]string{v.Name}, s.counts(&v.Turnout, true)...)})
		for j := range v.Sessions {
			session := &v.Sessions[j]
			name := capital(s.dated(session.Opens))
			if several(v.Sessions) {
				name += ", " + session.Name
			}
			s.Turnout.Rows = append(s.Turnout.Rows, gridRow{false, append([]string{name}, s.counts(&session.Turnout, session.Named)...)})
		}
	}
	s.Turnout.Rows = append(s.Turnout.Rows, gridRow{true, append([]string{rw.whole}, s.counts(&r.People, true)...)})
}

// several reports whether a venue's sessions have names that tell them apart.
func several(sessions []SessionReport) bool {
	for i := range sessions {
		if sessions[i].Name != sessions[0].Name {
			return true
		}
	}
	return false
}

func (s *spread) counts(t *Turnout, absent bool) []string {
	away := "–"
	if absent {
		away = s.count(t.Absent)
	}
	return []string{
		s.count(t.Registered), s.count(t.Came), s.count(t.FromRegistered), s.count(t.FromInvited + t.Others), s.count(t.WalkIns), away,
	}
}

// curves draws each venue on each day, all to one scale.
func (s *spread) curves(r *Report) {
	zone := r.event.Location()
	var days []time.Time
	for _, session := range r.event.Sessions {
		if day := r.event.Day(session); !slices.ContainsFunc(days, day.Equal) {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	var all []*curve.Chart
	for _, day := range days {
		charts := dayCharts{Day: capital(s.dated(day)), Venues: make([]venueChart, 0, len(r.Venues))}
		for i := range r.Venues {
			if paces, held := r.Venues[i].on(day, zone); held {
				charts.Venues = append(charts.Venues, venueChart{Name: r.Venues[i].Name, Chart: curve.New(curve.FrameOf(&r.event, day), paces)})
			}
		}
		s.Days = append(s.Days, charts)
	}
	top := 0
	for i := range s.Days {
		for j := range s.Days[i].Venues {
			c := &s.Days[i].Venues[j]
			all, top = append(all, &c.Chart), max(top, c.Chart.Peak)
			c.Peak = s.report.none
			if c.Chart.Peak > 0 {
				c.Peak = fmt.Sprintf(s.plural(s.report.peak, c.Sum), s.count(c.Chart.Peak), s.at(c.PeakAt))
			}
			if c.Others > 0 {
				c.Peak += ", " + s.plural(s.report.others, c.Others)
			}
		}
	}
	curve.Compare(all...)
	s.Scale = s.plural(s.report.scale, top)
}

// on gathers the curve of a day; held is whether the venue has a session then.
func (v *VenueReport) on(day time.Time, zone *time.Location) (paces []checkin.Pace, held bool) {
	for i := range v.Sessions {
		s := &v.Sessions[i]
		if !midnight(s.Opens.In(zone)).Equal(day) {
			continue
		}
		held = true
		for _, p := range s.Curve {
			paces = append(paces, checkin.Pace{Start: p.Start, Arrivals: p.Arrivals})
		}
	}
	return paces, held
}

func (s *spread) census(r *Report) {
	rw, c := &s.report, &r.Census
	s.Census = grid{Title: rw.census, Texts: 1, Head: []string{rw.answer}}
	for i := range r.Venues {
		s.Census.Head = append(s.Census.Head, r.Venues[i].Name)
	}
	s.Census.Head = append(s.Census.Head, rw.people)
	answered := 0
	for _, profile := range checkin.Profiles {
		row := gridRow{Cells: []string{rw.profiles[profile]}}
		for i := range r.Venues {
			row.Cells = append(row.Cells, s.count(c.Venues[r.Venues[i].ID][profile]))
		}
		answered += c.Answers[profile]
		row.Cells = append(row.Cells, s.count(c.Answers[profile]))
		s.Census.Rows = append(s.Census.Rows, row)
	}
	s.CensusSum = fmt.Sprintf(rw.answered, s.count(answered), s.count(c.Asked)) + " " +
		fmt.Sprintf(s.plural(rw.merchants, c.Merchants), s.count(c.Online), s.count(c.New))
}

func (s *spread) desks(r *Report) {
	rw := &s.report
	s.Desks = grid{Title: rw.desks, Texts: 4, Head: rw.desksHead}
	desks := slices.Clone(r.Desks)
	slices.SortStableFunc(desks, func(a, b DeskReport) int {
		return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk))
	})
	for i := range desks {
		d := &desks[i]
		heard := rw.never
		if !d.Heard.IsZero() {
			at := d.Heard.In(r.event.Location())
			heard = s.date(at) + ", " + s.at(at)
		}
		s.Desks.Rows = append(s.Desks.Rows, gridRow{Cells: []string{venue(&r.event, d.Venue), cmp.Or(checkin.Clean(d.Desk), rw.nameless), heard, s.standing(d)}})
	}
}

func (s *spread) standing(d *DeskReport) string {
	rw := &s.report
	var said []string
	if d.Here {
		said = append(said, rw.here)
	}
	if d.Excluded {
		return strings.Join(append(said, rw.excluded), ", ")
	}
	if d.Missing > 0 {
		said = append(said, s.plural(rw.lacks, d.Missing))
	}
	if d.Silent {
		said = append(said, rw.silent)
	}
	if len(said) == 0 {
		return rw.fresh
	}
	return strings.Join(said, ", ")
}

// label chooses the words that stand beside a number.
func (w *words) label(forms [2]string, n int) string {
	if n == 1 || n == 0 && w.lang == French {
		return forms[0]
	}
	return forms[1]
}

// share is so many of so many, in percent.
func (w *words) share(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf(w.report.percent, (200*n+of)/(2*of))
}
