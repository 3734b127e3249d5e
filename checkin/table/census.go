package table

import (
	"cmp"
	"io"
	"strings"

	"opale/checkin"
)

// Census is how those who came sell, by venue, and the merchants that were
// found, the new ones first.
type Census struct {
	Event    *checkin.Event
	Language Language
	checkin.Census
}

// Write writes the counts, and the merchants below or on a sheet of their own.
// As JSON, each line is one or the other.
func (c *Census) Write(w io.Writer, o Options) error {
	o.Zone = c.Event.Location()
	tables := []Table{c.counts()}
	if len(c.Merchants) > 0 || o.Format == XLSX {
		tables = append(tables, c.merchants())
	}
	return Write(w, o, tables...)
}

// Answered is how many of those who came said how they sell.
func (c *Census) Answered() (n int) {
	for _, people := range c.Answers {
		n += people
	}
	return n
}

// counts has a row for each answer, then who did not answer, then all.
func (c *Census) counts() Table {
	say := censusPhrases(c.Language)
	t := Table{Name: say.title, Columns: []Column{{Label: say.profile, Key: "profile", Width: 30}}}
	of := make([]*checkin.CensusCount, 0, len(c.Venues)+1)
	for i := range c.Venues {
		v, _ := c.Event.Venue(c.Venues[i].Venue)
		t.Columns = append(t.Columns, Column{Label: v.Name, Key: string(v.ID), Kind: KindNumber})
		of = append(of, &c.Venues[i].CensusCount)
	}
	t.Columns = append(t.Columns, Column{Label: say.all, Key: "all", Kind: KindNumber})
	of = append(of, &c.CensusCount)
	row := func(label, plain string, count func(*checkin.CensusCount) int) []Cell {
		cells := []Cell{Text(label).as(plain)}
		for _, one := range of {
			cells = append(cells, Number(count(one)))
		}
		return cells
	}
	t.Rows = func(yield func([]Cell, error) bool) {
		for _, profile := range checkin.Profiles {
			label := phrasebook(c.Language).profiles[profile]
			if !yield(row(label, string(profile), func(n *checkin.CensusCount) int { return n.Answers[profile] }), nil) {
				return
			}
		}
		if yield(row(say.unanswered, "unanswered", unanswered), nil) {
			yield(row(say.came, "came", func(n *checkin.CensusCount) int { return n.Came }), nil)
		}
	}
	return t
}

// unanswered is how many came and did not say how they sell.
func unanswered(n *checkin.CensusCount) int {
	answered := 0
	for _, people := range n.Answers {
		answered += people
	}
	return n.Came - answered
}

func (c *Census) merchants() Table {
	say := censusPhrases(c.Language)
	return Table{
		Name: say.merchants,
		Columns: []Column{
			{Label: say.merchant, Key: "merchant", Width: 30}, {Label: say.town, Key: "town", Width: 20}, {Label: say.profile, Key: "profile", Width: 30},
			{Label: say.found, Key: "new"}, {Label: say.venues, Key: "venues", Width: 26}, {Label: say.people, Key: "people", Kind: KindNumber},
		},
		Rows: func(yield func([]Cell, error) bool) {
			for i := range c.Merchants {
				if !yield(c.merchantCells(&c.Merchants[i]), nil) {
					return
				}
			}
		},
	}
}

func (c *Census) merchantCells(m *checkin.Merchant) []Cell {
	say := phrasebook(c.Language)
	found := say.no
	if m.New {
		found = say.yes
	}
	venues := make([]string, len(m.Venues))
	for i, id := range m.Venues {
		v, _ := c.Event.Venue(id)
		venues[i] = cmp.Or(v.Name, string(id))
	}
	return []Cell{Text(m.Name), Text(m.Town), Text(say.profiles[m.Profile]).as(m.Profile), Text(found).as(m.New), Text(strings.Join(venues, ", ")), Number(m.People)}
}

// censusWords are the words of the census.
type censusWords struct {
	title, profile, all, unanswered, came            string
	merchants, merchant, town, found, venues, people string
}

func censusPhrases(language Language) *censusWords {
	if language == English {
		return &englishCensus
	}
	return &frenchCensus
}

var frenchCensus = censusWords{
	title: "Recensement", profile: "Comment vendez-vous\u202f?", all: "Tous les sites", unanswered: "sans réponse", came: "personnes venues",
	merchants: "Marchands", merchant: "Marchand", town: "Ville", found: "Nouveau", venues: "Sites", people: "Personnes",
}

var englishCensus = censusWords{
	title: "Census", profile: "How do you sell?", all: "All venues", unanswered: "no answer", came: "people who came",
	merchants: "Merchants", merchant: "Merchant", town: "Town", found: "New", venues: "Venues", people: "People",
}
