package paper

import (
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/curve"
	"opale/checkin/known"
)

// Report is what whoever holds the event is told of it, as of one moment:
// counts, how old they are, and nobody's name. [NewReport] makes an empty one,
// [Report.Add] counts everybody into it.
type Report struct {
	Event  checkin.EventID `json:"event"`
	Name   string          `json:"name"`
	Made   time.Time       `json:"made"`
	Over   bool            `json:"over"`   // the last session has closed
	People Turnout         `json:"people"` // of the whole event
	Venues []VenueReport   `json:"venues"`
	// Registrations that name no venue are expected anywhere, and counted at none.
	Anywhere int            `json:"anywhere"`
	Census   CensusReport   `json:"census"`
	Desks    []DeskReport   `json:"desks"`
	Known    *known.Figures `json:"known,omitempty"` // beside the companies known before; nil where no list of them was taken in
	ToCheck  int            `json:"to_check"`        // cases that a person still has to look at

	event checkin.Event
}

// Turnout counts people, each once, but for its last three.
type Turnout struct {
	Invited    int `json:"invited"`    // on a list as invited only
	Registered int `json:"registered"` // may come
	Came       int `json:"came"`       // whether or not they left again: the sum of the next four

	FromRegistered int `json:"from_registered"`
	FromInvited    int `json:"from_invited"`
	WalkIns        int `json:"walk_ins"`
	Others         int `json:"others"` // let in although cancelled or blocked, or erased since

	Unnamed int `json:"unnamed"` // of the walk-ins: counted, not named
	Absent  int `json:"absent"`  // registered, and did not come; at a session, of those who name it

	Attendances int `json:"attendances"` // somebody at a session, once
	Passages    int `json:"passages"`    // every arrival in force: who came back passed again
	Inside      int `json:"inside"`      // at a session, and not seen to leave
}

// VenueReport counts a venue. Who came to two venues is counted at both.
type VenueReport struct {
	ID       checkin.VenueID `json:"id"`
	Name     string          `json:"name"`
	Turnout                  // of all its sessions
	Sessions []SessionReport `json:"sessions"`
}

// SessionReport counts a session.
type SessionReport struct {
	ID     checkin.SessionID `json:"id"`
	Name   string            `json:"name"`
	Opens  time.Time         `json:"opens"`
	Closes time.Time         `json:"closes"`
	Turnout
	Named bool   `json:"named"` // somebody is registered for it by name, so that Absent says something
	Curve []Pace `json:"curve"` // first arrivals, by steps of five minutes

	steps map[time.Time]int
}

// Pace is how many arrived for the first time in one step.
type Pace struct {
	Start    time.Time `json:"start"`
	Arrivals int       `json:"arrivals"`
}

// CensusReport counts how those who came sell.
type CensusReport struct {
	Asked     int                                         `json:"asked"` // came and gave a name
	Answers   map[checkin.Profile]int                     `json:"answers"`
	Venues    map[checkin.VenueID]map[checkin.Profile]int `json:"venues"`
	Merchants int                                         `json:"merchants"` // companies, or people without one, who answered
	Online    int                                         `json:"online"`    // of whom sell online in any way
	New       int                                         `json:"new"`       // of whom are on no list
}

// DeskReport is a desk, and how far what is known of it goes.
type DeskReport struct {
	Desk     string          `json:"desk"`
	Venue    checkin.VenueID `json:"venue"`
	Heard    time.Time       `json:"heard"` // its last entry or word; zero: never
	Here     bool            `json:"here"`  // this computer
	Missing  int             `json:"missing"`
	Silent   bool            `json:"silent"`
	Excluded bool            `json:"excluded"`
}

// NewReport begins a report on an event.
func NewReport(e *checkin.Event, made time.Time) *Report {
	r := &Report{Event: e.ID, Name: checkin.Clean(e.Name), Made: made.In(e.Location()), Over: true, event: *e}
	for _, v := range e.Venues {
		venue := VenueReport{ID: v.ID, Name: checkin.Clean(v.Name)}
		for _, s := range e.SessionsAt(v.ID) {
			venue.Sessions = append(venue.Sessions, SessionReport{
				ID: s.ID, Name: checkin.Clean(s.Name), Opens: s.Opens.In(e.Location()), Closes: s.Closes.In(e.Location()),
				Curve: []Pace{}, steps: make(map[time.Time]int),
			})
			r.Over = r.Over && !made.Before(s.Closes)
		}
		r.Venues = append(r.Venues, venue)
	}
	return r
}

