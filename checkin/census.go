package checkin

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Census is how those who came say that they sell.
type Census struct {
	CensusCount
	Venues    []VenueCensus // as the event has them
	Merchants []Merchant    // those on no list first, then by name
}

// CensusCount counts people, each once.
type CensusCount struct {
	Came    int             // who gave their name
	Answers map[Profile]int // of whom answered
}

// VenueCensus is the census of one venue. Who came to two is counted at both.
type VenueCensus struct {
	Venue VenueID
	CensusCount
}

// Merchant is a company, or somebody without one, of which somebody came and
// answered.
type Merchant struct {
	Name    string // the company's, else the person's
	Town    string
	Profile Profile   // where colleagues differ, the first of Profiles among theirs
	New     bool      // on no list: found at a desk
	People  int       // of it who came
	Venues  []VenueID // to which they came, as the event has them
}

// Census counts how those who came sell, over all sessions. It reads everybody:
// milliseconds for ten thousand people.
func (d *Desk) Census(ctx context.Context) (Census, error) {
	c, came, err := d.census()
	if err != nil {
		return Census{}, err
	}
	err = d.store.People(ctx, func(r *Registration) bool {
		c.add(r, came[r.ID])
		return ctx.Err() == nil
	})
	if err != nil {
		return Census{}, err
	}
	return c.census(), ctx.Err()
}

// census begins one, and tells to which venues people came.
func (d *Desk) census() (*counting, map[RegistrationID][]VenueID, error) {
	event := d.Place().Event
	came := make(map[RegistrationID][]VenueID)
	for _, v := range event.Venues {
		for _, s := range event.SessionsAt(v.ID) {
			present, err := d.store.Presence(s.ID)
			if err != nil {
				return nil, nil, err
			}
			for _, id := range present {
				if !slices.Contains(came[id], v.ID) {
					came[id] = append(came[id], v.ID)
				}
			}
		}
	}
	return newCounting(&event), came, nil
}

// counting is a census under way.
type counting struct {
	Census
	at        map[VenueID]*VenueCensus
	order     []VenueID
	merchants map[string]*Merchant
	listed    map[string]bool // names of companies that a list has
}

func newCounting(event *Event) *counting {
	c := &counting{merchants: make(map[string]*Merchant), listed: make(map[string]bool), at: make(map[VenueID]*VenueCensus)}
	c.Answers = make(map[Profile]int)
	c.Venues = make([]VenueCensus, len(event.Venues))
	for i, v := range event.Venues {
		c.Venues[i] = VenueCensus{v.ID, CensusCount{Answers: make(map[Profile]int)}}
		c.at[v.ID] = &c.Venues[i]
		c.order = append(c.order, v.ID)
	}
	return c
}

func (n *CensusCount) add(r *Registration) {
	n.Came++
	if p := r.Profile(); p != "" {
		n.Answers[p]++
	}
}

func (c *counting) add(r *Registration, venues []VenueID) {
	company := Fold(r.Company())
	if !r.WalkIn && company != "" {
		c.listed[company] = true
	}
	if len(venues) == 0 || r.IsUnnamed() || r.Erased {
		return
	}
	c.CensusCount.add(r)
	for _, v := range venues {
		c.at[v].add(r)
	}
	key, name := company, Clean(r.Company())
	if company == "" {
		key, name = r.ID.String(), Clean(r.FullName())
	}
	m := c.merchants[key]
	if m == nil {
		m = &Merchant{New: company == "" && r.WalkIn}
		c.merchants[key] = m
	}
	m.People++
	m.Name = least(m.Name, name)
	m.Town = least(m.Town, Clean(r.Town()))
	if p := r.Profile(); p != "" && (m.Profile == "" || slices.Index(Profiles, p) < slices.Index(Profiles, m.Profile)) {
		m.Profile = p
	}
	for _, v := range venues {
		if !slices.Contains(m.Venues, v) {
			m.Venues = append(m.Venues, v)
		}
	}
}

// least is the text that comes first, whatever the order in which people are
// read; b may not outlive the call.
func least(a, b string) string {
	if b == "" || a != "" && a <= b {
		return a
	}
	return strings.Clone(b)
}

func (c *counting) census() Census {
	place := func(v VenueID) int { return slices.Index(c.order, v) }
	for key, m := range c.merchants {
		if m.Profile == "" {
			continue
		}
		_, err := ParseRegistrationID(key)
		m.New = m.New || err != nil && !c.listed[key]
		slices.SortFunc(m.Venues, func(a, b VenueID) int { return cmp.Compare(place(a), place(b)) })
		c.Merchants = append(c.Merchants, *m)
	}
	slices.SortFunc(c.Merchants, func(a, b Merchant) int {
		switch {
		case a.New != b.New && a.New:
			return -1
		case a.New != b.New:
			return 1
		}
		return cmp.Or(cmp.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(a.Town, b.Town), cmp.Compare(a.People, b.People))
	})
	return c.Census
}
