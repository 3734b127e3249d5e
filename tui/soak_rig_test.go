package tui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/rehearsal"
	"opale/checkin/ticket"
	"opale/db"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/worker"
)

// soak is one desk through a long day, on a real file, without a terminal: every
// message is heard and drawn as Bubble Tea would, and nothing waits for a clock.
type soak struct {
	t      testing.TB
	size   size
	seam   seam
	root   *root
	store  *db.Store
	queue  *worker.Queue
	random *rand.Rand
	actor  checkin.Actor
	clock  atomic.Int64 // ms since 1970
	later  []tea.Msg    // what was to be sent when some time has passed
	slow   bool         // answers to what is typed take their time
	held   []tea.Msg    // those that have not come yet
	frames frames       // Update and View, by the clock
	busy   frames       // the same, by the processor's time alone

	guests []*visitor
	next   int        // the first of them who has never been at the door
	last   []*visitor // of the last gesture that noted anybody; nil where Ctrl+Z would be about others
	did    string     // the gesture under way
	sums   sums
	story
}

// size is how long the day is, and drawn from which seed.
type size struct {
	seed           uint64
	guests, people int
}

// seam is where a fault can be planted between the parts of a sound program.
type seam struct {
	append func(s *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error)
	write  func(write func(end func() error) error) error // end: the last that happens before the commit
	hear   func(s *soak, msg tea.Msg) tea.Msg             // nil: it is not heard
	drawn  func(frame string)
}

// sums is what happened.
type sums struct{ arrived, undone, scans, typed, slow, groups, walkIns, unnamed, dialogs, locks int }

// company is how many of the soak's guests belong together.
const company = 5

