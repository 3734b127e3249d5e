package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/opening"
	"opale/tui/screen/setup"
)

// sit finds the venue and the name of a desk that opens from a kit: those of
// the flags, those that it had, else what is proposed and confirmed at the
// keyboard. What is left open, the screen asks for. A name that another laptop
// has had is taken over from it, which is said.
func (p *program) sit(ctx context.Context, store *db.Store, s *seat, folder string) (takesOver bool, err error) {
	event, err := store.Event()
	if err != nil {
		return false, err
	}
	known, err := setup.Recall(store)
	if err != nil {
		return false, err
	}
	ask := p.asker()
	names, err := deskNames(ctx, p.onDisk(), store, folder)
	if err != nil {
		return false, err
	}
	meant := meantFor(&event, p.onDisk(), folder, names)
	venue, err := p.chooseVenue(&event, cmp.Or(s.venue, string(known.Venue), string(meant.venue())), names, ask)
	if err != nil || venue == nil {
		return false, err
	}
	if s.venue = string(venue.ID); known.Venue != venue.ID {
		known.Desk = "" // its name was of another place
	}
	if s.desk = cmp.Or(checkin.Clean(s.desk), known.Desk); s.desk == "" {
		proposal := cmp.Or(meant.at(venue.ID), names.free(venue.Name))
		if !meant.alone(venue.ID) {
			typed, err := p.chooseDesk(venue, proposal, meant, names, ask)
			if err != nil {
				return false, err
			}
			s.desk = numbered(venue.Name, checkin.Clean(typed))
		}
		s.desk = cmp.Or(s.desk, proposal)
	}
	if before, taken := names.find(s.desk); taken && s.desk != known.Desk {
		s.desk, takesOver = before.Desk, true
		p.remark("%s", p.words.Fill(p.words.Carry.TakesOver, s.desk))
	}
	err = bundle.Give(p.onDisk(), folder, bundle.Given{Device: store.Device().String(), Desk: s.desk, Venue: venue.ID})
	if err != nil {
		p.remark("! %s", p.words.Carry.NotGiven) // a stick that is locked opens desks all the same
	}
	return takesOver, nil
}

// kitDesks is the desks that a stick was written for.
type kitDesks struct {
	free []deskName // that no other laptop has
	all  int
}

// meantFor reads the stick's label. One of another event's says nothing.
func meantFor(event *checkin.Event, d disk.Disk, folder string, taken deskList) (m kitDesks) {
	label, ok := bundle.LabelAt(d, folder)
	if !ok || label.Event != event.ID {
		return m
	}
	m.all = len(label.Desks)
	for _, d := range label.Desks {
		_, known := event.Venue(d.Venue)
		if _, has := taken.find(d.Desk); known && !has && d.Desk != "" {
			m.free = append(m.free, deskName{d.Desk, d.Venue})
		}
	}
	return m
}

// alone reports whether the stick is for one desk, which is still to be: nobody
// is asked.
func (m kitDesks) alone(venue checkin.VenueID) bool {
	return m.all == 1 && len(m.free) == 1 && m.free[0].Venue == venue
}

// venue is where all of them are; empty where they are at several.
func (m kitDesks) venue() checkin.VenueID {
	if len(m.free) == 0 {
		return ""
	}
	at := m.free[0].Venue
	if slices.ContainsFunc(m.free, func(d deskName) bool { return d.Venue != at }) {
		return ""
	}
	return at
}

// at is the first of them at a venue; empty where there is none.
func (m kitDesks) at(venue checkin.VenueID) string {
	if all := m.allAt(venue); len(all) > 0 {
		return all[0]
	}
	return ""
}

func (m kitDesks) allAt(venue checkin.VenueID) (names []string) {
	for _, d := range m.free {
		if d.Venue == venue {
			names = append(names, d.Desk)
		}
	}
	return names
}

// numbered is a desk's name as it was typed; where only its number was, it is
// that of the venue, or every venue would have a desk called 2.
func numbered(venue, typed string) string {
	if n := digit(typed); n > 0 {
		return venue + " " + strconv.Itoa(n)
	}
	return typed
}

// askDesk asks for the desk's name: the proposed one, or that of a laptop that
// this one replaces.
func (p *program) askDesk(proposal string, taken []string) string {
	w := &p.words.Carry
	if len(taken) == 0 {
		return fmt.Sprintf(w.AskDesk, proposal)
	}
	return fmt.Sprintf(w.AskDeskOr, proposal, strings.Join(taken, ", "))
}

