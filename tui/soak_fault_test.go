package tui

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/worker"
)

// behind is the store as the desk sees it: what it writes passes the seam.
func (s *soak) behind() checkin.Store { return seamed{s.store, s} }

type seamed struct {
	checkin.Store
	s *soak
}

func (b seamed) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	write := func(end func() error) error {
		return b.Store.Write(ctx, actor, func(tx checkin.Tx) error {
			if b.s.seam.append != nil {
				tx = seamedTx{tx, b.s}
			}
			if err := fn(tx); err != nil {
				return err
			}
			return end()
		})
	}
	if b.s.seam.write == nil {
		return write(func() error { return nil })
	}
	return b.s.seam.write(write)
}

type seamedTx struct {
	checkin.Tx
	s *soak
}

func (b seamedTx) Append(f checkin.Fact) (checkin.EntryID, error) {
	return b.s.seam.append(b.s, b.Tx, f)
}

// Bugs planted on purpose between the parts of a sound program: the soak must
// find every one of them, on a short day.
func TestTheSoakFindsPlantedBugs(t *testing.T) {
	if said := short(t, seam{}); said != "" {
		t.Fatal("without any: ", said)
	}
	for name, planted := range map[string]seam{
		"an arrival is lost":                        {append: onceIn(10, checkin.KindArrived, lost)},
		"one of several without a name is lost":     {append: oneOfSeveral()},
		"an arrival is noted twice":                 {append: onceIn(10, checkin.KindArrived, twice)},
		"somebody else is noted":                    {append: onceIn(10, checkin.KindArrived, another)},
		"an undo takes back another's arrival":      {append: anothers()},
		"a frame stays in memory":                   {drawn: hoard()},
		"a late answer passes for the last one":     {hear: late()},
		"a key behind a new window size is dropped": {hear: deafened()},
		"a dialog swallows a scan":                  {hear: swallows},
		"the answer to a write never comes":         {hear: unheard()},
	} {
		t.Run(name, func(t *testing.T) {
			said := short(t, planted)
			if said == "" {
				t.Fatal("the soak found nothing")
			}
			line, _, _ := strings.Cut(said, "\n")
			t.Log(line)
		})
	}
}

// short plays a short day, and gives what the soak found.
func short(t *testing.T, planted seam) string {
	w, done := &witness{TB: t}, make(chan struct{})
	go func() {
		defer close(done)
		newSoak(w, size{seed: 1, guests: 60, people: 100}, planted).day()
	}()
	<-done
	return w.said
}

// witness is a test that is expected to fail.
type witness struct {
	testing.TB
	said string
}

// Fatalf ends the run, and keeps why.
func (w *witness) Fatalf(format string, args ...any) {
	w.said = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

// Errorf keeps why, and goes on.
func (w *witness) Errorf(format string, args ...any) { w.said = fmt.Sprintf(format, args...) }

type appending = func(*soak, checkin.Tx, checkin.Fact) (checkin.EntryID, error)

// onceIn does wrong with one entry of a kind in n.
func onceIn(n int, kind checkin.Kind, wrong appending) appending {
	seen := 0
	return func(s *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
		if f.Kind == kind {
			if seen++; seen%n == 0 {
				return wrong(s, tx, f)
			}
		}
		return tx.Append(f)
	}
}

// lost says that it has written what it has not.
func lost(*soak, checkin.Tx, checkin.Fact) (checkin.EntryID, error) {
	return checkin.EntryID{Seq: 1}, nil
}

// oneOfSeveral loses an arrival about which the screen says nothing by itself.
func oneOfSeveral() appending {
	return onceIn(1, checkin.KindArrived, func(s *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
		if s.did == "people without a name" {
			return lost(s, tx, f)
		}
		return tx.Append(f)
	})
}

func twice(_ *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
	if id, err := tx.Append(f); err != nil {
		return id, err
	}
	return tx.Append(f)
}

func another(s *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
	f.Subject = s.guests[len(s.guests)-1].id
	return tx.Append(f)
}

// anothers has an undo name the arrival before the one that was meant.
func anothers() appending {
	type arrival struct {
		who   checkin.RegistrationID
		entry checkin.EntryID
	}
	var last [2]arrival
	return func(_ *soak, tx checkin.Tx, f checkin.Fact) (checkin.EntryID, error) {
		if f.Kind == checkin.KindUndone && !last[0].who.IsZero() {
			f.Subject, f.Body.Entry = last[0].who, last[0].entry
		}
		id, err := tx.Append(f)
		if f.Kind == checkin.KindArrived {
			last[0], last[1] = last[1], arrival{f.Subject, id}
		}
		return id, err
	}
}

// hoard keeps every frame.
func hoard() func(string) {
	var kept []string
	return func(frame string) { kept = append(kept, strings.Clone(frame)) }
}

// late has an answer that took its time carry the ticket of the latest one.
func late() func(*soak, tea.Msg) tea.Msg {
	var latest worker.Ticket
	return func(_ *soak, msg tea.Msg) tea.Msg {
		if !isAnswer(msg) {
			return msg
		}
		v := reflect.New(reflect.TypeOf(msg)).Elem()
		v.Set(reflect.ValueOf(msg))
		ticket := (*worker.Ticket)(unsafe.Pointer(v.FieldByName("ticket").UnsafeAddr()))
		latest = max(latest, *ticket)
		*ticket = latest
		return v.Interface()
	}
}

// deafened loses the key behind a new size.
func deafened() func(*soak, tea.Msg) tea.Msg {
	sized := false
	return func(s *soak, msg tea.Msg) tea.Msg {
		switch msg.(type) {
		case tea.WindowSizeMsg:
			sized = s.slow // while somebody types
		case tea.KeyPressMsg:
			if sized {
				sized = false
				return nil
			}
		}
		return msg
	}
}

// swallows has whatever lies over the desk keep the end of a scan.
func swallows(s *soak, msg tea.Msg) tea.Msg {
	if key, ok := msg.(tea.KeyPressMsg); ok && len(s.root.stack) > 1 && s.did == "a scan over a dialog" && key.Code == tea.KeyEnter {
		return nil
	}
	return msg
}

// unheard loses the result of a write now and then.
func unheard() func(*soak, tea.Msg) tea.Msg {
	n := 0
	return func(_ *soak, msg tea.Msg) tea.Msg {
		if _, done := msg.(worker.Done); done {
			if n++; n%10 == 0 {
				return nil
			}
		}
		return msg
	}
}
