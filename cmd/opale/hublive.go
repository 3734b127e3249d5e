package main

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin/hub"
	"opale/checkin/hub/live"
)

// pageFact is what hub page prints.
type pageFact struct {
	Link string `json:"link"` // empty: there is none any more
}

func (p *program) hubPageCommand() *cobra.Command {
	w := &p.words.Meet
	var f hubFlags
	var closes bool
	c := p.factual(p.command("page", w.HubPage, nil))
	p.storeFlag(c, &f)
	p.addressFlag(c, &f)
	c.Flags().BoolVar(&closes, "close", false, w.FlagClosePage)
	c.RunE = func(c *cobra.Command, _ []string) (err error) {
		kept, err := p.openHub(c.Context(), f.store, p.write)
		if err != nil {
			return err
		}
		defer kept.close(&err)
		if closes {
			return p.closePage(kept)
		}
		return p.openPage(kept, f.address)
	}
	return c
}

func (p *program) openPage(kept *hubStore, address string) error {
	known, err := kept.store.Remembered(settingHubAddress)
	if err != nil {
		return err
	}
	if address = cmp.Or(address, known); address == "" {
		return &spoken{p.words.Meet.NoAddress}
	}
	path, err := live.Open(kept.store)
	if err != nil {
		return err
	}
	link := "https://" + address + path
	if p.asJSON {
		return p.print(pageFact{link})
	}
	if err := p.draw(link); err != nil {
		return err
	}
	public, err := kept.store.Remembered(settingHubPublic)
	if err != nil {
		return err
	}
	if public == "" {
		return p.say("%s\n\n%s\n%s", link, p.words.Meet.PageOpen, p.words.Meet.PageOwnCertificate)
	}
	return p.say("%s\n\n%s", link, p.words.Meet.PageOpen)
}

func (p *program) closePage(kept *hubStore) error {
	if err := live.Close(kept.store); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(pageFact{})
	}
	return p.say("%s", p.words.Meet.PageClosed)
}

// livePage is the page of a hub, kept fresh until ctx ends.
func (k *hubStore) livePage(ctx context.Context) (http.Handler, error) {
	var source live.Source = k.file
	if k.file == nil {
		folded, err := k.shared.Folded(ctx)
		if err != nil {
			return nil, err
		}
		source = folded
	}
	second := time.NewTicker(time.Second)
	page := live.New(live.Config{Source: source, Settings: k.store, Members: k.store.Members, Now: time.Now, Ticks: second.C})
	go func() {
		defer second.Stop()
		page.Run(ctx)
	}()
	mux := http.NewServeMux()
	mux.Handle(live.Path, page)
	return mux, nil
}

var _ live.Settings = (hub.Store)(nil)
