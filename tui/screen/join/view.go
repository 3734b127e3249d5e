package join

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

// View draws the page.
func (j *Join) View() string {
	return j.memo.View(j.env, func() string {
		sheet := widget.Sheet{Title: j.env.Words.Hub.Title, Focus: widget.NoFocus, Foot: j.foot()}
		if j.env.Hosting.Address != "" {
			sheet.Lines, sheet.Focus = j.hosting()
			return sheet.Draw(j.env.Theme, j.env.Frame)
		}
		sheet.Lines = j.standing()
		if j.call != 0 {
			sheet.Lines = append(sheet.Lines, j.env.Theme.Strong.Render(j.env.Words.Hub.Joining))
			return sheet.Draw(j.env.Theme, j.env.Frame)
		}
		sheet.Focus = len(sheet.Lines)
		sheet.Lines = append(sheet.Lines, j.proposal()...)
		sheet.Lines = append(sheet.Lines, j.input(), j.choice(j.env.Words.Hub.Host))
		if j.below {
			sheet.Focus = len(sheet.Lines) - 1
		}
		if j.err != nil {
			sheet.Lines = append(sheet.Lines, j.failure()...)
			sheet.Focus = len(sheet.Lines) - 1
		}
		return sheet.Draw(j.env.Theme, j.env.Frame)
	})
}

// standing says what a hub is, or how the one is that was joined.
func (j *Join) standing() (lines []string) {
	w, t, narrow := &j.env.Words.Hub, j.env.Theme, j.env.Frame.Class == layout.Narrow
	address := j.env.Hub.Address()
	if address == "" {
		if _, found := j.found(); !narrow || j.err == nil && !found { // there, what is to be done fills the page
			lines = j.flow(t.Text, w.What)
		}
		return j.gap(lines)
	}
	state := j.env.Linked
	said := screen.LinkedSaid(j.env.Words, state, j.env.Overview.Now, j.env.Local, 0)
	headed := said.Tone
	if said.Headline == w.Joined {
		headed = theme.Good // that is so while nobody answers, too
	}
	lines = append(lines, t.Loud(headed).Render(widget.Fit(" "+headed.Sign()+"  "+said.Headline, j.env.Frame.Inner())))
	lines = append(lines, t.Text.Render(widget.Cut(fmt.Sprintf(w.At, checkin.Clean(address)), j.env.Frame.Inner())))
	lines = j.gap(lines)
	long := j.flow(t.Tone(said.Tone), said.Tone.Sign()+" "+said.Long)
	if j.tried != 0 { // on as many lines: nothing below moves
		long = append([]string{t.Strong.Render(w.Joining)}, make([]string, len(long)-1)...)
	}
	lines = append(lines, long...)
	if !narrow {
		figures := fmt.Sprintf(w.Figures, j.env.Words.Number(state.Sent), j.env.Words.Number(state.Received))
		lines = append(lines, j.flow(t.Faint, figures)...)
		lines = append(append(lines, ""), j.flow(t.Faint, said.Meanwhile)...)
		if state.Trouble == checkin.CodeOffline || state.Trouble == checkin.CodeNoName {
			lines = append(lines, j.flow(t.Faint, w.Elsewhere)...)
		}
	}
	return j.gap(lines)
}

func (j *Join) input() string {
	w, t := &j.env.Words.Hub, j.env.Theme
	sign := theme.SignBar
	if j.below || j.offers() {
		sign = theme.SignChoice
	}
	label := sign + " " + w.Link + "  "
	if j.env.Hub.Address() != "" {
		label = sign + " " + w.Another + "  "
	}
	input := j.field
	input.SetWidth(j.env.Frame.Inner() - ansi.StringWidth(label) - 2)
	return t.Strong.Render(label) + t.FieldEdge.Render(theme.SignEdge) + " " + input.View(field.LookOf(t), !j.below, w.Hint)
}

