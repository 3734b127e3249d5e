package checkin

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// announceWithin is how old an arrival may be that is still worth a word at the
// other desks: behind it, whoever had to be told has been, or has left.
const announceWithin = 10 * time.Minute

// announceWords are the words, folded, by which what is shown of somebody at
// check-in asks for more than a badge: any of them has the arrival told to all
// desks. A badge box or a room does not.
var announceWords = []string{
	"vip", "prevenir", "avertir", "accueillir", "protocole", "officiel", "officielle", "attention", "elu", "elue", "prefet", "prefete", "maire", "ministre",
	"notify", "alert", "official", "mayor", "minister",
}

// IsAnnounced reports whether the other desks are to be told of an arrival: what
// is to be shown of the person says so, in one of a few words such as VIP or
// « prévenir ».
func (r *Registration) IsAnnounced() bool {
	show := r.Show()
	if show == "" {
		return false
	}
	words := strings.FieldsFunc(Fold(show), func(c rune) bool { return !unicode.IsLetter(c) })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(announceWords, w) })
}

// Announcement is an arrival that came from another desk just now, of somebody
// who is to be announced.
type Announcement struct {
	Registration Registration
	Arrival      Arrival
}

// announcer keeps what was not fetched yet, and what was ever told: each person
// once a session.
type announcer struct {
	waiting []Announcement
	told    map[passed]bool
}

type passed struct {
	who RegistrationID
	at  SessionID
}

// hear takes in somebody's arrivals; own is this laptop, which shows them large
// by itself.
func (a *announcer) hear(r *Registration, arrivals []Arrival, own DeviceID, now time.Time) {
	if r.Erased || !r.IsAnnounced() {
		return
	}
	for i := range arrivals {
		arrival := &arrivals[i]
		key := passed{r.ID, arrival.Session}
		if !arrival.InForce() || arrival.Device == own || now.Sub(arrival.Time).Abs() > announceWithin || a.told[key] {
			continue
		}
		if a.told == nil {
			a.told = make(map[passed]bool)
		}
		a.told[key] = true
		a.waiting = append(a.waiting, Announcement{*r, *arrival})
	}
}

// Announcements gives whoever was to be announced and has come since the last
// call, as [Desk.Refresh] took them in. Each is given once.
func (d *Desk) Announcements() []Announcement {
	d.mu.Lock()
	defer d.mu.Unlock()
	waiting := d.announcer.waiting
	d.announcer.waiting = nil
	return waiting
}
