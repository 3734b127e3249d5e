package exchange

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/widget/field"
	"opale/tui/worker"
)

// lookEvery is how often it is looked for sticks: one that is plugged in shows.
const lookEvery = 2 * time.Second

// settingFolder is where the last exchange was.
const settingFolder = "exchange-folder"

// folders is the choice of a folder.
type folders struct {
	asked  worker.Ticket // of the last look
	seen   bool          // it has been looked once
	last   string        // of the last exchange; empty for none
	there  bool          // last is there now
	drives []string
	chosen string // empty: the one that is typed
	moved  bool   // the operator chose: what is plugged in no longer moves the bar
	field  field.Field
	mail   string // the folder of files that are sent; empty for none
	sticks bool   // only what is plugged in can be chosen: the desk is open to all
}

type (
	// looked is what is plugged in.
	looked struct {
		ticket worker.Ticket
		last   string
		there  bool
		drives []string
		mail   string
	}
	// lookDue says that it is time to look again.
	lookDue struct{ ticket worker.Ticket }
)

// Open is the command that looks for sticks.
func (e *Exchange) Open() tea.Cmd {
	e.folders.asked = worker.NewTicket()
	ticket, by, settings := e.folders.asked, e.env.Exchange, e.env.Settings
	return func() tea.Msg {
		found := looked{ticket: ticket, drives: by.Drives()}
		if settings != nil {
			found.last, _ = settings.Remembered(settingFolder) // unread, it is typed once more
		}
		if by.Sealed() { // what names people is sent to nobody
			found.mail = by.Outbox()
		}
		found.there = found.last != "" && by.Has(found.last)
		return found
	}
}

// found shows what is plugged in, and looks again later.
func (e *Exchange) found(msg looked) tea.Cmd {
	f := &e.folders
	if msg.ticket != f.asked {
		return nil
	}
	f.seen, f.last, f.there, f.drives, f.mail = true, msg.last, msg.there, msg.drives, msg.mail
	if !f.moved || !f.typing() && !slices.Contains(f.list(), f.chosen) {
		f.propose()
	}
	return e.env.Later(lookEvery, lookDue{msg.ticket})
}

// propose puts the bar on the folder that is most probably meant: that of the
// last time if it is there, else a stick that is plugged in.
func (f *folders) propose() {
	f.moved = false
	switch {
	case f.sticks:
		f.chosen = ""
		if len(f.drives) > 0 {
			f.chosen = f.drives[0]
		}
	case f.there || len(f.drives) == 0:
		f.chosen = f.last
	default:
		f.chosen = f.drives[0]
	}
}

// list is the folders to choose from, that of the last time first.
func (f *folders) list() []string {
	if f.sticks {
		return slices.Clone(f.drives)
	}
	var list []string
	if f.last != "" {
		list = append(list, f.last)
	}
	for _, d := range f.drives {
		if d != f.last {
			list = append(list, d)
		}
	}
	if f.mail != "" && f.mail != f.last {
		list = append(list, f.mail)
	}
	return list
}

// posts reports whether a folder is the one of files that are sent.
func (f *folders) posts(folder string) bool { return folder != "" && folder == f.mail && !f.sticks }

// isStick reports whether a folder is on something that was plugged in, and can
// be taken out. Where none is chosen yet, a stick is waited for.
func (f *folders) isStick(folder string) bool {
	on := func(drive string) bool {
		within, err := filepath.Rel(drive, folder)
		return err == nil && within != ".." && !strings.HasPrefix(within, ".."+string(filepath.Separator))
	}
	return folder == "" || slices.ContainsFunc(f.drives, on)
}

func (f *folders) typing() bool { return f.chosen == "" && !f.sticks }

// rows is what the bar moves over: below the folders is the one that is typed.
func (f *folders) rows() []string {
	if f.sticks {
		return f.list()
	}
	return append(f.list(), "")
}

// move moves the bar.
func (f *folders) move(by int) {
	list := f.rows()
	if len(list) == 0 {
		return
	}
	at := slices.Index(list, f.chosen)
	f.chosen, f.moved = list[min(max(at+by, 0), len(list)-1)], true
}

// current is the folder that Enter takes, empty where none is typed.
func (f *folders) current() string {
	switch {
	case f.typing():
		return f.field.Value()
	case f.sticks && !slices.Contains(f.drives, f.chosen):
		return ""
	}
	return f.chosen
}

// folderName is what people call a folder: its last part, which of a stick is
// the stick's name.
func folderName(path string) string {
	name := filepath.Base(path)
	if strings.Trim(name, `/\.`) == "" {
		return strings.TrimRight(path, `/\`)
	}
	return name
}
