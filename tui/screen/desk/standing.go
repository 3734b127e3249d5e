package desk

import (
	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
)

// standing says in a few words what the door would answer somebody now.
func (d *Desk) standing(row *checkin.Row) (theme.Tone, string) {
	if d.env.Frame.Class == layout.Narrow {
		return screen.StandingShort(d.env, row)
	}
	return screen.Standing(d.env, row)
}
