package plain

import (
	"fmt"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/setup"
)

// greet says where the desk stands, and how to begin.
func (d *desk) greet() {
	w, o := d.env.Words, &d.env.Overview
	switch {
	case o.Event.ID.IsRehearsal():
		d.say(w.Head.Rehearsal, w.Head.Invented)
	case d.env.Emergency:
		d.say(w.Head.Emergency, w.Head.ByHand)
	}
	d.say(w.Head.Program, checkin.Clean(o.Event.Name), w.Date(d.env.Clock()), w.Clock(d.env.Clock()))
	switch {
	case d.isExcluded():
		d.sayExcluded()
	case d.lock.on:
		d.say(w.Lock.Title, w.Lock.AnyPIN)
	case d.o.Setup:
		d.setUp()
	default:
		d.status()
		d.say(fmt.Sprintf(w.Plain.Welcome, colon+w.Plain.Words.Help))
	}
}

// status says where the desk stands, how many are in, and what is not shared.
func (d *desk) status() {
	w, o := d.env.Words, &d.env.Overview
	venue, _ := o.Event.Venue(o.Session.Venue)
	d.say(checkin.Clean(venue.Name), checkin.Clean(o.Actor.Desk), checkin.Clean(o.Actor.Operator))
	in := w.Count(w.Head.In, o.In)
	if o.Named && o.Expected > 0 {
		in = fmt.Sprintf(w.Head.InOf, in, w.Count(w.Head.Of, o.Expected))
	}
	rate := fmt.Sprintf(w.Head.Rate, w.Number(o.Recent))
	if !o.Open {
		opens, closes := d.env.Local(o.Session.Opens), d.env.Local(o.Session.Closes)
		rate = fmt.Sprintf(w.Head.Closed, w.Date(opens), w.Hour(opens), w.Hour(closes))
	}
	d.say(checkin.Clean(o.Session.Name), in, rate)
	d.say(d.shared()...)
	d.sayNamesake()
	if n, err := d.toCheck(); err == nil && n > 0 {
		d.say(w.Count(w.Conflicts.Open, n))
	}
}

// sayNamesake says that another laptop has this desk's name: one that took the
// other's place, which came back.
func (d *desk) sayNamesake() {
	actor := d.env.Overview.Actor
	if d.o.Replica == nil || actor.Desk == "" {
		return
	}
	writers, err := d.o.Replica.Writers()
	if err != nil {
		return // where it cannot be told, the rest is
	}
	revoked, err := d.o.Replica.Revoked()
	here, seat := d.o.Replica.Device(), journal.SeatOf(actor.Desk, actor.Venue)
	if err == nil && slices.ContainsFunc(writers, func(w journal.Writer) bool {
		return w.Device != here && journal.SeatOf(w.Desk, w.Venue) == seat && !slices.Contains(revoked, w.Device)
	}) {
		d.say(d.env.Words.Fill(d.env.Words.Desks.Twice, checkin.Clean(actor.Desk)))
	}
}

// shared says what is only here, and how it stands with the hub.
func (d *desk) shared() []string {
	w, o := d.env.Words, &d.env.Overview
	var said []string
	if d.o.Hub != nil && d.o.Hub.Address() != "" {
		said = append(said, screen.LinkedSaid(w, d.o.Hub.State(), o.Now, d.env.Local, screen.Patience).Long)
	}
	switch {
	case o.OnlyHere > 0 && o.Linked:
		return append(said, w.Count(w.Head.OnlyHere, o.OnlyHere))
	case o.OnlyHere > 0:
		return append(said, w.Count(w.Head.Alone, o.OnlyHere))
	case o.Linked:
		return append(said, w.Head.AllShared)
	}
	return said
}

func (d *desk) toCheck() (int, error) {
	conflicts, err := d.o.Desk.Conflicts()
	if err != nil {
		return 0, err
	}
	held, err := d.o.Desk.Held()
	return len(conflicts) + len(held), err
}

// setUp asks for what a desk has to know before anybody is let in.
func (d *desk) setUp() {
	known, err := setup.Recall(d.o.Settings)
	if err != nil {
		d.trouble("", err)
		return
	}
	d.must = true
	d.say(d.env.Words.Setup.First)
	d.askVenue(known)
}

