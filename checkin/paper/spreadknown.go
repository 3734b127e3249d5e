package paper

import (
	"fmt"
	"strings"

	"opale/checkin"
	"opale/checkin/known"
)

// mostFresh is how many new companies a report names: the table has the others.
const mostFresh = 60

// knownWords are the words of the chapter for the chamber.
type knownWords struct {
	title  string
	head   []string
	firms  string
	people string
	others string
	sum    string // known, of which registered, invited only, came, unheard of
	fresh  [2]string
	more   [2]string
	none   string
	nobody string // at the foot of a report that names companies
}

// known is the chapter for whoever knew some companies before.
func (s *spread) known(r *Report) {
	f, w := r.Known, &s.report.known
	if f == nil {
		return
	}
	s.Known = grid{Title: w.title, Texts: 1, Head: w.head}
	row := func(label string, strong bool, n known.Count) {
		s.Known.Rows = append(s.Known.Rows, gridRow{strong, []string{label, s.count(n.Invited), s.count(n.Registered), s.count(n.Came)}})
	}
	row(w.firms, true, known.Count{Invited: f.Invited, Registered: f.Registered, Came: f.Came})
	row(w.people, false, f.OfKnown)
	row(w.others, false, f.Others)
	s.KnownSum = fmt.Sprintf(w.sum, s.count(f.Known), s.count(f.Registered), s.count(f.Invited), s.count(f.Came), s.count(f.Silent))
	s.Fresh = w.none
	if f.New > 0 {
		s.Fresh = s.plural(w.fresh, f.New) + " " + s.fresh(f)
	}
}

// fresh names the new companies that came.
func (s *spread) fresh(f *known.Figures) string {
	var names []string
	for i := range f.Firms {
		firm := &f.Firms[i]
		if firm.Known {
			continue
		}
		name := checkin.Clean(firm.Name)
		if town := checkin.Clean(firm.Town); town != "" {
			name += " (" + town + ")"
		}
		names = append(names, name)
	}
	said := names[:min(len(names), mostFresh)]
	text := strings.Join(said, ", ")
	if left := len(names) - len(said); left > 0 {
		return text + ", " + s.plural(s.report.known.more, left)
	}
	return text + "."
}

var frenchKnown = knownWords{
	title: "Les sociétés connues de la chambre", head: []string{"", "Invitées, sans inscription", "Inscrites", "Venues"},
	firms: "Sociétés connues", people: "Personnes de ces sociétés", others: "Autres personnes",
	sum:    "Connues\u00a0: %s · inscrites\u00a0: %s · seulement invitées\u00a0: %s · venues\u00a0: %s · sans nouvelle\u00a0: %s.",
	nobody: "Ce bilan compte, et nomme des sociétés\u00a0: aucun visiteur.",
	fresh:  [2]string{"%s société nouvelle est venue\u00a0:", "%s sociétés nouvelles sont venues\u00a0:"},
	more:   [2]string{"et %s autre, dans le tableau (opale export companies).", "et %s autres, dans le tableau (opale export companies)."},
	none:   "Aucune société nouvelle n’est venue.",
}

var englishKnown = knownWords{
	title: "The companies known to the chamber", head: []string{"", "Invited, not registered", "Registered", "Came"},
	firms: "Known companies", people: "People of these companies", others: "Other people",
	sum:    "Known: %s · registered: %s · invited only: %s · came: %s · not heard of: %s.",
	nobody: "This report counts, and names companies: no visitor.",
	fresh:  [2]string{"%s new company came:", "%s new companies came:"},
	more:   [2]string{"and %s more, in the table (opale export companies).", "and %s more, in the table (opale export companies)."},
	none:   "No new company came.",
}
