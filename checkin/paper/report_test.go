package paper

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/known"
)

// registration invents one, expected at a session or at a venue.
func registration(p Person, status checkin.Status, place checkin.VenueID, sessions string) *checkin.Registration {
	r := &checkin.Registration{ID: checkin.RandomRegistrationID()}
	r.Values[checkin.FieldLastName], r.Values[checkin.FieldFirstName], r.Values[checkin.FieldCompany] = p.Family, p.Given, p.Company
	r.Values[checkin.FieldEmail], r.Values[checkin.FieldPhone] = "guest@exemple.invalid", "+33639980001"
	r.Values[checkin.FieldStatus], r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions] = string(status), string(place), sessions
	return r
}

// arrival is one at a session; left is zero for who is still inside.
func arrival(session checkin.SessionID, in, left time.Time) checkin.Arrival {
	a := checkin.Arrival{Session: session, Time: in, Entry: checkin.EntryID{Seq: uint64(in.Unix())}}
	if !left.IsZero() {
		a.Left = &checkin.Departure{Time: left}
	}
	return a
}

func undone(a checkin.Arrival) checkin.Arrival {
	a.Undone = &checkin.Undo{}
	return a
}

// small is a report of eight people.
func small() *Report {
	r := NewReport(&event, later)
	walkIn, nobody := registration(guest(1), "", "calais", ""), registration(Person{}, "", "calais", "")
	walkIn.WalkIn, nobody.WalkIn = true, true
	for _, p := range []struct {
		*checkin.Registration
		arrivals []checkin.Arrival
	}{
		// Registered for a day: out and in again, which is one person and two passages.
		{registration(guest(2), "", "", "calais-j1"), []checkin.Arrival{arrival("calais-j1", at(9, 1), at(10, 0)), arrival("calais-j1", at(10, 30), time.Time{})}},
		{registration(guest(3), "", "", "calais-j1"), nil},
		// Registered for a venue, came to two of its days and to another venue.
		{registration(guest(4), "", "calais", ""), []checkin.Arrival{
			arrival("calais-j1", at(9, 4), at(12, 0)), arrival("calais-j2", at(9, 0).AddDate(0, 0, 1), time.Time{}), arrival("dunkerque-j1", at(18, 0), time.Time{}),
		}},
		{registration(guest(5), checkin.StatusUnpaid, "", ""), []checkin.Arrival{undone(arrival("calais-j1", at(9, 0), time.Time{}))}}, // not come, anywhere
		{registration(guest(6), checkin.StatusInvited, "calais", ""), []checkin.Arrival{arrival("calais-j1", at(11, 0), time.Time{})}},
		{registration(guest(7), checkin.StatusCancelled, "calais", ""), []checkin.Arrival{arrival("calais-j1", at(11, 1), time.Time{})}},
		{walkIn, []checkin.Arrival{arrival("calais-j1", at(9, 2), time.Time{})}},
		{nobody, []checkin.Arrival{arrival("calais-j1", at(9, 3), time.Time{})}},
	} {
		r.Add(p.Registration, p.arrivals)
	}
	r.Desks = []DeskReport{{Desk: "Calais 2", Venue: "calais", Heard: later, Here: true}, {Desk: "Dunkerque 1", Venue: "dunkerque", Heard: at(11, 0), Missing: 3, Silent: true}}
	r.Census = CensusReport{Asked: 4, Answers: map[checkin.Profile]int{checkin.ProfileBoth: 2}, Venues: map[checkin.VenueID]map[checkin.Profile]int{"calais": {checkin.ProfileBoth: 2}}, Merchants: 2, Online: 2, New: 1}
	r.Finish()
	return r
}

func TestReportNeverMixesPeoplePassagesAndInside(t *testing.T) {
	r := small()
	calais := r.Venues[1]
	first := calais.Sessions[0]
	for _, tt := range []struct {
		what      string
		got, want Turnout
	}{
		{"in all", r.People, Turnout{
			Invited: 1, Registered: 4, Came: 6, FromRegistered: 2, FromInvited: 1, WalkIns: 2, Others: 1, Unnamed: 1, Absent: 2,
			Attendances: 8, Passages: 9, Inside: 7,
		}},
		{"Calais", calais.Turnout, Turnout{
			Invited: 1, Registered: 3, Came: 6, FromRegistered: 2, FromInvited: 1, WalkIns: 2, Others: 1, Unnamed: 1, Absent: 1,
			Attendances: 7, Passages: 8, Inside: 6,
		}},
		{"its first day", first.Turnout, Turnout{
			Invited: 1, Registered: 3, Came: 6, FromRegistered: 2, FromInvited: 1, WalkIns: 2, Others: 1, Unnamed: 1, Absent: 1,
			Attendances: 6, Passages: 7, Inside: 5,
		}},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
		if got := tt.got; got.FromRegistered+got.FromInvited+got.WalkIns+got.Others != got.Came {
			t.Errorf("%s: the parts are not the whole: %+v", tt.what, got)
		}
	}
	if r.Anywhere != 1 || r.Over || !first.Named || calais.Sessions[1].Named {
		t.Errorf("anywhere %d, over %v, named %v", r.Anywhere, r.Over, first.Named)
	}
	want := []Pace{{at(9, 0), 4}, {at(11, 0), 2}}
	if diff := cmp.Diff(want, first.Curve); diff != "" {
		t.Errorf("the curve counts first arrivals (-want +got):\n%s", diff)
	}
}

