package desk

import (
	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/theme"
	"opale/tui/widget"
)

// drawLarge draws the people found in few large rows: the family name as a
// poster where it fits, under it the rest on a line of its own, and a blank row
// between two people.
func (d *Desk) drawLarge(rows int) []string {
	var blocks [][]string
	for i := range d.list.rows {
		blocks = append(blocks, append(clickable(i, d.largeRow(&d.list.rows[i])), ""))
	}
	return d.scroll(blocks, rows)
}

func (d *Desk) largeRow(row *checkin.Row) []string {
	t, w, r, width := d.env.Theme, d.env.Words, &row.Registration, d.env.Frame.Inner()
	style, sign := t.Text, "  "
	if r.ID == d.list.selected {
		style, sign = t.Bar, theme.SignBar+" "
	}
	name := w.ListName(r)
	var lines []string
	surname := i18n.Surname(r)
	poster, ok := widget.Poster(surname, width-2)
	if ok && t.Blocks {
		for _, line := range poster {
			lines = append(lines, "  "+t.Text.Render(line))
		}
		name = i18n.GivenName(r.FirstName())
	}
	tone, said := d.standing(row)
	said = tone.Sign() + " " + said
	line := sign + about(name, checkin.Clean(r.Company()), checkin.Clean(r.Town()))
	if r.ID != d.list.selected {
		return append(lines, widget.Ends(style.Render(line), "  "+t.Tone(tone).Render(said), width))
	}
	return append(lines, style.Render(widget.Whole(widget.Ends(line, "  "+said+" ", width))))
}
