package listing

import "opale/tui/zone"

// Copied leaves the mouse to the terminal where a path is pasted or dropped.
func (l *Listing) Copied() bool { return l.choosing() && l.files.typing() }

// click goes to a file, to a line of the preview, or to one of the meanings of
// the line that is open.
func (l *Listing) click(on zone.Target) {
	if l.choosing() {
		f := &l.files
		if f.toField(); on.At < len(f.found) {
			f.chosen = f.found[on.At].Path
		}
		return
	}
	p := l.shown
	if p == nil || l.end != nil || l.work.writes {
		return
	}
	rows := p.rows(l.env)
	switch r := p.current(rows); {
	case p.open && on.Kind == zone.Item && r != nil && on.Item < p.choices(r):
		p.choice = on.Item
	case on.Kind == zone.Row && on.At < len(rows):
		p.open, p.focus = false, rows[on.At].id
	}
}
