package tui

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/worker"
)

// watched is a store that counts its calls, and those among them that are made
// by the goroutine that is just running Update or View.
type watched struct {
	*journal.Memory
	calls, forbidden atomic.Int64
	forbiddenFor     atomic.Value // the header of that goroutine's stack, nil while it may
	unreadable       error        // what reading the list ends with
	full             error        // what writing ends with
}

func (w *watched) called() {
	w.calls.Add(1)
	if who, _ := w.forbiddenFor.Load().(string); who != "" && who == goroutine() {
		w.forbidden.Add(1)
	}
}

// goroutine names the running goroutine.
func goroutine() string {
	buf := make([]byte, 64)
	buf = buf[:runtime.Stack(buf, false)]
	return string(buf[:bytes.IndexByte(buf, '[')])
}

// during runs what may not touch the store.
func (w *watched) during(f func()) {
	w.forbiddenFor.Store(goroutine())
	defer w.forbiddenFor.Store("")
	f()
}

func (w *watched) Holders(m checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	w.called()
	return w.Memory.Holders(m, code)
}

func (w *watched) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	w.called()
	return w.Memory.Registrations(ids...)
}

func (w *watched) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	w.called()
	return w.Memory.Arrivals(ids...)
}

func (w *watched) Write(ctx context.Context, a checkin.Actor, f func(checkin.Tx) error) error {
	w.called()
	if w.full != nil {
		return w.full
	}
	return w.Memory.Write(ctx, a, f)
}

func (w *watched) People(ctx context.Context, yield func(*checkin.Registration) bool) error {
	w.called()
	return errors.Join(w.Memory.People(ctx, yield), w.unreadable)
}

func (w *watched) Presence(s checkin.SessionID) ([]checkin.RegistrationID, error) {
	w.called()
	return w.Memory.Presence(s)
}

func (w *watched) Recent(s checkin.SessionID, d checkin.DeviceID, n int) ([]checkin.Arrival, error) {
	w.called()
	return w.Memory.Recent(s, d, n)
}

func (w *watched) Tally(s checkin.SessionID, since time.Time) (checkin.Tally, error) {
	w.called()
	return w.Memory.Tally(s, since)
}

func (w *watched) Pace(s checkin.SessionID, step time.Duration) ([]checkin.Pace, error) {
	w.called()
	return w.Memory.Pace(s, step)
}

func (w *watched) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	w.called()
	return w.Memory.History(id)
}

func (w *watched) Conflicts() ([]checkin.Conflict, error) { w.called(); return w.Memory.Conflicts() }

func (w *watched) Position() (checkin.Position, error) { w.called(); return w.Memory.Position() }

func (w *watched) Changes(p checkin.Position) (checkin.Change, error) {
	w.called()
	return w.Memory.Changes(p)
}

func (w *watched) Have() (journal.Vector, error)      { w.called(); return w.Memory.Have() }
func (w *watched) Peers() ([]journal.Peer, error)     { w.called(); return w.Memory.Peers() }
func (w *watched) Writers() ([]journal.Writer, error) { w.called(); return w.Memory.Writers() }
func (w *watched) Heard(p journal.Peer) error         { w.called(); return w.Memory.Heard(p) }
func (w *watched) Since(v journal.Vector) ([]journal.Strand, error) {
	w.called()
	return w.Memory.Since(v)
}

func (w *watched) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	w.called()
	return w.Memory.Apply(ctx, strands)
}

func (w *watched) StateHash(ctx context.Context) (string, error) {
	w.called()
	return w.Memory.StateHash(ctx)
}

func (w *watched) Remembered(key string) (string, error) { w.called(); return w.Memory.Remembered(key) }
func (w *watched) Remember(key, value string) error      { w.called(); return w.Memory.Remember(key, value) }

// watchedCourier is a courier whose looks at the disk count as calls.
type watchedCourier struct {
	bundle.Courier
	store *watched
}

func (c *watchedCourier) Drives() []string       { c.store.called(); return nil } // whatever is plugged in here
func (c *watchedCourier) Has(folder string) bool { c.store.called(); return c.Courier.Has(folder) }

// driven is the root without a terminal: what its commands answer is heard, and
// nothing waits for a clock.
type driven struct {
	t     testing.TB
	root  *root
	store *watched
	queue *worker.Queue
}

func drive(t testing.TB, people ...checkin.Fields) *driven {
	t.Helper()
	event := checkin.Fabriques(2026)
	now := func() time.Time { return time.Date(2026, time.November, 28, 9, 42, 0, 0, event.Location()) }
	store := &watched{Memory: journal.NewMemory(event, now)}
	register(t, store, people)
	desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: now, Actor: screentest.Karim})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Remember("exchange-folder", t.TempDir()); err != nil {
		t.Fatal(err)
	}
	courier := &watchedCourier{bundle.Courier{Store: store, Desk: desk, Now: now}, store}
	queue := worker.New(context.Background())
	root := newRoot(context.Background(), Options{Desk: desk, Settings: store, Exchange: courier, Replica: store, Width: 120, Height: 40, Now: now}, screen.Choices{}, queue)
	root.env.Timer = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d := &driven{t: t, root: root, store: store, queue: queue}
	if err := desk.Load(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	d.run(root.ask())
	return d
}

