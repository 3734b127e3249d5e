package start

import (
	"cmp"
	"fmt"
	"strings"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
)

// trials is what is tried once.
func (s *Start) trials() []line {
	w := &s.env.Words.Start
	return []line{s.code(), s.keys(), s.sound(), s.window(), s.power(), s.safety(), {noRow, w.Others, s.others(), s.othersSaid()}}
}

func (s *Start) code() line {
	w := &s.env.Words.Start
	l := line{scannerRow, w.Scanner, theme.Question, w.Scan}
	if s.tried.Scanner == "" {
		return l
	}
	l.tone, l.said = theme.Warning, s.tried.Scanner
	for _, tone := range []theme.Tone{theme.Good, theme.Already, theme.Warning} {
		if said, ok := strings.CutPrefix(s.tried.Scanner, tone.Sign()+" "); ok {
			l.tone, l.said = tone, said
		}
	}
	return l
}

func (s *Start) keys() line {
	w := &s.env.Words.Start
	l := line{keysRow, w.Keys, theme.Question, w.PressF2}
	switch s.tried.Keys {
	case screen.TriedWell:
		l.tone, l.said = theme.Good, w.F2
	case screen.TriedBadly:
		l.tone, l.said = theme.Already, w.NoF2
	}
	return l
}

func (s *Start) sound() line {
	w := &s.env.Words.Start
	l := line{soundRow, w.Sound, theme.Question, w.Hear}
	switch {
	case s.env.Choices.Silent:
		l.tone, l.said = theme.Already, w.Silent
	case s.asks:
		l.said = w.Heard
	case s.tried.Sound == screen.TriedWell:
		l.tone, l.said = theme.Good, w.HeardYes
	case s.tried.Sound == screen.TriedBadly:
		l.tone, l.said = theme.Warning, w.HeardNo
	}
	return l
}

func (s *Start) window() line {
	w, f := &s.env.Words.Start, s.env.Frame
	if f.Class == layout.Narrow {
		return line{noRow, w.Window, theme.Warning, fmt.Sprintf(w.Small, f.Width, f.Height)}
	}
	return line{noRow, w.Window, theme.Good, fmt.Sprintf(w.Fits, f.Width, f.Height)}
}

func (s *Start) power() line {
	w, c := s.env.Words, s.env.Charge
	l := line{noRow, w.Start.Power, theme.Good, w.Start.NoBattery}
	switch {
	case c.Known && c.Draining:
		l.tone, l.said = theme.Warning, fmt.Sprintf(w.Start.Battery, w.Number(c.Percent))
	case c.Known:
		l.said = fmt.Sprintf(w.Start.Mains, w.Number(c.Percent))
	}
	sleep := w.Start.Awake
	if !c.Awake {
		l.tone, sleep = theme.Warning, w.Start.Asleep
	}
	l.said += ", " + sleep
	return l
}

func (s *Start) safety() line {
	w := s.env.Words
	l := line{stickRow, w.Start.Stick, theme.Question, w.Start.NoStick}
	switch {
	case s.drives.writing != 0:
		l.tone, l.said = theme.Plain, w.Start.Writing
	case s.drives.failed:
		l.tone, l.said = theme.Warning, w.Start.StickBad
	case s.hasStick():
		l.tone, l.said = theme.Good, fmt.Sprintf(w.Start.StickAt, w.Clock(s.env.Local(s.env.Upkeep.Upkeep().Stick)))
	case s.drives.folder != "":
		l.said = fmt.Sprintf(w.Start.PlugStick, checkin.Clean(s.drives.folder))
	}
	return l
}

// others is how it stands with the other desks; being alone is no fault.
func (s *Start) others() theme.Tone {
	if !s.env.Linked.Synced.IsZero() && s.env.Linked.Failing.IsZero() {
		return theme.Good
	}
	return theme.Already
}

func (s *Start) othersSaid() string {
	w := &s.env.Words.Start
	var said []string
	if s.others() == theme.Good {
		said = append(said, w.Linked)
	}
	if found := s.found(); found != "" {
		said = append(said, found)
	}
	if len(said) == 0 {
		said = append(said, w.NoNetwork)
	}
	if unseen := s.unseen(); len(unseen) > 0 {
		said = append(said, listed(w.Unseen, unseen))
	}
	return strings.Join(said, ". ")
}

// named is how many desks are named in the line.
const named = 3

// found says who is on this network; empty where nobody is.
func (s *Start) found() string {
	w := s.env.Words
	var names []string
	for _, d := range s.env.Found[:min(len(s.env.Found), named)] {
		name := cmp.Or(checkin.Clean(d.Name), w.Exchange.Nameless)
		if d.IsRelay() {
			name = fmt.Sprintf(w.Hub.IsRelay, name)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return listed(w.Start.Found, names)
}

// listed says something of one desk, or of several.
func listed(form i18n.Plural, names []string) string {
	if len(names) == 1 {
		return fmt.Sprintf(form.One, names[0])
	}
	return fmt.Sprintf(form.Many, strings.Join(names, ", "))
}

// unseen names the desks that gave no word yet, and are not on this network.
func (s *Start) unseen() (names []string) {
	for _, w := range s.about.unseen {
		if !s.env.IsFound(w.Device) && len(names) < named {
			names = append(names, checkin.Clean(w.Desk))
		}
	}
	return names
}
