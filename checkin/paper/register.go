package paper

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"text/template"
	"time"

	"opale/checkin"
)

// Register is a draft for the organiser's record of processing activities, as
// the GDPR wants one (article 30). It is in French, for the CNIL.
type Register struct {
	Event  checkin.Event
	Made   time.Time
	People int // registrations
	Erased int // people
	Desks  int
	Sealed bool // what is personal stands sealed in this computer's file
	Lists  []checkin.RosterList
}

//go:embed register.txt
var registerText string

var registerPage = template.Must(template.New("register").Parse(registerText))

type registerList struct{ Name, Columns string }

type registerVenue struct{ Name, Dates string }

// WriteRegister writes it as plain text. The error is w's.
func WriteRegister(w io.Writer, r *Register) error {
	zone := r.Event.Location()
	day := func(t time.Time) string { return t.In(zone).Format("02/01/2006") }
	page := struct {
		Event, Made, KeptUntil string
		People, Erased, Desks  string
		Sealed                 bool
		Lists                  []registerList
		Venues                 []registerVenue
	}{
		Event: checkin.Clean(r.Event.Name), Made: day(r.Made), Sealed: r.Sealed,
		People: fmt.Sprintf("%d inscriptions", r.People), Erased: fmt.Sprintf("%d effacement(s)", r.Erased), Desks: fmt.Sprint(r.Desks),
	}
	if until, ok := r.Event.KeptUntil(); ok {
		page.KeptUntil = day(until.Add(-time.Second))
	}
	for i := range r.Lists {
		l := &r.Lists[i]
		columns := make([]string, len(l.Columns))
		for n, c := range l.Columns {
			columns[n] = checkin.Clean(c)
		}
		page.Lists = append(page.Lists, registerList{checkin.Clean(l.Label()), strings.Join(columns, ", ")})
	}
	for _, v := range r.Event.Venues {
		var dates []string
		for _, s := range r.Event.SessionsAt(v.ID) {
			if d := day(s.Opens); len(dates) == 0 || dates[len(dates)-1] != d {
				dates = append(dates, d)
			}
		}
		page.Venues = append(page.Venues, registerVenue{checkin.Clean(v.Name), strings.Join(dates, ", ")})
	}
	return registerPage.Execute(w, page)
}
