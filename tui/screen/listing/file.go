package listing

import (
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/field"
	"opale/tui/worker"
)

const (
	lookEvery = 2 * time.Second // a stick that is plugged in shows, and a download that ends
	longest   = 1000            // letters of a path
)

// files is the choice of a file.
type files struct {
	asked  worker.Ticket // of the last look
	seen   bool          // it has been looked once
	found  []screen.ListFile
	chosen string // its path; empty: the one that is typed
	moved  bool   // the operator chose: what is found no longer moves the bar
	field  field.Field
	pasted string // what stands in the field, letter by letter as it was pasted
	path   string // of the file that could not be read
	err    error  // why
}

func newFiles() files { return files{field: field.New(field.Limit(longest))} }

type (
	// looked is what was found.
	looked struct {
		ticket worker.Ticket
		found  []screen.ListFile
	}
	// lookDue says that it is time to look again.
	lookDue struct{ ticket worker.Ticket }
)

// Open is the command that looks for lists.
func (l *Listing) Open() tea.Cmd {
	l.files.asked = worker.NewTicket()
	ticket, by := l.files.asked, l.env.Lists
	return func() tea.Msg { return looked{ticket, by.Found()} }
}

// look shows what was found, and looks again later.
func (l *Listing) look(msg tea.Msg) tea.Cmd {
	f := &l.files
	switch msg := msg.(type) {
	case looked:
		if msg.ticket != f.asked {
			return nil
		}
		f.seen, f.found = true, msg.found
		if !f.moved || f.chosen != "" && f.at() == len(f.found) {
			f.propose()
		}
		return l.env.Later(lookEvery, lookDue{msg.ticket})
	case lookDue:
		if msg.ticket == f.asked && l.end == nil {
			return l.Open()
		}
	}
	return nil
}

// propose puts the bar on the newest file, unless a path is being typed.
func (f *files) propose() {
	f.moved, f.chosen = false, ""
	if len(f.found) > 0 && f.field.IsEmpty() {
		f.chosen = f.found[0].Path
	}
}

// at is the place of the bar: behind the files is the one that is typed.
func (f *files) at() int {
	for i := range f.found {
		if f.found[i].Path == f.chosen {
			return i
		}
	}
	return len(f.found)
}

func (f *files) typing() bool { return f.at() == len(f.found) }

func (f *files) move(by int) {
	at := min(max(f.at()+by, 0), len(f.found))
	f.chosen, f.moved = "", true
	if at < len(f.found) {
		f.chosen = f.found[at].Path
	}
}

// toField puts the bar on the path that is typed.
func (f *files) toField() { f.chosen, f.moved, f.err = "", true, nil }

// paste takes in a path that was pasted or dragged here. It is kept as it is:
// what a field shows has been cleaned.
func (f *files) paste(text string) {
	if !f.typing() {
		f.field.Clear()
	}
	f.toField()
	path := dropped(text)
	if f.field.IsEmpty() {
		f.pasted = path
	}
	f.field.Insert(path)
}

// current is the path of the file that Enter takes, empty where none is typed.
func (f *files) current() string {
	switch typed := f.field.Value(); {
	case !f.typing():
		return f.chosen
	case f.pasted != "" && typed == checkin.Clean(f.pasted):
		return f.pasted
	default:
		return dropped(typed)
	}
}

func (l *Listing) choose(key tea.KeyPressMsg, action keymap.Action) tea.Cmd {
	f := &l.files
	switch action {
	case keymap.Down, keymap.Bar:
		f.move(+1)
	case keymap.Up:
		f.move(-1)
	case keymap.PageDown:
		f.move(len(f.found) + 1)
	case keymap.PageUp:
		f.move(-len(f.found) - 1)
	case keymap.Cancel:
		if f.typing() && !f.field.IsEmpty() {
			f.field.Clear()
			return nil
		}
		return l.env.Send(screen.Close{})
	case keymap.Confirm:
		if path := f.current(); path != "" {
			return l.read(path)
		}
	default:
		if key.Text != "" && !f.typing() {
			f.toField()
		}
		if f.typing() && f.field.Press(key) {
			f.err = nil
		}
	}
	return nil
}

// fileName is a file's own name, on whatever system the path was written.
func fileName(path string) string {
	name := filepath.Base(path)
	if isWindows(path) {
		name = name[strings.LastIndexAny(name, `\/`)+1:]
	}
	return checkin.Clean(name)
}
