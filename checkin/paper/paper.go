// Package paper makes the pages that people print: the signature sheet, the
// attestation of attendance, the report for whoever holds the event, and the
// list to fall back on when every screen is dark. It is given facts and writes
// to an io.Writer; it reads no store, no disk and no clock.
//
// Pages are PDF with their fonts inside, Liberation Sans (SIL Open Font
// License 1.1, which allows that), and the same facts give the same bytes,
// unless they are locked. What the font lacks is drawn as a box, never left
// out. Whatever came from outside is cleaned again here.
package paper

import (
	"strings"

	"opale/checkin"
)

// Language is that of a page's words; French unless it is English.
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

// Person is somebody as pages name them: nothing else of a registration ever
// reaches a page.
type Person struct {
	Family  string
	Given   string
	Company string
}

// PersonOf takes from a registration what pages may say.
func PersonOf(r *checkin.Registration) Person {
	return Person{checkin.Clean(r.LastName()), checkin.Clean(r.FirstName()), checkin.Clean(r.Company())}
}

// surname is the family name as French forms write it: in capitals.
func (p *Person) surname() string {
	family := checkin.Clean(p.Family)
	if family == checkin.Nameless {
		return family
	}
	return strings.ToUpper(family)
}

// name is how a sentence says it: Philippe LEFÈVRE.
func (p *Person) name() string { return strings.TrimSpace(checkin.Clean(p.Given) + " " + p.surname()) }

// listed is how a list says it: LEFÈVRE Philippe.
func (p *Person) listed() string {
	return strings.TrimSpace(p.surname() + " " + checkin.Clean(p.Given))
}
