package table

import (
	"cmp"
	"io"
	"strings"

	"opale/checkin"
	"opale/checkin/tricky"
)

// Tricky is what a list says when it is read against itself: a row for each
// ticket, those of one case together under its number.
type Tricky struct {
	Event    *checkin.Event
	Language Language
	Report   tricky.Report
	Venue    checkin.VenueID // this one, and what meets at several; empty: all
}

// Write writes the table. The error is w's.
func (t *Tricky) Write(w io.Writer, o Options) error {
	say := trickyPhrases(t.Language)
	person := phrasebook(t.Language).person
	o.Zone = t.Event.Location()
	return Write(w, o, Table{
		Name: say.title,
		Columns: []Column{
			{Label: say.number, Key: "case", Kind: KindNumber}, {Label: person[checkin.FieldVenue], Key: "venue", Width: 20}, {Label: say.kind, Key: "kind", Width: 34},
			{Label: person[checkin.FieldLastName], Key: "last_name", Width: 24}, {Label: person[checkin.FieldFirstName], Key: "first_name", Width: 18},
			{Label: person[checkin.FieldCompany], Key: "company", Width: 26}, {Label: person[checkin.FieldTown], Key: "town", Width: 18},
			{Label: person[checkin.FieldEmail], Key: "email", Width: 26}, {Label: person[checkin.FieldPhone], Key: "phone", Width: 12},
			{Label: person[checkin.FieldCode], Key: "code", Width: 18}, {Label: person[checkin.FieldSessions], Key: "sessions", Width: 24}, {Label: say.mend, Key: "mend", Width: 60},
		},
		Rows: t.rows,
	})
}

func (t *Tricky) rows(yield func([]Cell, error) bool) {
	say := trickyPhrases(t.Language)
	for n := range t.Report.Groups {
		g := &t.Report.Groups[n]
		if t.Venue != "" && g.Venue != t.Venue && g.Venue != "" {
			continue
		}
		v, _ := t.Event.Venue(g.Venue)
		mend := say.mends[g.Kind]
		if g.Spelt {
			mend = say.spelt + " " + mend
		}
		for i := range g.People {
			one := &g.People[i]
			sessions := make([]string, len(one.Sessions))
			for k, s := range one.Sessions {
				sessions[k] = string(s)
			}
			cells := []Cell{
				Number(n + 1), Text(cmp.Or(v.Name, say.several)).as(g.Venue), Text(say.kinds[g.Kind]).as(g.Kind), Text(one.Last), Text(one.First), Text(one.Company), Text(one.Town),
				Text(one.Email), Text(one.Phone), Text(one.Code), Text(strings.Join(sessions, " ")), Text(mend),
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
}

// trickyWords are the words of that table.
type trickyWords struct {
	title, number, kind, mend, several, spelt string
	kinds, mends                              map[tricky.Kind]string
}

func trickyPhrases(language Language) *trickyWords {
	if language == English {
		return &englishTricky
	}
	return &frenchTricky
}

var frenchTricky = trickyWords{
	title: "Noms pièges", number: "Cas", kind: "Ce qui gêne", mend: "Que faire", several: "plusieurs sites", spelt: "Demandez comment le nom s'écrit.",
	kinds: map[tricky.Kind]string{tricky.Alike: "rien ne les distingue à l'écran", tricky.Nameless: "billet sans nom", tricky.Twice: "sans doute inscrit deux fois"},
	mends: map[tricky.Kind]string{
		tricky.Alike: "Compléter la société ou la ville dans la billetterie, et reprendre la liste.", tricky.Nameless: "Demander le nom à qui a commandé, et reprendre la liste.",
		tricky.Twice: "Annuler un des deux billets dans la billetterie, et reprendre la liste.",
	},
}

var englishTricky = trickyWords{
	title: "Tricky names", number: "Case", kind: "What is wrong", mend: "What to do", several: "several venues", spelt: "Ask how the name is spelt.",
	kinds: map[tricky.Kind]string{tricky.Alike: "nothing on the screen tells them apart", tricky.Nameless: "ticket without a name", tricky.Twice: "probably registered twice"},
	mends: map[tricky.Kind]string{
		tricky.Alike: "Complete the company or the town in the ticketing tool, and import the list again.", tricky.Nameless: "Ask whoever ordered for the name, and import the list again.",
		tricky.Twice: "Cancel one of the two tickets in the ticketing tool, and import the list again.",
	},
}
