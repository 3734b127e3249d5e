// Package known compares those who are registered, and those who came, with the
// companies that the chamber knew before: which of them were invited, registered,
// came, and which are new. It is pure, and counts companies: nobody's name.
package known

import (
	"cmp"
	"slices"
	"strings"

	"opale/checkin"
)

// forms are the words of a company's name that say what it is by law, and that
// one list has and another has not.
var forms = map[string]bool{
	"sarl": true, "sas": true, "sasu": true, "sa": true, "eurl": true, "sci": true, "scop": true, "snc": true, "ei": true, "eirl": true, "scea": true, "earl": true,
	"selarl": true, "gie": true, "ets": true, "etablissements": true, "etablissement": true, "ste": true, "societe": true, "cie": true, "entreprise": true, "et": true, "co": true,
	"auto": true, "entrepreneur": true, "micro": true,
}

// Key is the form under which two names are one company's: folded, without legal
// forms. A name that is made of nothing else keeps them.
func Key(name string) string {
	words := spelled(strings.Fields(checkin.Fold(name)))
	bare := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return forms[w] })
	if len(bare) == 0 {
		bare = words
	}
	return strings.Join(bare, " ")
}

// spelled joins letters that stand alone: S.A.R.L., A B C Conseil.
func spelled(words []string) (joined []string) {
	alone := false
	for _, w := range words {
		single := len(w) == 1
		if single && alone {
			joined[len(joined)-1] += w
		} else {
			joined = append(joined, w)
		}
		alone = single
	}
	return joined
}

// shared are domains of addresses that say nothing of a company.
var shared = map[string]bool{
	"gmail.com": true, "googlemail.com": true, "orange.fr": true, "wanadoo.fr": true, "free.fr": true, "sfr.fr": true, "neuf.fr": true, "laposte.net": true, "hotmail.com": true,
	"hotmail.fr": true, "outlook.com": true, "outlook.fr": true, "live.fr": true, "live.com": true, "msn.com": true, "yahoo.fr": true, "yahoo.com": true, "icloud.com": true,
	"me.com": true, "bbox.fr": true, "numericable.fr": true, "aol.com": true, "gmx.fr": true, "proton.me": true, "protonmail.com": true, "club-internet.fr": true,
}

// Domain is the domain of an e-mail address, of a site or of itself, in small
// letters; empty where many share it.
func Domain(text string) string {
	if text = strings.ToLower(strings.TrimSpace(text)); strings.ContainsAny(text, " ,;") {
		return ""
	}
	text = text[strings.LastIndexByte(text, '@')+1:]
	for _, scheme := range []string{"https://", "http://"} {
		text = strings.TrimPrefix(text, scheme)
	}
	text, _, _ = strings.Cut(text, "/")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "www."), ".")
	if shared[text] || !strings.Contains(text, ".") {
		return ""
	}
	return text
}

// Count counts people.
type Count struct {
	Invited    int `json:"invited"` // and not registered
	Registered int `json:"registered"`
	Came       int `json:"came"`
}

// Firm is a company, and how many of it.
type Firm struct {
	checkin.Company
	Known bool `json:"known"`
	Count
	Listed bool              `json:"listed"` // somebody of it was on a list; else it was found at a desk
	Venues []checkin.VenueID `json:"venues"` // to which somebody of it came, as the event has them
}

// Figures are what the chamber is told.
type Figures struct {
	Known      int    `json:"known"`      // companies
	Invited    int    `json:"invited"`    // of them: somebody is on a list as invited, and nobody is registered
	Registered int    `json:"registered"` // of them: somebody is
	Came       int    `json:"came"`       // of them
	Silent     int    `json:"silent"`     // of them: on no list, and nobody came
	New        int    `json:"new"`        // companies that came, and were not known
	OfKnown    Count  `json:"people_of_known"`
	Others     Count  `json:"people_of_others"`
	Firms      []Firm `json:"firms"` // the known ones by name, then the new ones that came
}

// Counter counts.
type Counter struct {
	event    *checkin.Event
	firms    []Firm
	byKey    map[string][]int
	byDomain map[string]int
	fresh    map[string]*Firm
	figures  Figures
}

// New makes a counter for the companies of some lists; one that stands on two of
// them is one.
func New(event *checkin.Event, lists []checkin.KnownList) *Counter {
	c := &Counter{event: event, byKey: map[string][]int{}, byDomain: map[string]int{}, fresh: map[string]*Firm{}}
	for _, l := range lists {
		for _, company := range l.Companies {
			c.know(company)
		}
	}
	return c
}

func (c *Counter) know(company checkin.Company) {
	key := Key(company.Name)
	for _, i := range c.byKey[key] {
		known := &c.firms[i]
		if sameOrNone(known.Town, company.Town) && (known.SIREN == "" || company.SIREN == "" || known.SIREN == company.SIREN) {
			known.Town, known.SIREN, known.Domain = cmp.Or(known.Town, company.Town), cmp.Or(known.SIREN, company.SIREN), cmp.Or(known.Domain, company.Domain)
			c.domain(i)
			return
		}
	}
	c.firms = append(c.firms, Firm{Company: company, Known: true})
	c.byKey[key] = append(c.byKey[key], len(c.firms)-1)
	c.domain(len(c.firms) - 1)
}