// hosting is the page of the desk that is the relay: its address, large.
func (j *Join) hosting() (lines []string, focus int) {
	w, t, h, width := &j.env.Words.Hub, j.env.Theme, &j.env.Hosting, j.env.Frame.Inner()
	narrow := j.env.Frame.Class == layout.Narrow
	lines = []string{t.Loud(theme.Good).Render(widget.Fit(" "+theme.Good.Sign()+"  "+w.Hosting, width))}
	lines = j.gap(lines)
	address := checkin.Clean(h.Address)
	if poster, ok := widget.Poster(address, width-2); ok && t.Blocks && !narrow {
		for _, line := range poster {
			lines = append(lines, "  "+t.Title.Render(line))
		}
	} else {
		lines = append(lines, "  "+t.Title.Render(widget.Spaced(address, width-2)))
	}
	lines = j.gap(lines)
	lines = append(lines, j.flow(t.Strong, w.HostAt)...)
	lines = append(lines, t.Text.Render(j.env.Words.Count(w.Guests, h.Guests)))
	if other, ok := j.env.FoundRelay(); ok && j.env.Hub.Address() != other.Relay.String() {
		lines = append(lines, j.flow(t.Tone(theme.Already), theme.Already.Sign()+" "+fmt.Sprintf(w.TwoRelays, j.named(other)))...)
	}
	if !narrow {
		lines = append(lines, j.flow(t.Faint, w.HostWhat)...)
		lines = append(lines, j.flow(t.Faint, w.HostEnds)...)
	}
	lines = j.gap(lines)
	lines = append(lines, j.choice(w.Unhost))
	if focus = widget.NoFocus; j.below {
		focus = len(lines) - 1
	}
	return lines, focus
}

// choice is the line under the field.
func (j *Join) choice(text string) string {
	t, sign, style := j.env.Theme, theme.SignChoice, j.env.Theme.Text
	if j.below {
		sign, style = theme.SignBar, t.Bar
	}
	if j.host != 0 {
		text = j.env.Words.Hub.Opening
	}
	return zone.OfRow(rowHost, style.Render(widget.Fit(sign+" "+text, j.env.Frame.Inner())))
}

// failure says what happened, that the data is safe, and what to do.
func (j *Join) failure() []string {
	t, said := j.env.Theme, j.env.Words.ExplainJoin(j.err)
	lines := j.gap(nil)
	lines = append(lines, j.flow(t.Tone(theme.Warning), theme.SignWarning+" "+said.What)...)
	if j.env.Frame.Class != layout.Narrow {
		lines = append(lines, j.flow(t.Text, said.Safe)...)
	}
	return append(lines, j.flow(t.Strong, said.Press)...)
}

func (j *Join) foot() []widget.Hint {
	w := j.env.Words
	back := widget.Hint{Key: w.Keys.Escape, Does: w.Hub.Back}
	switch {
	case j.call != 0, j.host != 0:
		return []widget.Hint{back}
	case j.env.Hosting.Address != "" && j.below:
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.Hub.UnhostGo}, back}
	case j.env.Hosting.Address != "":
		return []widget.Hint{back, {Key: w.Keys.Down, Does: w.Hub.Choose}}
	case j.below:
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.Hub.HostGo}, {Key: w.Keys.Up, Does: w.Hub.Choose}, back}
	case !j.field.IsEmpty():
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.Hub.Join}, back}
	case j.offers():
		relay, _ := j.found()
		return []widget.Hint{{Key: w.Keys.Enter, Does: fmt.Sprintf(w.Hub.JoinFound, j.named(relay))}, {Key: w.Keys.Down, Does: w.Hub.Choose}, back}
	case j.env.Hub.Address() != "":
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.Hub.TryNow}, back}
	}
	return []widget.Hint{{Key: "…", Does: w.Hub.Type}, {Key: w.Keys.Down, Does: w.Hub.Choose}, back}
}

// gap leaves a line blank where there is room for that.
func (j *Join) gap(lines []string) []string {
	if j.env.Frame.Class == layout.Narrow {
		return lines
	}
	return append(lines, "")
}

func (j *Join) flow(style theme.Style, text string) []string {
	var lines []string
	for _, part := range widget.Wrap(text, j.env.Frame.Inner()) {
		lines = append(lines, style.Render(part))
	}
	return lines
}
