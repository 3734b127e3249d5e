package listing

import (
	"slices"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/keymap"
	"opale/tui/theme"
)

// sheets is what can be read of a workbook: what the program finds by itself,
// then each sheet that is shown, by its name. There are none of another file.
func (p *preview) sheets() []string {
	if len(p.seen.Format.Sheets) < 2 {
		return nil
	}
	names := []string{roster.EverySheet}
	for _, s := range p.seen.Format.Sheets {
		if !s.Hidden || s.Read {
			names = append(names, s.Name)
		}
	}
	return names
}

// sheet is the place, among them, of what is read. A sheet that the program found
// by itself is there under its own name, so that the next is another one.
func (p *preview) sheet() int {
	read := p.read()
	if asked := p.answers.sheet; len(read) != 1 || p.err != nil && asked != "" {
		return max(slices.Index(p.sheets(), asked), 0)
	}
	return max(slices.Index(p.sheets(), read[0]), 0)
}

// read is the names of the sheets that are read.
func (p *preview) read() (names []string) {
	for _, s := range p.seen.Format.Sheets {
		if s.Read {
			names = append(names, s.Name)
		}
	}
	return names
}

// turnsSheet reports whether the arrows are the sheets': nothing under the bar
// has other meanings.
func (p *preview) turnsSheet(r *row) bool {
	return p.sheets() != nil && (r == nil || r.kind != columnRow && r.kind != wordRow)
}

// arrow is what an arrow to the side means, wherever the bar is.
func (p *preview) arrow(rows []row, action keymap.Action) (r *row, by int) {
	r, by = p.current(rows), +1
	if action == keymap.Left {
		by = -1
	}
	if p.turnsSheet(r) {
		r = &row{kind: sheetRow}
	}
	return r, by
}

// sheetLine says which sheet of the workbook is read, and why.
func (l *Listing) sheetLine(here bool, sign string, style theme.Style) string {
	w, p, f := l.env.Words, l.shown, &l.shown.seen.Format
	read, ground := w.Shortened(p.read(), 2), w.Listing.ByColumns
	switch asked := p.answers.sheet; {
	case asked != "" && asked != roster.EverySheet:
		read, ground = checkin.Clean(asked), w.Preview.Evidence[roster.EvidenceTold]
	case asked == "" && !f.SheetSince.IsZero():
		ground = w.Answered(f.SheetSince, l.env.Overview.Event.Location())
	}
	return l.meaning(sign, w.Listing.Sheet, read, ground, here || p.turnsSheet(p.current(p.rows(l.env))), style)
}
