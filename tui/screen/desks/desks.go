// Package desks lists every desk heard of: when it last gave word, what it
// lacks by that word, what exists only here, and the fingerprint by which two
// volunteers compare over the phone what their desks know.
package desks

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/worker"
)

// Desks is the screen.
type Desks struct {
	env    *screen.Env
	asked  worker.Ticket // of the last reading
	ready  bool
	known  known
	err    error
	scroll int
	memo   screen.Memo
}

var (
	_ screen.Screen  = (*Desks)(nil)
	_ screen.Passing = (*Desks)(nil)
)

// Passing says that nobody types into the list.
func (d *Desks) Passing() bool { return true }

// known is what is known of all desks.
type known struct {
	held        int // entries, here
	peers       []peer
	silent      []journal.Writer // desks that others told of, and that gave no word themselves
	fingerprint string
}

// peer is another desk.
type peer struct {
	journal.Peer
	lacks int // entries that are here, by its last word
}

// New makes the screen; its Open counts.
func New(env *screen.Env) *Desks { return &Desks{env: env} }

// read is what the store knows.
type read struct {
	asked worker.Ticket
	known known
	err   error
}

// Open is the command that counts.
func (d *Desks) Open() tea.Cmd {
	d.asked = worker.NewTicket()
	asked, store := d.asked, d.env.Replica
	return func() tea.Msg {
		known, err := count(store)
		return read{asked, known, err}
	}
}

func count(store screen.Replica) (known, error) {
	have, err := store.Have()
	if err != nil {
		return known{}, err
	}
	peers, err := store.Peers()
	if err != nil {
		return known{}, err
	}
	writers, err := store.Writers()
	if err != nil {
		return known{}, err
	}
	hash, err := store.StateHash(context.Background())
	if err != nil {
		return known{}, err
	}
	k := known{fingerprint: journal.Fingerprint(hash), silent: silent(writers, peers, store.Device())}
	for _, seq := range have {
		k.held += int(seq)
	}
	for _, p := range peers {
		lacks := 0
		for stream, seq := range have {
			lacks += int(seq - min(seq, p.Have[stream]))
		}
		k.peers = append(k.peers, peer{p, lacks})
	}
	return k, nil
}

// silent lists the desks that are known by their entries alone, each laptop
// once: one that had several names by the last of them.
func silent(writers []journal.Writer, peers []journal.Peer, here checkin.DeviceID) []journal.Writer {
	var silent []journal.Writer
	for _, w := range writers {
		gaveWord := func(p journal.Peer) bool { return p.Device == w.Device }
		if w.Device == here || slices.ContainsFunc(peers, gaveWord) {
			continue
		}
		at := slices.IndexFunc(silent, func(s journal.Writer) bool { return s.Device == w.Device })
		switch {
		case at < 0:
			silent = append(silent, w)
		case w.Last.After(silent[at].Last):
			silent[at] = w
		}
	}
	return silent
}

// Update handles a message.
func (d *Desks) Update(msg tea.Msg) tea.Cmd {
	d.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.press(d.env.Keys.Action(msg))
	case screen.Changed:
		return d.Open()
	case read:
		if msg.asked == d.asked {
			d.known, d.err, d.ready = msg.known, msg.err, true
		}
	}
	return nil
}

func (d *Desks) press(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Down, keymap.Bar:
		d.read(+1)
	case keymap.Up:
		d.read(-1)
	case keymap.PageDown:
		d.read(d.env.Frame.Body / 2)
	case keymap.PageUp:
		d.read(-d.env.Frame.Body / 2)
	case keymap.Cancel, keymap.Confirm:
		return screen.Send(screen.Close{})
	}
	return nil
}

func (d *Desks) read(lines int) {
	sheet := d.sheet()
	d.scroll = min(max(d.scroll+lines, 0), sheet.Last(d.env.Frame))
}

// silentAfter is how long a desk may give no word before that is said.
const silentAfter = 2 * time.Hour

// offBy is how far a clock may be off before that is said.
const offBy = 10 * time.Minute

func (d *Desks) sheet() widget.Sheet {
	return widget.Sheet{
		Title: d.env.Words.Desks.Title, Aside: d.aside(), Lines: d.lines(),
		Focus: widget.NoFocus, Scroll: d.scroll, Foot: d.foot(),
	}
}
