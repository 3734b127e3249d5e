package tricky

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"opale/checkin"
	"opale/checkin/lookup"
)

// Find reads registrations, in any order, and says what is tricky among them.
// What a registration points to may change once the next is asked for.
func Find(event *checkin.Event, people iter.Seq[*checkin.Registration]) Report {
	f := New(event)
	for r := range people {
		f.Add(r)
	}
	return f.Find()
}

// Finder gathers registrations.
type Finder struct {
	event   *checkin.Event
	at      map[checkin.VenueID][]checkin.SessionID
	venue   map[checkin.SessionID]checkin.VenueID
	all     []checkin.SessionID
	tickets []ticket
}

// ticket is a registration with what it is compared by.
type ticket struct {
	Ticket
	venue checkin.VenueID
	door  []checkin.SessionID // where they are expected, all of them
	sound string
	email string // folded, whole
	phone string
	none  bool // it has no name
}

// New makes a finder for an event.
func New(event *checkin.Event) *Finder {
	f := &Finder{event: event, at: map[checkin.VenueID][]checkin.SessionID{}, venue: map[checkin.SessionID]checkin.VenueID{}}
	for _, s := range event.Sessions {
		f.at[s.Venue] = append(f.at[s.Venue], s.ID)
		f.venue[s.ID] = s.Venue
		f.all = append(f.all, s.ID)
	}
	return f
}

// Add takes a registration in. Those whom no list expects are passed over: who
// came without one, was withdrawn, cancelled or erased.
func (f *Finder) Add(r *checkin.Registration) {
	if r.WalkIn || r.Withdrawn || r.Erased || r.Status() == checkin.StatusCancelled || r.Status() == checkin.StatusBlocked {
		return
	}
	t := ticket{
		Ticket: Ticket{
			ID: r.ID, Code: checkin.Clean(r.Code()), First: checkin.Clean(r.FirstName()), Last: checkin.Clean(r.LastName()),
			Company: checkin.Clean(r.Company()), Town: checkin.Clean(r.Town()),
			Email: checkin.HalfEmail(r.Email()), Phone: checkin.HalfPhone(r.Phone()), Sessions: r.Sessions(),
		},
		venue: r.Venue(), email: checkin.Fold(r.Email()), phone: checkin.Subscriber(r.Phone()),
	}
	t.door = f.doors(&t)
	t.sound = lookup.Sound(t.name())
	t.none = f.isNameless(&t)
	f.tickets = append(f.tickets, t)
}

// doors are the sessions that expect somebody. A venue without any has one door,
// and a session that the event does not have is one of the venue's.
func (f *Finder) doors(t *ticket) []checkin.SessionID {
	switch {
	case len(t.Sessions) > 0:
		doors := slices.Clone(t.Sessions)
		for i, s := range doors {
			if _, ok := f.venue[s]; !ok {
				doors[i] = f.door(s, t.venue)
			}
		}
		return doors
	case t.venue == "" && len(f.all) > 0:
		return f.all
	case len(f.at[t.venue]) == 0:
		f.at[t.venue] = []checkin.SessionID{f.door("", t.venue)}
	}
	return f.at[t.venue]
}

// door is a session of which the event knows nothing, as this venue's.
func (f *Finder) door(s checkin.SessionID, venue checkin.VenueID) checkin.SessionID {
	s += checkin.SessionID("\x00" + venue)
	f.venue[s] = venue
	return s
}

func (t *ticket) name() lookup.Name { return lookup.Name{First: t.First, Last: t.Last} }

// placeholders stand where a name belongs, besides those that an import knows.
var placeholders = map[string]bool{
	"1": true, "accompagnant": true, "accompagnante": true, "accompagnateur": true, "accompagnatrice": true, "invite": true, "invitee": true,
	"invites": true, "guest": true, "plus one": true, "plus un": true, "participant": true, "visiteur": true, "personne": true, "quelqu un": true,
	"nom": true, "nom prenom": true, "prenom nom": true, "test": true, "test test": true, "aucun": true, "neant": true, "idem": true, "a venir": true,
	"collegue": true, "conjoint": true, "conjointe": true, "salarie": true, "stagiaire": true, "reserve": true, "place": true, "billet": true,
}

