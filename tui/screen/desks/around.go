package desks

import (
	"fmt"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/nearby"
	"opale/tui/theme"
	"opale/tui/widget"
)

// around says under a desk that it is on this network.
func (d *Desks) around(device checkin.DeviceID) []string {
	if !d.env.IsFound(device) {
		return nil
	}
	return []string{d.env.Theme.Faint.Render(widget.Cut("  "+theme.Already.Sign()+" "+d.env.Words.Hub.FoundThis, d.env.Frame.Inner()))}
}

// newcomers are the desks of this network of which nothing is known yet.
func (d *Desks) newcomers() []nearby.Desk {
	return slices.DeleteFunc(slices.Clone(d.env.Found), func(f nearby.Desk) bool {
		peered := func(p peer) bool { return p.Device == f.Device }
		wrote := func(w journal.Writer) bool { return w.Device == f.Device }
		return slices.ContainsFunc(d.known.peers, peered) || slices.ContainsFunc(d.known.byOthers, wrote)
	})
}

// newcomer is one of them.
func (d *Desks) newcomer(f nearby.Desk) []string {
	name := d.name(f.Name)
	if f.IsRelay() {
		name = fmt.Sprintf(d.env.Words.Hub.IsRelay, name)
	}
	return d.entry(name, "", "", theme.Already, d.env.Words.Hub.FoundNew)
}
