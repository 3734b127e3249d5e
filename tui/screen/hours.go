package screen

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/theme"
)

// Opens says when a session opens: with its date, where that is not today.
func Opens(env *Env, s *checkin.Session) string {
	w, at := env.Words, env.Local(s.Opens)
	if sameDay(at, env.Clock()) {
		return fmt.Sprintf(w.Sessions.OpensAt, w.Clock(at))
	}
	return fmt.Sprintf(w.Sessions.OpensOn, w.Date(at), w.Clock(at))
}

// Timing says that somebody comes early or late to a session; empty for whoever
// is in time.
func Timing(env *Env, s *checkin.Session, at time.Time) string {
	w := env.Words
	switch timing, off := s.Timing(at); timing {
	case checkin.Early:
		return fmt.Sprintf(w.Sessions.Early, Opens(env, s))
	case checkin.Late:
		return fmt.Sprintf(w.Sessions.Begun, w.Span(off))
	case checkin.TooLate:
		return fmt.Sprintf(w.Sessions.Ended, w.Clock(env.Local(s.Closes)))
	}
	return ""
}

// Room says that the desk's session is nearly full, or full; empty where there is
// room enough. It warns, and refuses nobody.
func Room(env *Env) string {
	w, o := env.Words, &env.Overview
	words := map[checkin.Room]string{checkin.RoomScarce: w.Sessions.Scarce, checkin.RoomNone: w.Sessions.Full}[o.Room()]
	if words == "" {
		return ""
	}
	return theme.SignWarning + " " + fmt.Sprintf(words, w.Number(o.Inside), w.Count(w.Sessions.Places, o.Session.Capacity))
}

// RoomShort says the same where the header has said how many came.
func RoomShort(env *Env) string {
	w, o := env.Words, &env.Overview
	words := map[checkin.Room]string{checkin.RoomScarce: w.Sessions.ScarceTop, checkin.RoomNone: w.Sessions.FullTop}[o.Room()]
	if words == "" {
		return ""
	}
	return theme.SignWarning + " " + fmt.Sprintf(words, w.Count(w.Sessions.Places, o.Session.Capacity))
}

// Next proposes the session that comes next, and the key that goes there; empty
// while the desk is right where it is.
func Next(env *Env) string {
	w, o := env.Words, &env.Overview
	next, ok := o.Next(o.Now)
	if !ok {
		return ""
	}
	when := Opens(env, &next)
	if !o.Now.Before(next.Opens) {
		when = fmt.Sprintf(w.Sessions.OpenSince, w.Clock(env.Local(next.Opens)))
	}
	return fmt.Sprintf(w.Sessions.Next, checkin.Clean(next.Name), when, env.Keys.Shown(keymap.Session))
}

// NextShort says the same in the header.
func NextShort(env *Env) string {
	w, o := env.Words, &env.Overview
	next, ok := o.Next(o.Now)
	if !ok {
		return ""
	}
	at := env.Local(next.Opens)
	when := w.Clock(at)
	if !sameDay(at, env.Clock()) {
		when = w.ShortDate(at)
	}
	return fmt.Sprintf(w.Sessions.NextTop, when, env.Keys.Shown(keymap.Session))
}

// Circumstances is what is said of an arrival beside the name: that it is a
// return, early or late, and how little room is left.
func Circumstances(env *Env, v *checkin.Visit) []string {
	w := env.Words
	var said []string
	if v.Left != nil {
		said = append(said, fmt.Sprintf(w.Sessions.Back2In, w.Clock(env.Local(v.Left.Time))))
	} else if timing := Timing(env, &v.Session, v.Time); timing != "" && !v.Repeat {
		said = append(said, timing)
	}
	if room := Room(env); room != "" && v.Session.ID == env.Overview.Session.ID {
		said = append(said, room)
	}
	return said
}
