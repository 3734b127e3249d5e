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
	"opale/checkin/route"
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
	hash   fingerprint
	err    error
	scroll int
	memo   screen.Memo
}

var (
	_ screen.Screen  = (*Desks)(nil)
	_ screen.Passing = (*Desks)(nil)
	_ screen.Seeking = (*Desks)(nil)
)

// Passing says that nobody types into the list.
func (d *Desks) Passing() bool { return true }

// Seeking says that the list tells who is on this network.
func (d *Desks) Seeking() {}

// known is what is known of all desks.
type known struct {
	held      int // entries, here
	peers     []peer
	revoked   []checkin.DeviceID
	returned  map[checkin.DeviceID]time.Time
	laptops   int                   // beside this one, those given back among them
	byOthers  []journal.Writer      // desks that others told of, and that gave no word themselves
	namesakes map[journal.Seat]bool // names that more than one laptop has
	aside     journal.Aside
}

// peer is another desk.
type peer struct {
	journal.Peer
	lacks   int       // entries that are here, by its last word
	missing int       // entries that it said to hold, and that are not here
	last    time.Time // when it was last heard of in any way
}

// New makes the screen; its Open counts.
func New(env *screen.Env) *Desks { return &Desks{env: env} }

// read is what the store knows.
type read struct {
	asked worker.Ticket
	known known
	err   error
}

// Open is the command that counts, and reads the fingerprint.
func (d *Desks) Open() tea.Cmd { return tea.Batch(d.count(), d.readPrint()) }

func (d *Desks) count() tea.Cmd {
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
	aside, err := store.Aside(context.Background())
	if err != nil {
		return known{}, err
	}
	revoked, err := store.Revoked()
	if err != nil {
		return known{}, err
	}
	writers = journal.Spoken(writers, peers, append(slices.Clip(revoked), store.Device())...)
	words, err := store.Returned()
	if err != nil {
		return known{}, err
	}
	fleet := route.Known{Device: store.Device(), Have: have, Peers: peers, Writers: writers, Apart: revoked}
	given, of := fleet.Fleet(words, revoked)
	k := known{laptops: of, returned: map[checkin.DeviceID]time.Time{}, revoked: revoked, byOthers: byOthers(writers, peers, store.Device()), aside: aside}
	for _, r := range given {
		k.returned[r.Device] = r.At
	}
	for _, w := range writers { // the vector claims less of a stream that is in dispute
		k.held += w.Entries
	}
	for _, p := range peers {
		last := p.Heard
		for _, w := range writers {
			if w.Device == p.Device && w.Last.After(last) {
				last = w.Last
			}
		}
		k.peers = append(k.peers, peer{p, beyond(have, p.Have), beyond(p.Have, have), last})
	}
	return k, nil
}

// excluded reports whether a desk is believed no longer.
func (k *known) excluded(device checkin.DeviceID) bool { return slices.Contains(k.revoked, device) }

// beyond counts the entries of a vector that another one does not have.
func beyond(v, other journal.Vector) int {
	n := 0
	for stream, seq := range v {
		n += int(seq - min(seq, other[stream]))
	}
	return n
}

// byOthers lists the desks that are known by their entries alone, each laptop
// once: one that had several names by the last of them.
func byOthers(writers []journal.Writer, peers []journal.Peer, here checkin.DeviceID) []journal.Writer {
	var found []journal.Writer
	for _, w := range writers {
		gaveWord := func(p journal.Peer) bool { return p.Device == w.Device }
		if w.Device == here || slices.ContainsFunc(peers, gaveWord) {
			continue
		}
		at := slices.IndexFunc(found, func(s journal.Writer) bool { return s.Device == w.Device })
		switch {
		case at < 0:
			found = append(found, w)
		case w.Last.After(found[at].Last):
			found[at] = w
		}
	}
	return found
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
			d.known.findNamesakes(d.env.Overview.Actor)
		}
	case printed, printDue:
		return d.printed(msg)
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
		return d.env.Send(screen.Close{})
	}
	return nil
}

func (d *Desks) read(lines int) {
	sheet := d.sheet()
	d.scroll = min(max(d.scroll+lines, 0), sheet.Last(d.env.Frame))
}

func (d *Desks) sheet() widget.Sheet {
	return widget.Sheet{
		Title: d.env.Words.Desks.Title, Aside: d.aside(), Lines: d.lines(),
		Focus: widget.NoFocus, Scroll: d.scroll, Foot: d.foot(),
	}
}
