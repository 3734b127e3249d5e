package trial

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/theme"
)

// Scanner listens to what a scanner sends, and judges the last code of it.
type Scanner struct {
	now  run  // what is being typed
	last *run // what was, nil before the first
}

// Heard takes down a key as it came, and reports whether it was one that a
// scanner sends: Silent is then wanted once nothing has come for Quiet.
func (s *Scanner) Heard(w *i18n.Words, msg tea.Msg, at time.Time) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.now.pasted = true
		for _, r := range msg.Content {
			s.take(press{name: string(r), text: string(r), at: at})
		}
	case tea.KeyPressMsg:
		if msg.Text == "" && !scans(msg) {
			return false
		}
		s.take(heard(w, msg, at))
	}
	return true
}

func (s *Scanner) take(p press) {
	if len(s.now.presses) < most {
		s.now.presses = append(s.now.presses, p)
	}
}

// Silent says that nothing came behind the last key, and reports whether that
// was the end of a run: one key is nobody's scanner, nor is Enter twice in haste.
func (s *Scanner) Silent() bool {
	done := s.now
	s.now = run{}
	written := slices.ContainsFunc(done.presses, func(p press) bool { return p.text != "" })
	if len(done.presses) < 2 || !written {
		return false
	}
	s.last = &done
	return true
}

// Probed takes in what the desk would have taken a burst for.
func (s *Scanner) Probed(p screen.Probe) {
	if len(s.now.presses) == 0 && s.last != nil { // the answer came behind the silence
		s.last.probe = &p
		return
	}
	s.now.probe = &p
}

// Verdict is the last code in two sentences: whether it was taken as one, and
// which keyboards stand in between. ok is false before the first.
func (s *Scanner) Verdict(w *i18n.Words) (tone theme.Tone, said string, ok bool) {
	if s.last == nil {
		return theme.Question, "", false
	}
	f := s.last.find()
	if tone, said = taken(w, &f); f.taken != isScan {
		return tone, said, true
	}
	keyboard, layout := layoutOf(w, &f)
	return max(tone, keyboard), layout, true
}

// scans reports whether a key without a text is one that scanners send.
func scans(key tea.KeyPressMsg) bool {
	switch key.Code {
	case tea.KeyEnter, tea.KeyKpEnter, tea.KeyTab:
		return true
	}
	return key.Mod.Contains(tea.ModCtrl) && controls[key.Code] != ""
}