// Add counts one person.
func (r *Report) Add(p *checkin.Registration, arrivals []checkin.Arrival) {
	whole, anywhere := visitor{Registration: p}, true
	for i := range r.Venues {
		venue := &r.Venues[i]
		there, expected := visitor{Registration: p}, false
		for j := range venue.Sessions {
			s := &venue.Sessions[j]
			session := checkin.Session{ID: s.ID, Venue: venue.ID}
			named := slices.Contains(p.Sessions(), s.ID)
			at := visitor{Registration: p}
			at.visit(s, arrivals)
			here := p.ExpectedAt(session) && p.NamesPlace()
			s.count(&at, here, named)
			s.Named = s.Named || named && p.IsExpected()
			expected = expected || here
			there.add(&at)
		}
		venue.count(&there, expected, expected)
		anywhere = anywhere && !expected
		whole.add(&there)
	}
	r.People.count(&whole, true, true)
	if anywhere && p.IsExpected() {
		r.Anywhere++
	}
}

// visitor is somebody's passages, at a session or at several.
type visitor struct {
	*checkin.Registration
	attendances, passages, inside int
}

func (v *visitor) add(o *visitor) {
	v.attendances += o.attendances
	v.passages += o.passages
	v.inside += o.inside
}

func (v *visitor) visit(s *SessionReport, arrivals []checkin.Arrival) {
	for i := range arrivals {
		if arrivals[i].Session == s.ID && arrivals[i].InForce() {
			v.passages++
		}
	}
	if v.passages == 0 {
		return
	}
	v.attendances = 1
	if checkin.Inside(arrivals, s.ID) != nil {
		v.inside = 1
	}
	s.steps[checkin.First(arrivals, s.ID).Time.Truncate(curve.Step)]++
}

// count takes in somebody: expected is whether a registration of theirs would
// be for what is counted here, named whether they were missed if they stayed
// away.
func (t *Turnout) count(v *visitor, expected, named bool) {
	registered := v.IsExpected()
	invited := !v.WalkIn && !v.Erased && v.Status() == checkin.StatusInvited
	switch {
	case registered && expected:
		t.Registered++
	case invited && expected:
		t.Invited++
	}
	t.Attendances += v.attendances
	t.Passages += v.passages
	t.Inside += v.inside
	if v.attendances == 0 {
		if registered && named {
			t.Absent++
		}
		return
	}
	t.Came++
	switch {
	case v.WalkIn:
		t.WalkIns++
		if v.IsUnnamed() {
			t.Unnamed++
		}
	case registered:
		t.FromRegistered++
	case invited:
		t.FromInvited++
	default:
		t.Others++
	}
}

// Sell adds how those who came sell.
func (r *Report) Sell(c *checkin.Census) {
	r.Census = CensusReport{Asked: c.Came, Answers: c.Answers, Venues: make(map[checkin.VenueID]map[checkin.Profile]int)}
	for _, v := range c.Venues {
		r.Census.Venues[v.Venue] = v.Answers
	}
	r.Census.Merchants = len(c.Merchants)
	for i := range c.Merchants {
		if c.Merchants[i].Profile != checkin.ProfileNotOnline {
			r.Census.Online++
		}
		if c.Merchants[i].New {
			r.Census.New++
		}
	}
}

// Finish is called when everybody was counted.
func (r *Report) Finish() {
	for i := range r.Venues {
		for j := range r.Venues[i].Sessions {
			s := &r.Venues[i].Sessions[j]
			s.Curve = s.Curve[:0]
			for start, n := range s.steps {
				s.Curve = append(s.Curve, Pace{start.In(r.event.Location()), n})
			}
			slices.SortFunc(s.Curve, func(a, b Pace) int { return a.Start.Compare(b.Start) })
		}
	}
}

// missing counts the entries that other desks are known to have.
func (r *Report) missing() (entries, silent int) {
	for i := range r.Desks {
		d := &r.Desks[i]
		if d.Excluded {
			continue
		}
		entries += d.Missing
		if d.Silent {
			silent++
		}
	}
	return entries, silent
}
