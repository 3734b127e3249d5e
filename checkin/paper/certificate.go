package paper

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"opale/checkin"
)

// Certificate attests that somebody was there. There is none for who was not,
// and neither a code nor anything else that opens a door is on it.
type Certificate struct {
	Person
	Event checkin.Event
	Heading
	Visits []Visit // by opening of their sessions
	Made   time.Time
}

// Visit is somebody's time at one session.
type Visit struct {
	Session checkin.Session
	Stays   []Stay
}

// Stay is from one passage of the door to the next.
type Stay struct {
	In  time.Time
	Out time.Time // zero: nobody saw them leave
}

// NewCertificate gathers where somebody was, at one session or, where that is
// empty, at all. ok is false where no arrival of theirs is in force, or where
// they have no name any more.
func NewCertificate(e *checkin.Event, only checkin.SessionID, r *checkin.Registration, arrivals []checkin.Arrival) (c Certificate, ok bool) {
	c = Certificate{Person: PersonOf(r), Event: *e}
	for _, s := range e.Sessions {
		if only != "" && s.ID != only {
			continue
		}
		if stays := staysAt(s.ID, arrivals); len(stays) > 0 {
			c.Visits = append(c.Visits, Visit{s, stays})
		}
	}
	slices.SortStableFunc(c.Visits, func(a, b Visit) int { return a.Session.Opens.Compare(b.Session.Opens) })
	return c, len(c.Visits) > 0 && c.name() != "" && !r.Erased
}

// staysAt puts together somebody's passages at a session: what two desks noted
// of one stay is one.
func staysAt(session checkin.SessionID, arrivals []checkin.Arrival) []Stay {
	var stays []Stay
	for i := range arrivals {
		if a := &arrivals[i]; a.Session == session && a.InForce() {
			stay := Stay{In: a.Time}
			if a.Left != nil {
				stay.Out = a.Left.Time
			}
			stays = append(stays, stay)
		}
	}
	slices.SortFunc(stays, func(a, b Stay) int { return cmp.Or(a.In.Compare(b.In), a.Out.Compare(b.Out)) })
	apart := stays[:0]
	for _, s := range stays {
		if n := len(apart); n > 0 && !apart[n-1].Out.IsZero() && !apart[n-1].Out.After(s.In) || n == 0 {
			apart = append(apart, s)
		} else if last := &apart[n-1]; s.Out.After(last.Out) {
			last.Out = s.Out
		}
	}
	return apart
}

// length is how long somebody was there; known is false where nobody saw them
// leave at least once.
func (c *Certificate) length() (whole time.Duration, known bool) {
	for _, v := range c.Visits {
		for _, s := range v.Stays {
			if s.Out.IsZero() {
				return 0, false
			}
			whole += s.Out.Sub(s.In)
		}
	}
	return whole, true
}

// WriteCertificates writes attestations of attendance, a page each, by name.
func WriteCertificates(w io.Writer, l Language, all []Certificate) error {
	if len(all) == 0 {
		return fmt.Errorf("write attestations: there is none")
	}
	b, err := newBook(wordsIn(l), wordsIn(l).certificate.title, all[0].Made, false)
	if err != nil {
		return err
	}
	all = byName(all, false, func(c *Certificate) *Person { return &c.Person })
	for i := range all {
		all[i].draw(b)
	}
	return b.write(w, "")
}