// domain finds a company by its own domain. One that two have is neither's.
func (c *Counter) domain(i int) {
	d := Domain(c.firms[i].Domain)
	if d == "" {
		return
	}
	if other, taken := c.byDomain[d]; taken && other != i {
		i = -1
	}
	c.byDomain[d] = i
}

func sameOrNone(a, b string) bool {
	a, b = checkin.Fold(a), checkin.Fold(b)
	return a == "" || b == "" || a == b
}

// find finds the known company of a registration: by name, of several the one in
// the same town; else by the domain of the address.
func (c *Counter) find(r *checkin.Registration) *Firm {
	if key := Key(r.Company()); key != "" {
		found := c.byKey[key]
		for _, i := range found {
			if r.Town() != "" && sameOrNone(c.firms[i].Town, r.Town()) {
				return &c.firms[i]
			}
		}
		if len(found) > 0 {
			return &c.firms[found[0]]
		}
	}
	if i, ok := c.byDomain[Domain(r.Email())]; ok && i >= 0 {
		return &c.firms[i]
	}
	return nil
}

// Add counts one person. Those who were only counted, and those without anything
// that says for whom they came, are nobody's.
func (c *Counter) Add(r *checkin.Registration, arrivals []checkin.Arrival) {
	if r.Erased || r.IsUnnamed() {
		return
	}
	var count Count
	var venues []checkin.VenueID
	for i := range arrivals {
		if s, ok := c.event.Session(arrivals[i].Session); ok && arrivals[i].InForce() && !slices.Contains(venues, s.Venue) {
			venues = append(venues, s.Venue)
		}
	}
	count.Came = min(len(venues), 1)
	switch {
	case r.IsExpected():
		count.Registered = 1
	case !r.WalkIn && !r.Withdrawn && r.Status() == checkin.StatusInvited:
		count.Invited = 1
	}
	firm := c.find(r)
	if firm != nil {
		c.figures.OfKnown.add(count)
	} else {
		c.figures.Others.add(count)
		if firm = c.unknown(r); firm == nil {
			return
		}
	}
	firm.Count.add(count)
	firm.Listed = firm.Listed || !r.WalkIn && !r.Withdrawn
	for _, v := range venues {
		if !slices.Contains(firm.Venues, v) {
			firm.Venues = append(firm.Venues, v)
		}
	}
}

// unknown is the company of somebody whose company nobody knew.
func (c *Counter) unknown(r *checkin.Registration) *Firm {
	key := Key(r.Company())
	if key == "" {
		return nil
	}
	firm := c.fresh[key]
	if firm == nil {
		firm = &Firm{}
		c.fresh[key] = firm
	}
	// What comes first in the alphabet, whatever the order in which people are read.
	firm.Name, firm.Town = least(firm.Name, checkin.Clean(r.Company())), least(firm.Town, checkin.Clean(r.Town()))
	return firm
}

func least(a, b string) string {
	if b == "" || a != "" && a <= b {
		return a
	}
	return strings.Clone(b)
}

func (n *Count) add(o Count) {
	n.Invited, n.Registered, n.Came = n.Invited+o.Invited, n.Registered+o.Registered, n.Came+o.Came
}

// Figures are what was counted.
func (c *Counter) Figures() Figures {
	f := c.figures
	f.Known = len(c.firms)
	f.Firms = slices.Clone(c.firms)
	for i := range f.Firms {
		firm := &f.Firms[i]
		switch {
		case firm.Registered > 0:
			f.Registered++
		case firm.Invited > 0:
			f.Invited++
		case firm.Count.Came == 0:
			f.Silent++
		}
		if firm.Count.Came > 0 {
			f.Came++
		}
	}
	byName := func(a, b Firm) int {
		return cmp.Or(cmp.Compare(checkin.Fold(a.Name), checkin.Fold(b.Name)), cmp.Compare(a.Town, b.Town), cmp.Compare(a.SIREN, b.SIREN))
	}
	slices.SortStableFunc(f.Firms, byName)
	var fresh []Firm
	for _, firm := range c.fresh {
		if firm.Count.Came > 0 {
			fresh = append(fresh, *firm)
		}
	}
	slices.SortFunc(fresh, byName)
	f.New = len(fresh)
	f.Firms = append(f.Firms, fresh...)
	place := func(v checkin.VenueID) int {
		return slices.IndexFunc(c.event.Venues, func(o checkin.Venue) bool { return o.ID == v })
	}
	for i := range f.Firms {
		f.Firms[i].Venues = slices.Clone(f.Firms[i].Venues)
		slices.SortFunc(f.Firms[i].Venues, func(a, b checkin.VenueID) int { return cmp.Compare(place(a), place(b)) })
	}
	return f
}
