package desk

import (
	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
)

// standing says in a few words what the door would answer somebody now.
func (d *Desk) standing(row *checkin.Row) (theme.Tone, string) { return screen.Standing(d.env, row) }
