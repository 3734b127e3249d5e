package table

import (
	"cmp"
	"io"
	"strings"

	"opale/checkin"
	"opale/checkin/known"
)

// Companies is which companies were known before, and which new ones came, with how
// many of each.
type Companies struct {
	Event    *checkin.Event
	Language Language
	known.Figures
}

// Write writes a row a company. The error is w's.
func (c *Companies) Write(w io.Writer, o Options) error {
	say := companyPhrases(c.Language)
	o.Zone = c.Event.Location()
	return Write(w, o, Table{
		Name: say.title,
		Columns: []Column{
			{Label: say.company, Key: "name", Width: 32}, {Label: say.town, Key: "town", Width: 20}, {Label: "SIREN", Key: "siren", Width: 12}, {Label: say.domain, Key: "domain", Width: 24},
			{Label: say.known, Key: "known"}, {Label: say.invited, Key: "invited", Kind: KindNumber}, {Label: say.registered, Key: "registered", Kind: KindNumber},
			{Label: say.came, Key: "came", Kind: KindNumber}, {Label: say.listed, Key: "listed"}, {Label: say.venues, Key: "venues", Width: 26},
		},
		Rows: func(yield func([]Cell, error) bool) {
			for i := range c.Firms {
				if !yield(c.cells(&c.Firms[i]), nil) {
					return
				}
			}
		},
	})
}

func (c *Companies) cells(f *known.Firm) []Cell {
	say := phrasebook(c.Language)
	whether := func(is bool) Cell {
		if is {
			return Text(say.yes).as(true)
		}
		return Text(say.no).as(false)
	}
	venues := make([]string, len(f.Venues))
	for i, id := range f.Venues {
		v, _ := c.Event.Venue(id)
		venues[i] = cmp.Or(v.Name, string(id))
	}
	return []Cell{
		Text(f.Name), Text(f.Town), Text(f.SIREN), Text(f.Domain), whether(f.Known), Number(f.Invited), Number(f.Registered), Number(f.Count.Came),
		whether(f.Listed), Text(strings.Join(venues, ", ")),
	}
}

// companyWords are the words of that table.
type companyWords struct {
	title, company, town, domain, known, invited, registered, came, listed, venues string
}

func companyPhrases(language Language) *companyWords {
	if language == English {
		return &englishCompanies
	}
	return &frenchCompanies
}

var frenchCompanies = companyWords{
	title: "Sociétés", company: "Société", town: "Ville", domain: "Domaine", known: "Connue", invited: "Invités sans inscription", registered: "Inscrits", came: "Venus",
	listed: "Sur une liste", venues: "Sites",
}

var englishCompanies = companyWords{
	title: "Companies", company: "Company", town: "Town", domain: "Domain", known: "Known", invited: "Invited, not registered", registered: "Registered", came: "Came",
	listed: "On a list", venues: "Venues",
}