// asker asks a question at the keyboard and gives the line typed; without a
// keyboard, an empty one.
func (p *program) asker() func(question string) string {
	keyboard, ok := p.keyboard()
	if !ok {
		return func(string) string { return "" }
	}
	lines := bufio.NewReader(keyboard)
	return func(question string) string {
		fmt.Fprint(p.errs, question+" ")
		line, _ := lines.ReadString('\n') // cut off, it counts as empty
		return strings.TrimSpace(line)
	}
}

// chooseDesk is what somebody calls the desk; empty where nobody said.
func (p *program) chooseDesk(venue *checkin.Venue, proposal string, meant kitDesks, names deskList, ask func(string) string) (string, error) {
	if p.porch.asks() {
		return p.porch.askDesk(opening.Desk{Venue: venue.Name, Proposed: proposal, Written: meant.allAt(venue.ID), Given: names.at(venue.ID)})
	}
	return ask(p.askDesk(proposal, names.at(venue.ID))), nil
}

// chooseVenue is nil where nobody said. What is typed at the keyboard and is no
// venue is asked for again: the passphrase need not be typed twice for a slip.
func (p *program) chooseVenue(event *checkin.Event, word string, names deskList, ask func(string) string) (*checkin.Venue, error) {
	if len(event.Venues) == 1 && word == "" {
		return &event.Venues[0], nil
	}
	if word != "" {
		return p.venueOf(event, word)
	}
	if p.porch.asks() {
		return p.porch.askVenue(event, names)
	}
	var list []string
	for i, v := range event.Venues {
		list = append(list, strconv.Itoa(i+1)+" "+v.Name)
	}
	for {
		word = ask(fmt.Sprintf(p.words.Carry.AskVenue, strings.Join(list, "   ")))
		if word == "" {
			return nil, nil
		}
		venue, err := p.venueOf(event, word)
		if err == nil {
			return venue, nil
		}
		p.remark("%v", err)
	}
}

// venueOf finds a venue by its number in the question, or by its name.
func (p *program) venueOf(event *checkin.Event, word string) (*checkin.Venue, error) {
	if n := digit(word); 1 <= n && n <= len(event.Venues) {
		return &event.Venues[n-1], nil
	}
	venue, ok := event.FindVenue(word)
	if !ok {
		return nil, p.unknownVenue(word, event)
	}
	return &venue, nil
}

// digit reads one digit, also as the key of an AZERTY keyboard gives it without
// Shift; 0 for anything else.
func digit(word string) int {
	keys := []string{"&", "é", `"`, "'", "(", "-", "è", "_", "ç"}
	if i := slices.Index(keys, word); i >= 0 {
		return i + 1
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return 0
	}
	return n
}

// deskName is a name that another laptop has, or has had.
type deskName struct {
	Desk  string
	Venue checkin.VenueID
}

// deskList is the names of all other laptops that the stick or the journal knows.
type deskList []deskName

// deskNames lists the names that the stick has given and that the journal has
// seen, to other laptops than this one.
func deskNames(ctx context.Context, d disk.Disk, store *db.Store, folder string) (deskList, error) {
	status, err := store.Status(ctx)
	if err != nil {
		return nil, err
	}
	var names deskList
	here := store.Device()
	for _, g := range bundle.GivenAt(d, folder) {
		if g.Device != here.String() {
			names = names.with(g.Desk, g.Venue)
		}
	}
	for _, w := range status.Writers {
		if w.Device != here {
			names = names.with(w.Desk, w.Venue)
		}
	}
	return names, nil
}

func (l deskList) with(desk string, venue checkin.VenueID) deskList {
	desk = checkin.Clean(desk)
	if _, known := l.find(desk); known || desk == "" {
		return l
	}
	return append(l, deskName{desk, venue})
}

// find finds a name, however it is spelt.
func (l deskList) find(desk string) (deskName, bool) {
	i := slices.IndexFunc(l, func(n deskName) bool { return checkin.Fold(n.Desk) == checkin.Fold(desk) })
	if i < 0 {
		return deskName{}, false
	}
	return l[i], true
}

// at lists the names at a venue, in order.
func (l deskList) at(venue checkin.VenueID) []string {
	var names []string
	for _, n := range l {
		if n.Venue == venue {
			names = append(names, n.Desk)
		}
	}
	slices.Sort(names)
	return names
}

// free finds the first name of a venue, with a number, that nobody has.
func (l deskList) free(venue string) string {
	for n := 1; ; n++ {
		name := venue + " " + strconv.Itoa(n)
		if _, taken := l.find(name); !taken {
			return name
		}
	}
}