// isNameless reports whether what stands for a name is none: nothing, a word
// that says so, one letter again and again, a number, the company's.
func (f *Finder) isNameless(t *ticket) bool {
	folded := checkin.Fold(t.First + " " + t.Last)
	switch {
	case folded == "", t.Last == checkin.Nameless, checkin.IsNoName(folded), placeholders[strings.TrimRight(folded, "0123456789 ")], placeholders[folded]:
		return true
	case folded == checkin.Fold(t.Company) && (t.First == "" || t.Last == "" || lookup.IsTrade(folded)):
		return true // who works alone may call the firm by their own name
	case strings.Contains(t.First+t.Last, "@"):
		return true
	case !strings.ContainsFunc(folded, unicode.IsLetter):
		return true
	}
	letters := strings.ReplaceAll(folded, " ", "")
	return len(letters) > 1 && strings.Trim(letters, letters[:1]) == ""
}

// Find says what is tricky among those who were added. The same registrations
// give the same report, in whatever order they came.
func (f *Finder) Find() Report {
	slices.SortFunc(f.tickets, func(a, b ticket) int {
		return cmp.Or(cmp.Compare(a.sound, b.sound), slices.Compare(a.ID[:], b.ID[:]))
	})
	groups := f.nameless()
	twice, same := f.twice()
	return f.report(slices.Concat(groups, twice, f.alike(same)))
}

// nameless are the tickets without a name, those of one order or company together.
func (f *Finder) nameless() (groups []Group) {
	buckets := f.buckets(func(t *ticket) string {
		if !t.none {
			return ""
		}
		buyer := cmp.Or(t.email, t.phone)
		if buyer == "" {
			buyer = checkin.Fold(t.Company)
		}
		return string(f.meet(t.door)) + "\x00" + cmp.Or(buyer, string(t.ID[:]))
	})
	for _, members := range buckets {
		groups = append(groups, f.group(Nameless, members))
	}
	return groups
}

// twice are those who are probably registered twice, and of each ticket to whom
// it belongs.
func (f *Finder) twice() (groups []Group, same union) {
	same = newUnion(len(f.tickets))
	for _, contact := range []func(*ticket) string{
		func(t *ticket) string { return t.email }, func(t *ticket) string { return t.phone },
	} {
		for _, members := range f.buckets(func(t *ticket) string {
			if t.none {
				return ""
			}
			return contact(t)
		}) {
			f.joinNear(members, same)
		}
	}
	for _, members := range same.sets() {
		for _, meeting := range f.meetings(members) {
			groups = append(groups, f.group(Twice, meeting))
		}
	}
	return groups, same
}

// maxNames is how many names under one address are compared with one another:
// behind more of them stands a whole firm, or an agency that books for others.
const maxNames = 40

// joinNear joins the tickets of one address or telephone whose names are near.
func (f *Finder) joinNear(members []int, same union) {
	var names []int // a ticket for each name
	for n, i := range members {
		if n > 0 && f.tickets[i].sound == f.tickets[members[n-1]].sound && f.isAlike(i, members[n-1]) {
			same.join(i, members[n-1])
			continue
		}
		names = append(names, i)
	}
	if len(names) > maxNames {
		return
	}
	for n, i := range names {
		for _, j := range names[:n] {
			if lookup.Near(f.tickets[i].name(), f.tickets[j].name()) {
				same.join(i, j)
			}
		}
	}
}

func (f *Finder) isAlike(i, j int) bool {
	a, b := f.tickets[i].name(), f.tickets[j].name()
	return a == b || lookup.Alike(a, b)
}

// alike are the people whom nobody could tell apart. Who is registered twice is
// one of them.
func (f *Finder) alike(same union) (groups []Group) {
	for _, members := range f.buckets(func(t *ticket) string {
		if t.none || t.sound == "" {
			return ""
		}
		return strings.Join([]string{t.sound, checkin.Fold(t.Company), checkin.Fold(t.Town), t.Email, t.Phone}, "\x00")
	}) {
		for _, alike := range f.byEar(members) {
			for _, meeting := range f.meetings(alike) {
				if one := same.find(meeting[0]); slices.ContainsFunc(meeting, func(i int) bool { return same.find(i) != one }) {
					groups = append(groups, f.group(Alike, meeting))
				}
			}
		}
	}
	return groups
}

// byEar parts tickets of one sound into those whose names are near enough; each
// name is compared with a few others only.
func (f *Finder) byEar(members []int) (parts [][]int) {
	place := map[lookup.Name]int{}
	for _, i := range members {
		name := f.tickets[i].name()
		at, ok := place[name]
		if !ok {
			few := parts[:min(len(parts), maxNames)]
			if at = slices.IndexFunc(few, func(part []int) bool { return f.isAlike(part[0], i) }); at < 0 {
				at, parts = len(parts), append(parts, nil)
			}
			place[name] = at
		}
		parts[at] = append(parts[at], i)
	}
	return parts
}
