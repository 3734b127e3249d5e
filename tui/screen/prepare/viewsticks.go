package prepare

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin/plan"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// stickBlock is what is plugged in, how far it is written, and how each desk's
// stick stands; at is the line of the one that is meant.
func (p *Prepare) stickBlock(spread bool) (lines []string, at int) {
	indent := "     "
	if p.narrow() {
		indent = "  "
	}
	if p.work.folder != "" && p.work.asked != 0 {
		lines = append(lines, indent+p.writing())
	} else {
		lines = append(lines, p.signed(indent, p.plugState())...)
	}
	if p.at == stickStep && !p.saidAlready() {
		lines = append(lines, p.said()...)
	}
	if spread {
		lines = append(lines, "")
	}
	table, row := p.table(indent)
	return append(lines, table...), len(lines) + row
}

// saidAlready reports whether what there is to say is what is plugged in, which
// stands there anyway.
func (p *Prepare) saidAlready() bool {
	return len(p.notice.lines) == 1 && p.notice.lines[0] == p.plugState().text
}

// writing says how far the stick is.
func (p *Prepare) writing() string {
	w, t := &p.env.Words.Prepare, p.env.Theme
	doing, done, of := p.work.meter.get()
	return widget.Progress(t.Full, t.Empty, done, max(of, 1), 14) + "  " + t.Text.Render(w.Parts[min(int(doing), len(w.Parts)-1)]+"…")
}

// plugState says what is plugged in.
func (p *Prepare) plugState() part {
	w := &p.env.Words.Prepare
	s, ok := p.drive()
	switch {
	case !ok:
		return part{theme.Question, w.NoStick}
	case s.Folder == p.drives.spent:
		return part{theme.Good, p.afterStick()}
	}
	said := fmt.Sprintf(w.Plugged, clean(s.Name))
	switch {
	case s.Alien:
		return part{theme.Bad, said + "\u00a0: " + w.IsAlien}
	case s.IsKit && len(s.Label.Desks) > 0:
		return part{theme.Already, said + "\u00a0: " + fmt.Sprintf(w.IsOurs, p.stickName(labelled(&s)), p.env.Words.ListWord(s.Label.Edition))}
	}
	return part{theme.Already, said + "\u00a0: " + w.IsNew}
}

// cell is how one stick stands.
func (p *Prepare) cell(desk string) (tone theme.Tone, said string) {
	w := &p.env.Words.Prepare
	if p.work.asked != 0 && p.work.folder != "" && p.work.desk == desk {
		_, done, of := p.work.meter.get()
		return theme.Already, p.env.Words.Number(done*100/max(of, 1)) + "\u00a0%"
	}
	switch p.stand(desk) {
	case plan.Written:
		if p.narrow() {
			return theme.Good, w.WrittenShort
		}
		return theme.Good, w.Written
	case plan.Behind:
		s, _ := p.known.Plan.Stick(desk)
		return theme.Warning, fmt.Sprintf(w.Behind, p.env.Words.ListWord(s.Edition))
	case plan.Locked:
		return theme.Warning, w.Locked
	}
	return theme.Plain, w.ToWrite
}

// table is all sticks, in as many columns as fit; row is that of the one meant.
func (p *Prepare) table(indent string) (lines []string, row int) {
	t, width := p.env.Theme, p.env.Frame.Inner()-ansi.StringWidth(indent)
	names, cells, wide, longest := p.sticks(), []string(nil), 0, 0
	for _, desk := range names {
		longest = max(longest, ansi.StringWidth(p.stickName(desk)))
	}
	for i, desk := range names {
		tone, said := p.cell(desk)
		mark, style := "  ", t.Text
		if i == p.drives.desk && p.at == stickStep {
			mark, style = theme.SignBar+" ", t.Strong
		}
		sign := t.Tone(tone).Render(tone.Sign())
		if tone == theme.Plain {
			sign = " "
		}
		cell := style.Render(mark+widget.Fit(clean(p.stickName(desk)), longest)) + " " + sign + " " + t.Text.Render(said)
		cells = append(cells, cell)
		wide = max(wide, ansi.StringWidth(cell))
	}
	columns := max(min((width+2)/(wide+2), 4), 1)
	if full := p.env.Frame.Inner(); columns == 1 && full >= 2*wide+2 {
		indent, width, columns = "", full, 2
	}
	for i := 0; i < len(cells); i += columns {
		var line strings.Builder
		for j := i; j < min(i+columns, len(cells)); j++ {
			if j == p.drives.desk {
				row = len(lines)
			}
			cell := cells[j]
			if j < min(i+columns, len(cells))-1 {
				cell = widget.Fit(cell, wide+2)
			}
			line.WriteString(zone.OfItem(int(stickStep), j, cell))
		}
		lines = append(lines, indent+widget.Cut(line.String(), width))
	}
	return lines, row
}
