package plain

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/widget/field"
)

// lock is the lock of a desk that was locked when the program ended: a plain
// desk is no way around it.
type lock struct {
	on    bool
	until time.Time // before which no PIN is tried
}

func (d *desk) recallLock() error {
	locked, err := d.o.Settings.Remembered(screen.SettingLocked)
	if err != nil || locked == "" || !d.env.Choices.Guarded {
		return err
	}
	wait, err := pin.Wait(d.o.Settings)
	d.lock = lock{true, d.now().Add(wait)}
	return err
}

// now is the desk's clock.
func (d *desk) now() time.Time { return d.env.Overview.Now }

// tryPIN opens a locked desk. Nobody is noted, and nothing else said.
func (d *desk) tryPIN(text string) {
	w := d.env.Words
	if wait := d.lock.until.Sub(d.now()); wait > 0 {
		d.say(fmt.Sprintf(w.Lock.Wait, w.Count(w.Lock.Seconds, int((wait+time.Second-1)/time.Second))))
		return
	}
	digits := field.New(field.Digits())
	digits.Insert(text)
	if !pin.Valid(digits.Value()) {
		d.say(w.Lock.Title, w.Lock.AnyPIN)
		return
	}
	right, wait, err := pin.Check(d.o.Settings, digits.Value(), pin.Desk, pin.Coordinator)
	if err == nil && right {
		err = d.o.Settings.Remember(screen.SettingLocked, "")
	}
	switch {
	case err != nil:
		d.say(w.Lock.Broken)
	case !right:
		d.lock.until = d.now().Add(wait)
		d.say(fmt.Sprintf(w.Lock.Wrong, w.Count(w.Lock.Seconds, int(wait/time.Second))))
	default:
		d.lock = lock{}
		d.greet()
	}
}

// heed takes in what is found broken meanwhile, and what a hub says: who was
// excluded is not let in again while the program runs.
func (d *desk) heed() {
	select {
	case err := <-d.o.Faults:
		d.fault = err
		if err == nil {
			break // what was missing has come
		}
		said := d.env.Words.Explain(err)
		d.say(said.What + " " + said.Safe)
	default:
	}
	if d.o.Hub == nil {
		return
	}
	d.env.Linked = d.o.Hub.State()
	if told := d.o.Hub.Excluded(); told.Excluded || d.env.Linked.Trouble == checkin.CodeRevoked {
		d.env.Excluded = told
		d.env.Excluded.Excluded = true
		d.o.Desk.Forget()
		d.turn()
		d.about = checkin.Registration{}
	}
}

func (d *desk) isExcluded() bool { return d.env.Excluded.Excluded }

// sayExcluded says that nobody is let in here any more.
func (d *desk) sayExcluded() {
	w := d.env.Words
	d.say(w.Excluded.Title, w.Excluded.What)
	if held := d.env.Linked.OnlyHere; held > 0 {
		d.say(w.Count(w.Excluded.Held, held))
	}
	d.say(w.Excluded.Do)
}

// askEmergency finds out whether the desk knows nobody's name.
func (d *desk) askEmergency() error {
	set, err := d.o.Settings.Remembered(screen.SettingEmergency)
	d.env.Emergency = set != ""
	return err
}
