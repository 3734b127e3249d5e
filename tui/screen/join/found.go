package join

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/nearby"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// found is the relay of this network that is proposed: where none was joined, or
// where the one that was does not answer and this is another.
func (j *Join) found() (relay nearby.Desk, ok bool) {
	relay, ok = j.env.FoundRelay()
	joined := j.env.Hub.Address()
	if !ok || joined != "" && (j.env.Linked.Trouble == "" || joined == relay.Relay.String()) {
		return nearby.Desk{}, false
	}
	return relay, true
}

// offers reports whether Enter joins the relay that was found: nothing is typed,
// and the line below is not chosen.
func (j *Join) offers() bool {
	_, ok := j.found()
	return ok && j.field.IsEmpty() && !j.below
}

// meet calls the relay that was found. It has to prove itself as one whose
// address was typed.
func (j *Join) meet() tea.Cmd {
	relay, _ := j.found()
	return j.callAt(hub.ShortAddress(relay.Relay.String()))
}

// proposal is the line of the relay that was found.
func (j *Join) proposal() (lines []string) {
	relay, ok := j.found()
	if !ok {
		return nil
	}
	t, sign, style := j.env.Theme, theme.SignChoice, j.env.Theme.Text
	if j.offers() {
		sign, style = theme.SignBar, t.Bar
	}
	said := fmt.Sprintf(j.env.Words.Hub.Found, j.named(relay), hub.ShortAddress(relay.Relay.String()))
	if ansi.StringWidth(sign+" "+said) > j.env.Frame.Inner() {
		said = fmt.Sprintf(j.env.Words.Hub.IsRelay, j.named(relay))
	}
	line := style.Render(widget.Fit(sign+" "+said, j.env.Frame.Inner()))
	return []string{zone.OfRow(rowFound, line)}
}

func (j *Join) named(d nearby.Desk) string {
	if name := checkin.Clean(d.Name); name != "" {
		return name
	}
	return j.env.Words.Exchange.Nameless
}