// name makes a name like no other: four syllables in an order that spreads.
func name(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	const all = len(consonants) * len(vowels)
	n = (n*7_368_787 + 12_345) % (all * all * all * all)
	var b strings.Builder
	for range 4 {
		b.WriteByte(consonants[n%all%len(consonants)])
		b.WriteByte(vowels[n%all/len(consonants)])
		n /= all
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// newSoak opens a desk on a file with a crowd, and the soak's own guests among it.
func newSoak(t testing.TB, of size, planted seam) *soak {
	t.Helper()
	event := checkin.Fabriques(2026)
	s := &soak{t: t, size: of, seam: planted, actor: screentest.Karim, random: rand.New(rand.NewPCG(of.seed, of.seed))}
	s.clock.Store(time.Date(2026, time.November, 28, 8, 31, 0, 0, event.Location()).UnixMilli())
	now := func() time.Time { return time.UnixMilli(s.clock.Load()) }
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	if s.store, err = db.Open(t.Context(), filepath.Join(t.TempDir(), "soak.db"), db.Options{Key: key, Event: &event, Now: now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.store.Close() })
	s.invite(&event)
	s.begin(now)
	return s
}

// begin opens the desk on the store.
func (s *soak) begin(now func() time.Time) {
	s.t.Helper()
	desk, err := checkin.NewDesk(checkin.Config{Store: s.behind(), Finder: lookup.New(), Tickets: ticket.Reader{}, Now: now, Actor: s.actor})
	if err != nil {
		s.t.Fatal(err)
	}
	if err := desk.Load(s.t.Context(), nil); err != nil {
		s.t.Fatal(err)
	}
	s.queue = worker.New(context.Background())
	o := Options{Desk: desk, Settings: s.store, Replica: s.store, Width: 100, Height: 30, Now: now}
	s.root = newRoot(context.Background(), o, screen.Choices{}, s.queue)
	s.root.env.Timer = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		s.later = append(s.later, msg)
		return nil
	}
	s.follow(s.root.ask())
}

// invite registers the crowd and the guests, some thousand at a time.
func (s *soak) invite(event *checkin.Event) {
	s.t.Helper()
	var facts []checkin.Fact
	add := func(n int, fields checkin.Fields) checkin.RegistrationID {
		id := checkin.NamedID("soak", "", fields[checkin.FieldLastName], "", n)
		facts = append(facts, checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: fields}})
		s.listed = append(s.listed, id)
		return id
	}
	for r := range rehearsal.People(event, s.size.seed, max(s.size.people-s.size.guests, 0)) {
		fields := checkin.Fields{}
		for f, value := range r.Values {
			if value != "" {
				fields[checkin.Field(f)] = value
			}
		}
		add(len(facts), fields)
	}
	for n := range s.size.guests {
		v := &visitor{first: "Camille", last: name(n), code: fmt.Sprintf("SOAK-%06d", n)}
		fields := screentest.Somebody(v.first, v.last, checkin.FieldCode, v.code, checkin.FieldSessions, "calais-j1")
		if n%4 == 0 {
			fields[checkin.FieldProfile] = string(checkin.Profiles[0])
		}
		if n/company%3 == 0 {
			fields[checkin.FieldCompany] = "Atelier " + name(1_000_000+n/company)
		}
		v.id = add(len(facts), fields)
		s.guests = append(s.guests, v)
	}
	for from := 0; from < len(facts); from += 5_000 {
		err := s.store.Write(s.t.Context(), checkin.Actor{Desk: "import", Venue: "calais"}, func(tx checkin.Tx) error {
			for _, f := range facts[from:min(from+5_000, len(facts))] {
				if _, err := tx.Append(f); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

// hear gives the root a message, draws, and follows what comes of it.
func (s *soak) hear(msg tea.Msg) {
	s.step(msg, func(msg tea.Msg) tea.Cmd { _, cmd := s.root.Update(msg); return cmd })
}

// press presses keys that the detector has found to be a person's.
func (s *soak) press(names ...string) {
	for _, name := range names {
		for _, key := range screentest.Keys(name) {
			s.step(key, s.root.typed)
		}
	}
}

func (s *soak) step(msg tea.Msg, update func(tea.Msg) tea.Cmd) {
	if s.seam.hear != nil {
		msg = s.seam.hear(s, msg)
	}
	if msg == nil {
		return
	}
	runtime.LockOSThread() // of one thread, the processor's time is known
	began, had := time.Now(), processor()
	cmd := update(msg)
	frame := s.root.View().Content
	s.busy.add(processor() - had)
	s.frames.add(time.Since(began))
	runtime.UnlockOSThread()
	if s.seam.drawn != nil {
		s.seam.drawn(frame)
	}
	s.follow(cmd)
}

// follow runs commands, but for timers and for the listening, which it does.
func (s *soak) follow(cmd tea.Cmd) {
	s.run(cmd)
	s.queue.Wait()
	for s.queue.Pending() > 0 {
		s.hear(s.queue.Listen())
	}
}

func (s *soak) run(cmd tea.Cmd) {
	if cmd == nil || isTimer(cmd) || reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(s.queue.Listen).Pointer() {
		return
	}
	msg := cmd()
	// Batches and sequences are slices of commands; the latter's type has no name
	// outside Bubble Tea.
	v := reflect.ValueOf(msg)
	switch {
	case !v.IsValid():
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
		for i := range v.Len() {
			s.run(v.Index(i).Interface().(tea.Cmd))
		}
	case s.slow && isAnswer(msg) && s.random.IntN(4) == 0:
		s.held = append(s.held, msg)
	default:
		s.hear(msg)
	}
}

// isAnswer reports whether a message answers what was typed.
func isAnswer(msg tea.Msg) bool { return fmt.Sprintf("%T", msg) == "desk.answered" }

// comes lets the answers come that took their time, in any order.
func (s *soak) comes() {
	late := s.held
	s.held = nil
	s.random.Shuffle(len(late), func(i, j int) { late[i], late[j] = late[j], late[i] })
	for _, msg := range late {
		s.sums.slow++
		s.hear(msg)
	}
}

// elapse sends what was to be sent later: a question that was deaf, hears.
func (s *soak) elapse() {
	later := s.later
	s.later = nil
	for _, msg := range later {
		s.hear(msg)
	}
}

// passes lets time pass, and the desk look for news.
func (s *soak) passes(d time.Duration) {
	s.clock.Add(d.Milliseconds())
	s.hear(pollDue{s.root.poll.asked})
}

// seen is the window without colours, which must fit.
func (s *soak) seen() string {
	s.t.Helper()
	f := s.root.env.Frame
	drawn := ansi.Strip(s.root.View().Content)
	lines := strings.Split(drawn, "\n")
	if len(lines) != f.Height {
		s.fail("%d rows, the window has %d", len(lines), f.Height)
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); w > f.Width {
			s.fail("%d columns, the window has %d: %q", w, f.Width, line)
		}
	}
	return drawn
}

// fail ends the soak with what is needed to see it again.
func (s *soak) fail(format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf("-seed %d -guests %d -people %d: guest %d, %s: %s\n%s",
		s.size.seed, s.size.guests, s.size.people, s.next, s.did, fmt.Sprintf(format, args...), ansi.Strip(s.root.View().Content))
}
