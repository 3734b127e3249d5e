package desk

import (
	"fmt"

	"opale/checkin"
	"opale/tui/screen"
)

// circumstances is what is said of an arrival beside the name: that it is a
// return, early or late, and how little room is left.
func (d *Desk) circumstances(v *checkin.Visit) []string {
	w := d.env.Words
	var said []string
	if v.Left != nil {
		said = append(said, fmt.Sprintf(w.Sessions.Back2In, w.Clock(d.env.Local(v.Left.Time))))
	} else if timing := screen.Timing(d.env, &v.Session, v.Time); timing != "" && !v.Repeat {
		said = append(said, timing)
	}
	if room := screen.Room(d.env); room != "" && v.Session.ID == d.env.Overview.Session.ID {
		said = append(said, room)
	}
	return said
}
