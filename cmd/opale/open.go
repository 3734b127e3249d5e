package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
	"opale/db"
	"opale/tui/screen/setup"
)

// read opens the database for a command that changes nothing: it works while a
// desk has the file open.
func (p *program) read(ctx context.Context) (*db.Store, error) {
	path, err := p.database()
	if err != nil {
		return nil, err
	}
	ring, err := p.ring(ctx)
	if err != nil {
		return nil, err
	}
	return p.unlocked(ctx, path, db.Options{ReadOnly: true, Ring: ring, Disk: p.onDisk()})
}

// write opens the database for a command that writes, and makes it where there
// is none. It takes turns with a desk that has the file open.
func (p *program) write(ctx context.Context) (*db.Store, error) {
	return p.openAs(ctx, db.Options{})
}

// own opens the database for a desk, which holds it against other desks.
func (p *program) own(ctx context.Context) (*db.Store, error) {
	return p.openAs(ctx, db.Options{Sole: true})
}

func (p *program) openAs(ctx context.Context, o db.Options) (*db.Store, error) {
	path, err := p.database()
	if err != nil {
		return nil, err
	}
	if o.Key, err = p.deviceKey(); err != nil {
		return nil, err
	}
	if o.Ring, err = p.ring(ctx); err != nil {
		return nil, err
	}
	p.sweepLeft(path)
	o.Program, o.Now, o.Disk = version(), p.clock.Now, p.onDisk()
	store, err := p.unlocked(ctx, path, o)
	if err != nil {
		return nil, err
	}
	p.noteElsewhere(store)
	if err := p.clock.recall(store); err != nil {
		store.Close()
		return nil, err
	}
	if o.Secret != nil {
		return store, nil
	}
	if err := p.introduce(ctx, store); err != nil {
		store.Close()
		return nil, err
	}
	return store, nil
}

// introduce lets a store write as a member, where this laptop is one.
func (p *program) introduce(ctx context.Context, store *db.Store) error {
	event, err := store.Event()
	if err != nil {
		return err
	}
	return p.recognise(ctx, store, event.ID)
}

// recognise is introduce for an event about to be defined.
func (p *program) recognise(ctx context.Context, store *db.Store, event checkin.EventID) error {
	m, err := p.member(event)
	if err != nil {
		return err
	}
	if m == nil {
		store.Know(nil)
		return nil
	}
	store.Know(m.Secret)
	return share(ctx, store, m, "")
}

// on is how a command begins and ends that works on an event: it opens the
// store, hands it on with its event, and closes it.
func (p *program) on(ctx context.Context, open func(context.Context) (*db.Store, error), do func(*db.Store, *checkin.Event) error) (err error) {
	store, err := open(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	event, err := store.Event()
	if err != nil {
		return err
	}
	return do(store, &event)
}

// closing ends the use of a store: its error counts where nothing failed before.
func closing(store *db.Store, err *error) {
	if closeErr := store.Close(); *err == nil {
		*err = closeErr
	}
}

// seat is what the flags say about who is at which desk.
type seat struct {
	venue, desk, operator, session string
	prepare                        bool   // begins with the evening before
	emergency                      bool   // without the passphrase of the kit
	safety                         string // the folder of a safety stick, to be read when a kit is opened
	manner
}

// seatFlags gives a command that writes the flags of who does so, and where.
func (p *program) seatFlags(c *cobra.Command, s *seat) {
	c.Flags().StringVar(&s.venue, "venue", s.venue, p.words.FlagVenue)
	c.Flags().StringVar(&s.desk, "desk", s.desk, p.words.FlagDesk)
	c.Flags().StringVar(&s.operator, "operator", s.operator, p.words.FlagOperator)
}

// screenFlags gives a command that opens the screen its flags.
func (p *program) screenFlags(c *cobra.Command, s *seat) {
	p.seatFlags(c, s)
	p.sessionFlag(c, s)
	c.Flags().BoolVar(&p.ascii, "ascii", false, p.words.FlagASCII)
	p.mannerFlags(c, &s.manner)
	c.Flags().BoolVar(&p.plain, "plain", false, p.words.FlagPlain)
}

func (p *program) sessionFlag(c *cobra.Command, s *seat) {
	c.Flags().StringVar(&s.session, "session", s.session, p.words.FlagSession)
}

// index fills the index that the screen searches with everybody.
func index(ctx context.Context, store checkin.Store) (checkin.Finder, error) {
	finder := lookup.New()
	desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: finder, Tickets: ticket.Reader{}})
	if err != nil {
		return nil, err
	}
	return finder, desk.Load(ctx, nil)
}

// actor is the desk and the person that the flags name, else those that the
// screen remembers.
func (p *program) actor(store checkin.Store, s seat) (checkin.Actor, error) {
	event, err := store.Event()
	if err != nil {
		return checkin.Actor{}, err
	}
	known, err := setup.Recall(store)
	if err != nil {
		return checkin.Actor{}, err
	}
	actor := checkin.Actor{
		Venue:    known.Venue,
		Desk:     cmp.Or(checkin.Clean(s.desk), known.Desk),
		Operator: cmp.Or(checkin.Clean(s.operator), known.Operator),
	}
	if s.venue != "" {
		venue, ok := event.FindVenue(s.venue)
		if !ok {
			return actor, p.unknownVenue(s.venue, &event)
		}
		actor.Venue = venue.ID
	}
	return actor, nil
}

func (p *program) unknownVenue(word string, event *checkin.Event) error {
	names := make([]string, len(event.Venues))
	for i, v := range event.Venues {
		names[i] = v.Name
	}
	return &spoken{fmt.Sprintf(p.words.VenueUnknown, checkin.Clean(word), strings.Join(names, ", "))}
}

// newDesk sets a desk up on a store, its index still empty, by the computer's
// own clock.
func newDesk(store checkin.Store, actor checkin.Actor, session string) (*checkin.Desk, error) {
	return deskBy(time.Now, store, actor, session)
}

// desk is one that writes: by the clock that was set right.
func (p *program) desk(store checkin.Store, actor checkin.Actor, session string) (*checkin.Desk, error) {
	return deskBy(p.clock.Now, store, actor, session)
}

func deskBy(now func() time.Time, store checkin.Store, actor checkin.Actor, session string) (*checkin.Desk, error) {
	return checkin.NewDesk(checkin.Config{
		Store: store, Finder: lookup.New(), Tickets: ticket.Reader{},
		Actor: actor, Session: checkin.SessionID(session), Now: now,
	})
}

// clerk is the actor of a command: at a desk without a name it is this
// computer's.
func (p *program) clerk(store checkin.Store, s seat) (checkin.Actor, error) {
	actor, err := p.actor(store, s)
	if actor.Desk == "" {
		host, _ := os.Hostname()
		actor.Desk = checkin.Clean(host)
	}
	return actor, err
}
