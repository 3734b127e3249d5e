package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/db"
)

// settingHub is what a desk keeps of the hub that it joined: a hub.Membership.
const settingHub = "hub"

// joinFact is what join prints.
type joinFact struct {
	Event checkin.EventID `json:"event"`
	Venue checkin.VenueID `json:"venue"`
	Desk  string          `json:"desk"`
	Hub   string          `json:"hub"` // its address
	syncFact
}

func (p *program) joinCommand() *cobra.Command {
	c := p.factual(p.command("join", p.words.Meet.Join, nil))
	c.Args = p.atMostOne
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		link, err := p.linkOf(c, args)
		if err != nil {
			return err
		}
		store, err := p.write(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		m, err := p.joinHub(c.Context(), store, link)
		if err != nil {
			return err
		}
		done, err := p.exchangeOnce(c.Context(), store, m)
		if err != nil {
			return err
		}
		return p.sayJoined(store, m, done)
	}
	return c
}

// linkOf is the link that was given, else one line of the input: what a scanner
// types on a keyboard that is not its own, a shell would take apart.
func (p *program) linkOf(c *cobra.Command, args []string) (string, error) {
	if len(args) == 1 {
		return args[0], nil
	}
	if _, ok := p.keyboard(); ok {
		fmt.Fprint(p.errs, p.words.Meet.AskLink+" ")
	}
	lines := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(p.in).ReadString('\n') // cut off, it is no link
		lines <- strings.TrimSpace(line)
	}()
	select {
	case line := <-lines:
		if line == "" {
			return "", p.atLeastOne(c, args)
		}
		return line, nil
	case <-c.Context().Done():
		return "", c.Context().Err()
	}
}

// joinHub makes this laptop a desk of the hub's event, as the invitation says.
// The file is asked first: an invitation is good once.
func (p *program) joinHub(ctx context.Context, store *db.Store, text string) (*hub.Membership, error) {
	link, err := hub.ParseLink(text)
	if err != nil {
		return nil, aboutTheHub(err)
	}
	if err := store.Adopt(link.Event); err != nil {
		return nil, err
	}
	key, err := p.deviceKey()
	if err != nil {
		return nil, err
	}
	joined, identity, err := hub.Join(ctx, link, key, hub.Options{Program: version()})
	if err != nil {
		return nil, aboutTheHub(err)
	}
	// Nothing is known of the event yet: that it has such a venue, the hub says.
	actor := checkin.Actor{Desk: joined.Desk, Venue: joined.Venue}
	if err := p.takeIdentity(ctx, store, actor, link.Event, identity); err != nil {
		return nil, err
	}
	for name, value := range map[string]string{settingVenue: string(joined.Venue), settingDesk: joined.Desk} {
		if err := store.Remember(name, value); err != nil {
			return nil, err
		}
	}
	return &joined, keepMembership(store, &joined)
}

// takeIdentity keeps the identity that the hub gave, where it is new here.
func (p *program) takeIdentity(ctx context.Context, store *db.Store, actor checkin.Actor, event checkin.EventID, identity json.RawMessage) error {
	var given member
	if err := json.Unmarshal(identity, &given); err != nil || given.Event != event || len(given.Secret) == 0 {
		return aboutTheHub(&checkin.Error{Code: checkin.CodeWrongKey, Op: "join hub", Detail: "no identity", Err: err})
	}
	if _, err := given.Keys(); err != nil {
		return aboutTheHub(&checkin.Error{Code: checkin.CodeWrongKey, Op: "join hub", Detail: "no key", Err: err})
	}
	kept, err := p.member(event)
	isNew := err != nil || kept == nil || string(kept.Secret) != string(given.Secret)
	return join(ctx, p.onDisk(), store, actor, &given, isNew)
}

func keepMembership(store *db.Store, m *hub.Membership) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return errors.Join(store.Remember(settingHub, string(text)), store.Remember(settingExcluded, ""))
}

// membership is the hub that this desk has joined; nil for none.
func membership(store *db.Store) (*hub.Membership, error) {
	text, err := store.Remembered(settingHub)
	if err != nil || text == "" {
		return nil, err
	}
	var m hub.Membership
	return &m, json.Unmarshal([]byte(text), &m)
}

func (p *program) sayJoined(store *db.Store, m *hub.Membership, done *hub.Exchanged) error {
	if p.asJSON {
		fact := joinFact{Event: m.Event, Venue: m.Venue, Desk: m.Desk, Hub: m.Address}
		var err error
		if fact.syncFact, err = newSyncFact(store, done); err != nil {
			return err
		}
		return p.print(fact)
	}
	event, err := store.Event() // the hub may just have told it
	if err != nil {
		return err
	}
	if err := p.say(p.words.Meet.Joined, m.Address, p.deskLabel(&event, m.Desk, m.Venue)); err != nil {
		return err
	}
	return p.saySynced(done, time.Now().In(event.Location()))
}
