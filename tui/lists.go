package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// listsEvery is how often it is looked which lists the desks hold: what they
// said is no entry, so nothing else tells.
const listsEvery = 10 * time.Second

// lists is which of the organiser's lists are held here, and which desks hold
// other ones.
type lists struct {
	imports []checkin.RosterList
	edition checkin.Edition
	others  []journal.OtherList
	read    time.Time // zero before
	stale   bool      // something was written since the imports were read
}

// follow reads anew where it is time for that.
func (l lists) follow(replica screen.Replica, changed bool, now time.Time) (lists, error) {
	l.stale = l.stale || changed
	if age := now.Sub(l.read); replica == nil || !l.read.IsZero() && 0 <= age && age < listsEvery {
		return l, nil
	}
	var err error
	if l.stale || l.read.IsZero() {
		if l.imports, err = replica.Imports(); err != nil {
			return l, err
		}
	}
	peers, err := replica.Peers()
	if err != nil {
		return l, err
	}
	revoked, err := replica.Revoked()
	if err != nil {
		return l, err
	}
	l.edition = checkin.EditionOf(l.imports)
	l.others = journal.OtherLists(l.imports, peers, append(revoked, replica.Device())...)
	l.read, l.stale = now, false
	return l, nil
}

// othersKey tells whether others are as they were.
func othersKey(others []journal.OtherList) string {
	var b strings.Builder
	for _, o := range others {
		fmt.Fprintf(&b, "%s %q %s\n", o.Device, o.Desk, o.Edition.Digest)
	}
	return b.String()
}

// otherLists says which desks hold another list than this one, as fully as there
// is room; nothing where there are none, or no room.
func (r *root) otherLists(room int) string {
	others, w, t := r.env.Others, r.env.Words, r.env.Theme
	if len(others) == 0 {
		return ""
	}
	var full []string
	for _, o := range others {
		full = append(full, fmt.Sprintf(w.Head.OtherList, checkin.Clean(o.Desk), w.ListWord(o.Edition)))
	}
	said := widget.Longest(room-2, w.Head.OtherLists+" "+strings.Join(full, ", "), strings.Join(full, ", "), w.Count(w.Head.OtherDesks, len(others)))
	if ansi.StringWidth(said)+2 > room {
		return ""
	}
	return t.Tone(theme.Warning).Render(theme.SignWarning + " " + said)
}

// ownList says which list is held here.
func (r *root) ownList() string {
	e, w := r.env.Edition, r.env.Words
	if e.Word == "" {
		return ""
	}
	at := r.env.Local(e.Imported)
	return r.env.Theme.Faint.Render(fmt.Sprintf(w.Head.List, e.Word, w.ShortDate(at), w.Clock(at)))
}
