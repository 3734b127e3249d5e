package main

import (
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/roster"
)

// seen is what a trial prints beside the numbers: what a person looks at before
// a list is taken in.
type seen struct {
	People    []roster.Person        `json:"people"`
	Statuses  map[checkin.Status]int `json:"statuses"`
	Words     []roster.StatusWord    `json:"words,omitempty"`
	Unknown   []roster.StatusWord    `json:"unknown,omitempty"`
	AlreadyIn int                    `json:"already_in,omitempty"`
}

func newSeen(list *roster.List) *seen {
	p := list.Preview()
	return &seen{p.People, p.Statuses, p.Words, p.Unknown, p.AlreadyIn}
}

const (
	wordsSaid  = 20 // status words of a list, the commonest first
	columnWide = 34 // cells
)

// preview says how a list was understood, part by part.
func (p *program) preview(list *roster.List, zone *time.Location) (lines []string) {
	w, seen := p.words, list.Preview()
	lines = append(lines, titled(w.Preview.Format, []string{w.ListFormat(&seen.Format)})...)
	lines = append(lines, titled(w.Preview.Columns, p.columns(&seen.Format, zone))...)
	lines = append(lines, titled(w.Preview.Statuses, p.statuses(&seen, zone))...)
	return append(lines, titled(w.Preview.People, p.people(&seen))...)
}

// titled puts a title over a part, which is left out where it is empty.
func titled(title string, part []string) []string {
	if len(part) == 0 {
		return nil
	}
	lines := []string{"", title}
	for _, line := range part {
		lines = append(lines, "  "+strings.TrimRight(line, " "))
	}
	return lines
}

// columns says what each column was taken for, and how sure that is.
func (p *program) columns(f *roster.Format, zone *time.Location) []string {
	var rows [][]string
	for i := range f.Columns {
		c := &f.Columns[i]
		rows = append(rows, []string{checkin.Clean(c.Label), p.words.ColumnUse(c), p.words.ColumnGround(c, zone)})
	}
	for i := range f.Unused {
		c := &f.Unused[i]
		rows = append(rows, []string{checkin.Clean(c.Label), p.words.ColumnUse(c), p.words.ColumnGround(c, zone)})
	}
	return aligned(rows)
}

// statuses says what the list's own words mean, and of how many people.
func (p *program) statuses(seen *roster.Preview, zone *time.Location) []string {
	words := slices.Clone(seen.Words)
	slices.SortStableFunc(words, func(a, b roster.StatusWord) int { return b.Count - a.Count })
	var rows [][]string
	for i := range words[:min(len(words), wordsSaid)] {
		s := &words[i]
		rows = append(rows, []string{checkin.Clean(s.Word), p.words.Count(p.words.Preview.People1, s.Count), p.words.StatusWord(s, zone)})
	}
	lines := aligned(rows)
	if seen.AlreadyIn > 0 {
		lines = append(lines, p.words.Count(p.words.Preview.AlreadyIn, seen.AlreadyIn))
	}
	return lines
}

// people says some people as the desk shows them.
func (p *program) people(seen *roster.Preview) []string {
	var rows [][]string
	for _, one := range seen.People {
		var r checkin.Registration
		for f, value := range one.Fields {
			r.Values[f] = value
		}
		rows = append(rows, []string{p.words.ListName(&r), checkin.Clean(r.Company()), checkin.Clean(r.Town()), checkin.HalfEmail(r.Email()), checkin.Clean(r.Code())})
	}
	return aligned(rows)
}

// aligned sets rows in columns.
func aligned(rows [][]string) (lines []string) {
	var wide []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = min(max(wide[i], ansi.StringWidth(cell)), columnWide)
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if i == len(row)-1 {
				line.WriteString(cell)
				continue
			}
			cell = ansi.Truncate(cell, columnWide, "…")
			line.WriteString(cell + strings.Repeat(" ", wide[i]-ansi.StringWidth(cell)+2))
		}
		lines = append(lines, line.String())
	}
	return lines
}
