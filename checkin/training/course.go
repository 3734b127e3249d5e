package training

import (
	"fmt"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/rehearsal"
)

// crowd is how many invented people stand on the list besides the visitors.
const crowd = 240

// New makes a course of an event that is a rehearsal (see [rehearsal.Event]), for
// a seat at one of its venues, around a moment. Where the event has no other
// venue, or no other session, somebody known comes in place of who would be
// expected there.
func New(event checkin.Event, seat checkin.Actor, shape Shape, now time.Time) (*Course, error) {
	session, err := event.Choose("", seat.Venue, now)
	if err != nil {
		return nil, err
	}
	seat.Venue = session.Venue
	c := &casting{Course: &Course{Event: event, Seat: seat, Session: session}, shape: shape}
	c.InBy = c.neighbour()
	c.play()
	c.Visitors = c.visitor
	c.surround()
	return c.Course, nil
}

// casting gathers a course.
type casting struct {
	*Course
	shape   Shape
	visitor int
}

// neighbour is a desk beside the seat's.
func (c *casting) neighbour() string {
	venue, _ := c.Event.Venue(c.Seat.Venue)
	for n := 1; ; n++ {
		if name := fmt.Sprintf("%s %d", checkin.Clean(venue.Name), n); name != c.Seat.Desk {
			return name
		}
	}
}

// add puts somebody on the list: expected here and now, unless more says otherwise.
func (c *casting) add(first, last string, more ...string) checkin.Registration {
	code := fmt.Sprintf("RE-S%03d", len(c.People)+1)
	r := checkin.Registration{ID: checkin.CodedID(c.Event.ID, "", code)}
	r.Values[checkin.FieldCode], r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = code, first, last
	r.Values[checkin.FieldStatus] = string(checkin.StatusValid)
	r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions] = string(c.Session.Venue), string(c.Session.ID)
	for i := 0; i+1 < len(more); i += 2 {
		if f, ok := checkin.ParseField(more[i]); ok {
			r.Values[f] = more[i+1]
		}
	}
	c.People = append(c.People, r)
	return r
}

// step adds what the visitor wants.
func (c *casting) step(s Step) {
	s.Visitor = c.visitor
	if s.Heard == "" {
		s.Heard = s.Who.LastName() + ", " + s.Who.FirstName()
	}
	if s.Any == nil && s.All == nil {
		s.Any = []checkin.RegistrationID{s.Who.ID}
	}
	c.Steps = append(c.Steps, s)
}

// next ends a visitor's scene.
func (c *casting) next() { c.visitor++ }

// play is the ten scenes.
func (c *casting) play() {
	c.known()
	c.misheard()
	who := c.add("Inès", "Loyer", "company", "Atelier Fictif")
	c.step(Step{Case: UnknownCode, Who: who, Code: "B7Q2-ANCIEN-4481"})
	c.next()
	c.twins()
	who = c.add("Odile", "Vandenbussche", "company", "Tissus Inventés")
	c.In = append(c.In, who.ID)
	c.step(Step{Case: AlreadyIn, Who: who})
	c.next()
	c.elsewhere()
	c.another()
	who = c.add("Karim", "Haddad", "company", "Port Imaginaire", "status", string(checkin.StatusUnpaid), "due", "12 €")
	c.step(Step{Case: Unpaid, Who: who})
	c.next()
	who = c.add("Jean-Baptiste", "Sailly", "company", "Marée Fictive", "status", string(checkin.StatusCancelled))
	c.step(Step{Case: Cancelled, Who: who})
	c.next()
	c.group()
}

func (c *casting) known() {
	who := c.add("Cathy", "Delattre", "company", "Mareyage Fictif", "email", "cathy.delattre@fictif.example")
	s := Step{Case: Known, Who: who, Any: []checkin.RegistrationID{who.ID}}
	if c.shape.Twice {
		again := c.add("Cathy", "Delattre", "company", "Mareyage Fictif", "email", "cathy.delattre@fictif.example")
		s.Any = append(s.Any, again.ID)
	}
	c.step(s)
	c.next()
}

func (c *casting) misheard() {
	who := c.add("Philippe", "Lefebvre", "company", "Électro Exemple")
	kind := Misheard
	if c.shape.Spelt {
		c.add("Philippe", "Lefèvre", "company", "Électro Exemple")
		kind = Spelt
	}
	c.step(Step{Case: kind, Who: who, Heard: "Lefèvre, Philippe"})
	c.next()
}

func (c *casting) twins() {
	if c.shape.Bare {
		one, two := c.add("Claire", "Martin"), c.add("Claire", "Martin")
		c.step(Step{Case: Bare, Who: one, Any: []checkin.RegistrationID{one.ID, two.ID}})
	} else {
		c.add("Claire", "Martin", "company", "Conseil Inventé", "town", "Desvres")
		c.step(Step{Case: Twins, Who: c.add("Claire", "Martin", "town", "Marck")})
	}
	c.next()
}

// elsewhere is somebody of another venue, who is let in here, then goes there.
func (c *casting) elsewhere() {
	s := Step{Case: Known}
	s.Who = c.add("Hugo", "Macquet", "company", "Voiles Fictives")
	at := slices.IndexFunc(c.Event.Venues, func(v checkin.Venue) bool { return v.ID != c.Session.Venue })
	if at >= 0 {
		last := &c.People[len(c.People)-1]
		last.Values[checkin.FieldVenue], last.Values[checkin.FieldSessions] = string(c.Event.Venues[at].ID), ""
		s.Case, s.Who, s.Place = OtherVenue, *last, checkin.Clean(c.Event.Venues[at].Name)
	}
	c.step(s)
	s.Case = Regret
	c.step(s)
	c.next()
}

// another is somebody of another session of this venue.
func (c *casting) another() {
	s := Step{Case: Known}
	s.Who = c.add("Salomé", "Boutin", "company", "Dentelles Exemple")
	for _, session := range c.Event.SessionsAt(c.Session.Venue) {
		if session.ID != c.Session.ID && session.Opens.After(c.Session.Opens) {
			last := &c.People[len(c.People)-1]
			last.Values[checkin.FieldSessions] = string(session.ID)
			s.Case, s.Who = OtherDay, *last
			break
		}
	}
	c.step(s)
	c.next()
}

func (c *casting) group() {
	const company = "Coopérative Imaginaire"
	who := c.add("Ysaline", "Carpentier", "company", company)
	two := c.add("Firmin", "Hoguet", "company", company)
	three := checkin.Registration{}
	if c.shape.Nameless {
		three = c.add("", checkin.Nameless, "company", company)
	} else {
		three = c.add("Abel", "Éloy", "company", company)
	}
	c.step(Step{Case: Scan, Who: who, Code: who.Code()})
	c.step(Step{Case: Group, Who: who, All: []checkin.RegistrationID{two.ID, three.ID}})
	c.next()
}

// surround puts a crowd on the list in which nobody sounds like a visitor.
func (c *casting) surround() {
	sounds := map[string]bool{}
	sound := func(r *checkin.Registration) string { return lookup.Sound(lookup.Name{Last: r.LastName()}) }
	for i := range c.People {
		sounds[sound(&c.People[i])] = true
	}
	for r := range rehearsal.People(&c.Event, 7, crowd) {
		if !sounds[sound(&r)] {
			c.People = append(c.People, r)
		}
	}
}
