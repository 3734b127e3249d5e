package main

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
)

// Settings of the hub of a database, for the commands beside it.
const (
	settingHubAddress = "hub-address" // what links lead to
	settingHubPublic  = "hub-public"  // not empty: its certificate is a proxy's, and has no pin
)

// hubFlags are those of all hub commands.
type hubFlags struct {
	store   string // the URL of a PostgreSQL; empty: the database file
	address string // what links lead to
}

// servingFlags are those of the hub itself.
type servingFlags struct {
	hubFlags
	seat
	listen      string
	behindProxy bool
}

// hubFact is what hub prints first.
type hubFact struct {
	Address string `json:"address"`
	Pin     string `json:"pin"` // empty behind a proxy, whose certificate counts
}

func (p *program) hubCommand() *cobra.Command {
	w := &p.words.Meet
	var f servingFlags
	c := p.factual(p.command("hub", w.Hub, nil))
	p.withCommands(c, p.hubInviteCommand(), p.hubDevicesCommand(), p.hubRevokeCommand(), p.hubPageCommand())
	p.storeFlag(c, &f.hubFlags)
	p.addressFlag(c, &f.hubFlags)
	c.Flags().StringVar(&f.listen, "listen", ":"+hub.DefaultPort, w.FlagListen)
	c.Flags().BoolVar(&f.behindProxy, "behind-proxy", false, w.FlagBehindProxy)
	c.Flags().StringVar(&f.desk, "name", w.HubName, w.FlagName)
	c.Flags().StringVar(&f.venue, "venue", "", p.words.FlagVenue)
	c.Args = p.knownCommand
	c.RunE = func(c *cobra.Command, _ []string) error { return p.serveHub(c.Context(), &f) }
	return c
}

func (p *program) storeFlag(c *cobra.Command, f *hubFlags) {
	c.Flags().StringVar(&f.store, "store", "", p.words.Meet.FlagStore)
}

func (p *program) addressFlag(c *cobra.Command, f *hubFlags) {
	c.Flags().StringVar(&f.address, "address", "", p.words.Meet.FlagAddress)
}

// serveHub runs a hub until ctx ends.
func (p *program) serveHub(ctx context.Context, f *servingFlags) (err error) {
	defer steadyConsole()()
	log := newLog(p.errs)
	kept, err := p.openHub(ctx, f.store, p.own)
	if err != nil {
		return err
	}
	defer kept.close(&err)
	if kept.file != nil {
		watch := keepSafe(ctx, kept.file, log)
		defer func() {
			// A signal is how a hub ends: there is time for the last copy.
			if endErr := watch.end(context.WithoutCancel(ctx)); err == nil {
				err = endErr
			}
		}()
	}
	above, err := p.bring(ctx, kept)
	if err != nil {
		return err
	}
	server, err := p.newHub(ctx, kept, f, log)
	if err != nil {
		return err
	}
	defer server.Close()
	listener, err := net.Listen("tcp", f.listen)
	if err != nil {
		return p.unheard(f.listen, err)
	}
	address := cmp.Or(f.address, hub.Reachable(listener.Addr()))
	if err := p.announce(ctx, kept, address, f.behindProxy); err != nil {
		return err
	}
	if err := p.sayHub(hubFact{address, pinText(server, f.behindProxy)}); err != nil {
		return err
	}
	up := newUplink(p, kept.file, server.News(), log)
	defer up.end()
	if kept.file != nil {
		err = up.start(ctx)
	} else if above != nil && above.Device() != server.Device() { // its own, by which the folder came to the identity
		up.replica = kept.shared
		err = up.startWith(ctx, above)
	}
	if err != nil {
		return err
	}
	return server.Serve(ctx, listener)
}

func (p *program) newHub(ctx context.Context, kept *hubStore, f *servingFlags, log *slog.Logger) (*hub.Server, error) {
	identity, err := json.Marshal(kept.member)
	if err != nil {
		return nil, err
	}
	venue := checkin.VenueID("")
	if f.venue != "" {
		found, ok := kept.event.FindVenue(f.venue)
		if !ok {
			return nil, p.unknownVenue(f.venue, &kept.event)
		}
		venue = found.ID
	}
	page, err := kept.livePage(ctx)
	if err != nil {
		return nil, err
	}
	return hub.NewServer(ctx, hub.Config{
		Store: kept.store, Secret: kept.member.Secret, Identity: identity,
		Name: checkin.Clean(f.desk), Venue: venue, BehindProxy: f.behindProxy, Extra: page, Log: log,
	})
}

// announce keeps, for the commands beside the hub, where it can be reached.
func (p *program) announce(ctx context.Context, kept *hubStore, address string, public bool) error {
	word := ""
	if public {
		word = "1"
	}
	if err := kept.store.Remember(settingHubAddress, address); err != nil {
		return err
	}
	return kept.store.Remember(settingHubPublic, word)
}

func (p *program) sayHub(fact hubFact) error {
	if p.asJSON {
		return p.print(fact)
	}
	return p.say(p.words.Meet.Serving, fact.Address, cmp.Or(fact.Pin, "–"))
}

func pinText(s *hub.Server, public bool) string {
	if public {
		return ""
	}
	return s.Pin().String()
}
