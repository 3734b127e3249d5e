package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
)

// chunkSize is how many registrations are read at a time.
const chunkSize = 500

// registrationFact is what list prints of a registration.
type registrationFact struct {
	ID        checkin.RegistrationID `json:"id"`
	Code      string                 `json:"code"`
	FirstName string                 `json:"first_name"`
	LastName  string                 `json:"last_name"`
	Company   string                 `json:"company"`
	Email     string                 `json:"email"`
	Phone     string                 `json:"phone"`
	Town      string                 `json:"town"`
	Status    checkin.Status         `json:"status"`
	Venue     checkin.VenueID        `json:"venue"`
	Sessions  []checkin.SessionID    `json:"sessions"`
	Profile   checkin.Profile        `json:"profile"`
	Arrivals  []arrivalFact          `json:"arrivals"` // in force, by time
}

// arrivalFact is what commands print of an arrival.
type arrivalFact struct {
	Session  checkin.SessionID `json:"session"`
	Time     time.Time         `json:"time"`
	Desk     string            `json:"desk"`
	Operator string            `json:"operator"`
	Entry    checkin.EntryID   `json:"entry"`
}

func newArrivalFact(a *checkin.Arrival, zone *time.Location) arrivalFact {
	return arrivalFact{a.Session, a.Time.In(zone), a.Desk, a.Operator, a.Entry}
}

func newRegistrationFact(r *checkin.Registration) registrationFact {
	return registrationFact{
		ID: r.ID, Code: r.Code(), FirstName: r.FirstName(), LastName: r.LastName(),
		Company: r.Company(), Email: r.Email(), Phone: r.Phone(), Town: r.Town(),
		Status: r.Status(), Venue: r.Venue(), Sessions: r.Sessions(), Profile: r.Profile(),
		Arrivals: []arrivalFact{},
	}
}

func (p *program) listCommand() *cobra.Command {
	return p.factual(p.command("list", p.words.List, func(c *cobra.Command, _ []string) (err error) {
		store, err := p.read(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		return p.list(c.Context(), store)
	}))
}

func (p *program) list(ctx context.Context, store checkin.Store) error {
	event, err := store.Event()
	if err != nil {
		return err
	}
	zone := event.Location()
	return eachByName(ctx, store, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
		fact := newRegistrationFact(r)
		for i := range arrivals {
			if arrivals[i].InForce() {
				fact.Arrivals = append(fact.Arrivals, newArrivalFact(&arrivals[i], zone))
			}
		}
		if p.asJSON {
			return p.print(fact)
		}
		return p.say("%s", p.listLine(&event, r, fact.Arrivals))
	})
}

// listLine is a registration as a line that can be pasted into a spreadsheet.
func (p *program) listLine(event *checkin.Event, r *checkin.Registration, arrivals []arrivalFact) string {
	cells := []string{
		r.ID.String(), r.Code(), p.words.ListName(r), r.Company(), r.Town(),
		p.words.Preview.Means[r.Status()], strings.Join(sites(event, r), ", "),
	}
	for i := range cells {
		cells[i] = checkin.Clean(cells[i])
	}
	for _, a := range arrivals {
		cells = append(cells, "✓ "+checkin.Clean(string(a.Session))+" "+p.words.Clock(a.Time))
	}
	return strings.TrimRight(strings.Join(cells, "\t"), "\t")
}

// sites names the venues where somebody is expected; none means anywhere.
func sites(event *checkin.Event, r *checkin.Registration) (names []string) {
	venues := []checkin.VenueID{r.Venue()}
	for _, id := range r.Sessions() {
		if s, ok := event.Session(id); ok {
			venues = append(venues, s.Venue)
		}
	}
	for _, id := range venues {
		v, _ := event.Venue(id)
		if name := cmp.Or(v.Name, string(id)); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// eachByName visits every registration with its arrivals, by name.
func eachByName(ctx context.Context, store checkin.Store, visit func(*checkin.Registration, []checkin.Arrival) error) error {
	ids, err := idsByName(ctx, store)
	if err != nil {
		return err
	}
	return eachOf(store, ids, visit)
}

// eachOf visits some registrations with their arrivals, in the order of the ids.
func eachOf(store checkin.Store, ids []checkin.RegistrationID, visit func(*checkin.Registration, []checkin.Arrival) error) error {
	for chunk := range slices.Chunk(ids, chunkSize) {
		registrations, err := store.Registrations(chunk...)
		if err != nil {
			return err
		}
		arrivals, err := store.Arrivals(chunk...)
		if err != nil {
			return err
		}
		for i := range registrations {
			r := &registrations[i]
			n := 0 // arrivals come in the order of the registrations
			for n < len(arrivals) && arrivals[n].Registration == r.ID {
				n++
			}
			if err := visit(r, arrivals[:n]); err != nil {
				return err
			}
			arrivals = arrivals[n:]
		}
	}
	return nil
}

// idsByName lists every registration by family name, first name and id. It
// keeps only that of each: a list may hold a million people.
func idsByName(ctx context.Context, store checkin.Store) ([]checkin.RegistrationID, error) {
	type key struct {
		name string
		id   checkin.RegistrationID
	}
	var keys []key
	err := store.People(ctx, func(r *checkin.Registration) bool {
		keys = append(keys, key{checkin.Fold(r.LastName()) + "\x00" + checkin.Fold(r.FirstName()), r.ID})
		return true
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.name, b.name), slices.Compare(a.id[:], b.id[:]))
	})
	ids := make([]checkin.RegistrationID, len(keys))
	for i := range keys {
		ids[i] = keys[i].id
	}
	return ids, ctx.Err()
}