func TestReportSaysTheSameOnPaperAndInABrowser(t *testing.T) {
	for _, l := range []Language{French, English} {
		for name, r := range map[string]*Report{"small": small(), "large": large(), "empty": empty(), "known": chamber()} {
			document := written(t, func(b *bytes.Buffer) error { return WriteReportPDF(b, l, r) })
			page := written(t, func(b *bytes.Buffer) error { return WriteReportHTML(b, l, r) })
			keep(t, fmt.Sprintf("report-%s-%s.pdf", l, name), document)
			keep(t, fmt.Sprintf("report-%s-%s.html", l, name), page)
			texts := pages(t, document, "")
			if len(texts) > 2 && (len(texts) > 3 || r.Known == nil) {
				t.Errorf("%s, %s: %d pages", l, name, len(texts))
			}
			text := unspaced(strings.Join(texts, "\n"))
			s := r.spread(wordsIn(l))
			for _, want := range append([]string{s.Came, s.CameLabel, s.Sum, s.AsOf, s.KnownSum, s.Fresh, s.Nobody()}, append(s.Warnings, flat(s)...)...) {
				if !strings.Contains(text, unspaced(want)) {
					t.Errorf("%s, %s: on no page: %q", l, name, want)
				}
				if !bytes.Contains(page, []byte(escaped(want))) {
					t.Errorf("%s, %s: not in the browser: %q", l, name, want)
				}
			}
			for _, secret := range []string{"exemple.invalid", "+336", "Vasseur", "VASSEUR", "<script", "http"} {
				if strings.Contains(text, secret) || bytes.Contains(page, []byte(secret)) {
					t.Errorf("%s, %s: %q is in a report", l, name, secret)
				}
			}
		}
	}
}

// chamber is a report for whoever knew some companies before.
func chamber() *Report {
	r := small()
	r.Known = &known.Figures{
		Known: 3, Invited: 1, Registered: 1, Came: 1, Silent: 1, New: 1,
		OfKnown: known.Count{Invited: 1, Registered: 2, Came: 1}, Others: known.Count{Registered: 4, Came: 3},
		Firms: []known.Firm{{Company: checkin.Company{Name: "Essai & Fils"}, Known: true}, {Company: checkin.Company{Name: "Fictif Neuf", Town: "Calais"}}},
	}
	return r
}

// Where companies are named, the foot does not say that no name is there.
func TestTheFootOfAReportSaysWhoIsNamed(t *testing.T) {
	for _, l := range []Language{French, English} {
		bare, named := small().spread(wordsIn(l)).Nobody(), chamber().spread(wordsIn(l)).Nobody()
		if bare == "" || named == "" || bare == named {
			t.Errorf("%s: %q, %q", l, bare, named)
		}
	}
}

// flat is what the tables say.
func flat(s *spread) (cells []string) {
	for _, g := range []grid{s.Turnout, s.Census, s.Known, s.Desks} {
		for _, row := range g.Rows {
			cells = append(cells, row.Cells...)
		}
	}
	return cells
}

func unspaced(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\u00a0' || r == '\u202f' }), "")
}

func escaped(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&#39;", `"`, "&#34;", "+", "&#43;").Replace(text)
}

func empty() *Report {
	r := NewReport(&event, at(8, 0))
	r.Finish()
	return r
}

// large is what 1,400 people at four venues might give.
func large() *Report {
	e := event
	e.Name = "Fabriques numériques de la Côte d’Opale <b>& compagnie</b>"
	r := NewReport(&e, time.Date(2026, 12, 1, 18, 5, 0, 0, zone))
	for i := range 1400 {
		s := e.Sessions[(i*i+i/7)%len(e.Sessions)]
		status := []checkin.Status{"", "", "", checkin.StatusInvited, checkin.StatusUnpaid}[i%5]
		p := registration(guest(i), status, s.Venue, "")
		p.WalkIn = i%9 == 0
		var arrivals []checkin.Arrival
		if i%3 > 0 || p.WalkIn {
			arrivals = []checkin.Arrival{arrival(s.ID, s.Opens.Add(time.Duration((i%37)*(i%11))*time.Minute), time.Time{})}
		}
		r.Add(p, arrivals)
	}
	answers := map[checkin.Profile]int{checkin.ProfileOnline: 41, checkin.ProfileBoth: 212, checkin.ProfileGoingOnline: 96, checkin.ProfileMarketplaces: 33, checkin.ProfileNotOnline: 58, checkin.ProfileOpeningShop: 7}
	r.Census = CensusReport{Asked: 910, Answers: answers, Venues: map[checkin.VenueID]map[checkin.Profile]int{"calais": answers, "dunkerque": answers}, Merchants: 388, Online: 330, New: 204}
	for i, d := range []string{"Dunkerque 1", "Dunkerque 2", "Calais 1", "Calais 2", "Boulogne 1", "Boulogne 2", "Montreuil 1"} {
		r.Desks = append(r.Desks, DeskReport{Desk: d, Venue: e.Venues[i/2].ID, Heard: r.Made.Add(-time.Duration(i*i) * 17 * time.Minute), Here: i == 2, Missing: i / 6 * 12, Silent: i > 3, Excluded: i == 5})
	}
	r.Finish()
	return r
}

func TestReportIsFactsToo(t *testing.T) {
	text, err := json.Marshal(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"event":"fabriques-numeriques"`, `"registered":4`, `"curve":[{"start":"2026-11-28T09:00:00+01:00","arrivals":4}`, `"desk":"Dunkerque 1"`} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the facts lack %s:\n%s", want, text)
		}
	}
}