func register(t testing.TB, store checkin.Store, people []checkin.Fields) {
	t.Helper()
	err := store.Write(t.Context(), checkin.Actor{Desk: "import", Venue: "calais"}, func(tx checkin.Tx) error {
		for i, fields := range people {
			id := checkin.NamedID("test", "", fields[checkin.FieldLastName], "", i)
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: fields}})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// arriveTwice makes a conflict about the first of the people.
func (d *driven) arriveTwice() {
	d.t.Helper()
	id := checkin.NamedID("test", "", "Lefèvre", "", 0)
	err := d.store.Memory.Write(d.t.Context(), screentest.Karim, func(tx checkin.Tx) error {
		for _, ago := range []time.Duration{time.Hour, time.Minute} {
			at := d.root.env.Overview.Now.Add(-ago).UnixMilli()
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j2", Body: checkin.Body{At: at}})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// hear gives the root a message, draws, and runs what follows. While Update and
// View run, the store may not be touched.
func (d *driven) hear(msg tea.Msg) {
	d.step(func() tea.Cmd {
		_, cmd := d.root.Update(msg)
		return cmd
	})
}

// press gives the root a key that the detector has already found to be typing:
// it would wait for a timer.
func (d *driven) press(key tea.KeyPressMsg) {
	d.step(func() tea.Cmd { return d.root.typed(key) })
}

func (d *driven) step(update func() tea.Cmd) {
	var cmd tea.Cmd
	d.store.during(func() {
		cmd = update()
		d.root.View()
	})
	d.run(cmd)
	d.queue.Wait()
	for d.queue.Pending() > 0 {
		d.hear(d.queue.Listen())
	}
}

// run runs a command, and those inside of it, except for timers and for the
// listening, which hear does.
func (d *driven) run(cmd tea.Cmd) {
	if cmd == nil || isTimer(cmd) || reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(d.queue.Listen).Pointer() {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			d.run(c)
		}
		return
	}
	if msg != nil {
		d.hear(msg)
	}
}

// isTimer reports whether a command is one of Bubble Tea's timers.
func isTimer(cmd tea.Cmd) bool {
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	return bytes.Contains([]byte(name), []byte("bubbletea/v2.Tick"))
}

func TestNoStoreCallInUpdateOrView(t *testing.T) {
	s := screentest.Somebody
	d := drive(t,
		s("Philippe", "Lefèvre", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1001"),
		s("Philippine", "Lefeuvre", checkin.FieldSessions, "calais-j1"),
		s("Jean-Baptiste", "Macquet", checkin.FieldStatus, "unpaid", checkin.FieldSessions, "calais-j1"),
	)
	d.arriveTwice()
	before := d.store.calls.Load()
	for _, keys := range [][]string{
		{"lefevre", "down", "enter"}, {"lefevre", "enter", "down", "enter"}, {"macquet", "enter", "down", "enter"},
		{"esc", "esc", "ctrl+z", "down", "enter"}, {"tab", "right", "enter", "esc"}, {"ctrl+d", "esc"},
		{"zzz", "enter", "esc", "esc"}, {"lef", "ctrl+f", "down", "enter", "esc"}, {"ctrl+l", "ctrl+l"}, {"ctrl+x", "esc"},
		{"zzz", "ctrl+n", "tab", "enter"}, {"lef", "ctrl+f", "down", "enter", "down", "enter", "pgdown", "esc"}, {"esc", "ctrl+n", "lefevre", "up", "enter", "esc", "esc"},
		{"ctrl+d", "down", "enter"}, {"ctrl+d", "up", "enter"},
		{"ctrl+e", "enter", "down", "enter"}, {"ctrl+e", "down", "x", "esc"}, {"ctrl+p", "pgdown", "esc"},
		{"ctrl+t", "right", "enter", "enter", "x", "enter", "1", "esc", "right", "pgdown", "right", "left", "esc"},
		{"ctrl+r", "enter", "down", "down", "enter", "pgdown", "enter", "down", "enter", "esc"},
	} {
		for _, name := range keys {
			for _, key := range screentest.Keys(name) {
				d.press(key)
			}
		}
	}
	for _, key := range append(screentest.Keys("OPALE-1001"), screentest.Keys("enter")...) {
		d.hear(key)
	}
	d.hear(tea.PasteMsg{Content: "OPALE-1001\n"})
	d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.hear(tea.BlurMsg{})
	d.hear(pollDue{d.root.poll.asked})
	if d.root.env.ToCheck != 1 {
		t.Errorf("%d to look at: the decision was not taken, or not taken back", d.root.env.ToCheck)
	}
	if d.store.calls.Load() == before {
		t.Fatal("the store was never called: this test sees nothing")
	}
	if n := d.store.forbidden.Load(); n > 0 {
		t.Errorf("the store was called %d times while Update or View ran", n)
	}
}

func TestTheWatchIsAwake(t *testing.T) {
	d := drive(t)
	d.store.during(func() { _, _ = d.store.Position() })
	if d.store.forbidden.Load() != 1 {
		t.Error("a call in Update would not be seen")
	}
}
