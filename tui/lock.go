package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/lock"
	"opale/tui/widget/field"
	"opale/tui/worker"
)

// locking is the lock over all screens, and the idleness that locks.
type locking struct {
	screen *lock.Lock // nil while the desk is open
	used   time.Time  // when a key last came
	timer  worker.Ticket
}

// idleDue says that the desk may have been idle for long enough.
type idleDue struct{ timer worker.Ticket }

func (r *root) isLocked() bool { return r.locking.screen != nil }

// lock lays the lock over all screens. It stands beside them, so that none that
// ends late can take it away.
func (r *root) lock() tea.Cmd {
	if r.isLocked() || r.isExcluded() {
		return nil
	}
	guarded := r.env.Choices.Guarded
	r.locking.screen = lock.New(r.env, guarded)
	r.flash = flash{}
	r.touch()
	if guarded {
		r.keep(screen.SettingLocked, "on")
	}
	return r.locking.screen.Open()
}

// lockAgain locks a desk that was locked when the program ended.
func (r *root) lockAgain(settings screen.Settings) error {
	locked, err := settings.Remembered(screen.SettingLocked)
	if err == nil && locked != "" && r.env.Choices.Guarded && !r.isExcluded() {
		r.locking.screen = lock.New(r.env, true)
	}
	return err
}

// openLock is what a desk that begins locked has to read first.
func (r *root) openLock() tea.Cmd {
	if !r.isLocked() {
		return nil
	}
	return r.locking.screen.Open()
}

func (r *root) unlock() tea.Cmd {
	r.locking.screen = nil
	r.keep(screen.SettingLocked, "")
	r.touch()
	return r.watchIdleness()
}

// keep writes a setting behind the writes that were asked for before it.
func (r *root) keep(key, value string) {
	if settings := r.env.Settings; settings != nil {
		r.env.Queue.Do(func(context.Context) tea.Msg {
			return screen.Chosen{Key: key, Value: value, Err: settings.Remember(key, value)}
		})
	}
}

// watchIdleness sets the one timer that locks anew; an earlier one is void.
func (r *root) watchIdleness() tea.Cmd {
	r.locking.timer, r.locking.used = worker.NewTicket(), r.now()
	if r.env.Choices.LockAfter == 0 {
		return nil
	}
	return r.env.Later(r.env.Choices.LockAfter, idleDue{r.locking.timer})
}

// idle locks where no key has come for long enough, else looks again when that
// could be so.
func (r *root) idle(msg idleDue) tea.Cmd {
	after := r.env.Choices.LockAfter
	if msg.timer != r.locking.timer || after == 0 || r.isLocked() {
		return nil
	}
	if left := after - r.now().Sub(r.locking.used); left > 0 {
		return r.env.Later(min(left, after), idleDue{msg.timer})
	}
	return r.lock()
}

// decideLocked has a burst be typed only where it can be a PIN and is nobody's
// code; of any other it says that nobody was noted.
func (r *root) decideLocked(msg decided, code bool) tea.Cmd {
	digits := field.New(field.Digits())
	digits.Insert(strings.TrimSpace(msg.burst.Text))
	if !code && !msg.burst.Pasted && pin.Valid(digits.Value()) {
		return r.follow(r.detector.Decided(false))
	}
	return tea.Batch(r.locking.screen.ScannedEarly(), r.follow(r.detector.Decided(true)))
}

// choose changes a setting of this laptop, and shows it at once.
func (r *root) choose(key, value string) tea.Cmd {
	r.env.Choices.Set(key, value)
	r.keep(key, value)
	switch key {
	case screen.SettingTheme:
		r.dress()
	case screen.SettingSize:
		r.fit(r.env.Frame.Width, r.env.Frame.Height)
	case screen.SettingFunctionKeys:
		r.speak(r.env.Words.Lang)
	case screen.SettingLock:
		return r.watchIdleness()
	}
	r.touch()
	return nil
}

// choosePIN keeps a PIN, or none: hashing takes a moment.
func (r *root) choosePIN(msg screen.ChoosePIN) {
	settings := r.env.Settings
	if settings == nil {
		return
	}
	r.env.Queue.Do(func(context.Context) tea.Msg {
		err := pin.Set(settings, msg.Whose, msg.Digits)
		kept := screen.Chosen{Key: string(msg.Whose), Err: err}
		if msg.Digits != "" {
			kept.Value = "set"
		}
		return kept
	})
}

// chosen takes in that a setting was kept. One that was not is chosen again with
// one key; where it was asked for on its page, that says so.
func (r *root) chosen(msg screen.Chosen) tea.Cmd {
	if msg.Err == nil {
		r.env.Choices.Set(msg.Key, msg.Value)
		r.touch()
	}
	return r.tell(msg)
}
