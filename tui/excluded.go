package tui

import (
	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/excluded"
)

// heedHub lays the one screen of a desk that is no longer admitted in the place
// of all others, which knew names, and has the desk forget them. It stays: who
// was excluded is not let in again while the program runs.
func (r *root) heedHub() {
	told := r.env.Excluded.Excluded || r.env.Linked.Trouble == checkin.CodeRevoked
	if !told || r.isExcluded() {
		return
	}
	r.env.Desk.Forget()
	r.stack = []screen.Screen{excluded.New(r.env)}
	r.locking.screen = nil
	r.asked, r.flash = nil, flash{}
	r.env.Loading, r.env.Unread = false, false
	r.touch()
}

func (r *root) isExcluded() bool {
	_, is := r.stack[0].(*excluded.Excluded)
	return is
}
