package person

import (
	"strings"

	"opale/checkin"
	"opale/tui/screen"
)

// Lines tells a page as lines of text, of any length: what is known, the
// arrivals, and the history.
func Lines(env *screen.Env, page checkin.Page) []string {
	p := &Page{env: env, page: page, ready: true}
	w := env.Words
	var lines []string
	for _, f := range p.known() {
		lines = append(lines, join(", ", f.label, f.value))
	}
	if said := p.listSays(); said != "" {
		lines = append(lines, said)
	}
	lines = append(lines, w.Person.Arrivals)
	if len(page.Arrivals) == 0 {
		lines = append(lines, w.Person.NoArrival)
	}
	for i := range page.Arrivals {
		if a := &page.Arrivals[i]; a.InForce() {
			lines = append(lines, strings.ReplaceAll(p.passage(a), "  ", ", "))
		}
	}
	lines = append(lines, w.History.Title)
	for i := range page.History {
		h := &page.History[i]
		lines = append(lines, join(", ", p.moment(h.Time), p.tell(h), who(h.Desk, h.Operator)))
	}
	return lines
}
