package training

import (
	"slices"

	"opale/checkin"
	"opale/checkin/lookup"
)

// Facts are who is in, at any session, and how often they were noted.
type Facts map[checkin.RegistrationID]In

// In is somebody who is in.
type In struct {
	Who   checkin.Registration
	Times int // arrivals in force
}

// Read reads the facts of a store.
func Read(event *checkin.Event, store interface {
	Presence(checkin.SessionID) ([]checkin.RegistrationID, error)
	checkin.Reader
}) (Facts, error) {
	facts := Facts{}
	for _, s := range event.Sessions {
		present, err := store.Presence(s.ID)
		if err != nil {
			return nil, err
		}
		people, err := store.Registrations(present...)
		if err != nil {
			return nil, err
		}
		arrivals, err := store.Arrivals(present...)
		if err != nil {
			return nil, err
		}
		for i := range people {
			in := facts[people[i].ID]
			in.Who = people[i]
			for k := range arrivals {
				if a := &arrivals[k]; a.Registration == in.Who.ID && a.Session == s.ID && a.InForce() {
					in.Times++
				}
			}
			facts[in.Who.ID] = in
		}
	}
	return facts, nil
}

// Slip is what went wrong.
type Slip string

// The slips.
const (
	SlipOther    Slip = "other"     // somebody else was noted
	SlipAgain    Slip = "again"     // a second arrival of who was in already
	SlipNew      Slip = "new"       // a new person was made of who is on the list
	SlipTookBack Slip = "took-back" // an arrival was taken back that was right
)

// Judgement is what the facts say of a step.
type Judgement struct {
	Done bool
	Slip Slip                 // empty: nothing went wrong
	Who  checkin.Registration // whom the slip is about
	Left int                  // who of a group is still to be let in
}

// Judge says how a step stands: by who was in as it began, who is in now and
// whether the desk has told that the visitor is in already and was left so.
func (s *Step) Judge(was, now Facts, passed bool) Judgement {
	var j Judgement
	new := more(was, now)
	for _, in := range more(now, was) {
		if s.Case != Regret || !s.wants(in.Who.ID) {
			j.Slip, j.Who = SlipTookBack, in.Who
		}
	}
	for _, in := range new {
		if slip := s.slip(&in.Who); slip != "" {
			j.Slip, j.Who = slip, in.Who
		}
	}
	j.Left = s.left(now)
	j.Done = j.Slip == "" && s.isDone(now, new, passed)
	return j
}

// more are those who were noted more often in b than in a, in the order of their ids.
func more(a, b Facts) (ins []In) {
	for id, in := range b {
		if in.Times > a[id].Times {
			ins = append(ins, in)
		}
	}
	slices.SortFunc(ins, func(x, y In) int { return slices.Compare(x.Who.ID[:], y.Who.ID[:]) })
	return ins
}

// slip is what it means that somebody was noted during the step.
func (s *Step) slip(r *checkin.Registration) Slip {
	switch {
	case s.Case == AlreadyIn && s.wants(r.ID):
		return SlipAgain
	case s.Case != Regret && s.wants(r.ID):
		return ""
	case !r.WalkIn:
		return SlipOther
	case s.Case == Cancelled && isNear(r, &s.Who):
		return ""
	case isNear(r, &s.Who):
		return SlipNew
	}
	return SlipOther
}

func isNear(a, b *checkin.Registration) bool {
	return lookup.Near(lookup.Name{First: a.FirstName(), Last: a.LastName()}, lookup.Name{First: b.FirstName(), Last: b.LastName()})
}

func (s *Step) wants(id checkin.RegistrationID) bool {
	for _, ids := range [][]checkin.RegistrationID{s.Any, s.All} {
		for _, one := range ids {
			if one == id {
				return true
			}
		}
	}
	return false
}

// left is how many of a group are not in yet.
func (s *Step) left(now Facts) (n int) {
	for _, id := range s.All {
		if now[id].Times == 0 {
			n++
		}
	}
	return n
}

func (s *Step) isDone(now Facts, new []In, passed bool) bool {
	switch s.Case {
	case AlreadyIn:
		return passed
	case Regret:
		for _, id := range s.Any {
			if now[id].Times > 0 {
				return false
			}
		}
		return true
	case Group:
		return s.left(now) == 0
	}
	return len(new) > 0
}