// askVenue asks for the venue, by its number or its name.
func (d *desk) askVenue(known setup.Known) {
	event := &d.env.Overview.Event
	if known.Venue != "" || len(event.Venues) == 0 {
		d.askDesk(known)
		return
	}
	d.repeat = func() {
		d.say(d.env.Words.Setup.Venue)
		for i := range event.Venues {
			d.say(numbered(i, checkin.Clean(event.Venues[i].Name)))
		}
	}
	d.asking = func(line string) {
		venue, ok := event.FindVenue(line)
		if n := numbers(line); len(n) == 1 && n[0] >= 1 && n[0] <= len(event.Venues) {
			venue, ok = event.Venues[n[0]-1], true
		}
		if !ok {
			d.repeat()
			return
		}
		known.Venue = venue.ID
		d.askDesk(known)
	}
	d.repeat()
}

// askDesk asks for the name of the desk; an empty line takes the proposed one.
func (d *desk) askDesk(known setup.Known) {
	w := d.env.Words
	if known.Desk != "" {
		d.askOperator(known)
		return
	}
	venue, _ := d.env.Overview.Event.Venue(known.Venue)
	proposed := fmt.Sprintf(w.Setup.Proposed, checkin.Clean(venue.Name))
	d.repeat = func() { d.say(w.Setup.Desk, fmt.Sprintf(w.Plain.Tell, proposed)) }
	d.asking = func(line string) {
		if known.Desk = line; line == "" {
			known.Desk = proposed
		}
		d.askOperator(known)
	}
	d.repeat()
}

func (d *desk) askOperator(known setup.Known) {
	d.repeat = func() { d.say(d.env.Words.Setup.Operator) }
	d.asking = func(line string) {
		if line == "" {
			d.repeat()
			return
		}
		known.Operator = line
		if known.Day == "" {
			known.Day = setup.Day(d.env.Clock())
		}
		if err := setup.Take(d.o.Desk, d.o.Settings, known, false); err != nil {
			d.trouble("", err)
			return
		}
		d.must = false
		d.turn()
		d.seated()
	}
	d.repeat()
}

// seated says where the desk stands now.
func (d *desk) seated() {
	if err := d.look(); err != nil {
		d.trouble("", err)
		return
	}
	d.status()
}

// operator notes who is at the keyboard from now on.
func (d *desk) operator(name string) {
	d.turn()
	if name != "" {
		d.sit(name)
		return
	}
	w := &d.env.Words.Operator
	d.repeat = func() { d.say(w.Title, fmt.Sprintf(w.Now, checkin.Clean(d.env.Overview.Actor.Operator))) }
	d.asking = func(line string) {
		d.turn()
		if line == "" {
			d.say(d.env.Words.Plain.Dropped)
			return
		}
		d.sit(line)
	}
	d.repeat()
}

func (d *desk) sit(name string) {
	if err := setup.RememberOperator(d.o.Settings, name); err != nil {
		d.trouble("", err)
		return
	}
	actor := d.o.Desk.Place().Actor
	actor.Operator = name
	d.o.Desk.Seat(actor)
	d.say(fmt.Sprintf(d.env.Words.Operator.Take, name))
}

// session offers the sessions of the event, this venue's first; one whose id
// stands behind the command is taken at once.
func (d *desk) session(rest string) {
	d.turn()
	w, here := d.env.Words, d.env.Overview.Session
	event := &d.env.Overview.Event
	if s, ok := event.Session(checkin.SessionID(rest)); ok {
		d.move(s)
		return
	}
	list := event.SessionsAt(here.Venue)
	for _, v := range event.Venues {
		if v.ID != here.Venue {
			list = append(list, event.SessionsAt(v.ID)...)
		}
	}
	d.say(w.Sessions.Title)
	var offers []offer
	for _, s := range list {
		venue, _ := event.Venue(s.Venue)
		opens, closes, mark := d.env.Local(s.Opens), d.env.Local(s.Closes), ""
		if s.ID == here.ID {
			mark = w.Sessions.Here
		}
		hours := fmt.Sprintf(w.Sessions.Hours, w.Hour(opens), w.Hour(closes))
		offers = append(offers, offer{joined(checkin.Clean(venue.Name), checkin.Clean(s.Name), w.Date(opens), hours, d.state(&s), mark), func() { d.move(s) }})
	}
	d.offer(offers...)
}

// state says whether a session is open.
func (d *desk) state(s *checkin.Session) string {
	w, now := &d.env.Words.Sessions, d.env.Overview.Now
	switch {
	case now.Before(s.Opens):
		return w.Later
	case now.Before(s.Closes):
		return w.Open
	}
	return w.Over
}

func (d *desk) move(s checkin.Session) {
	if err := d.o.Desk.Switch(s.ID); err != nil {
		d.trouble("", err)
		return
	}
	d.seated()
}
