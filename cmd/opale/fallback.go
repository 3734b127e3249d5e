package main

import (
	"cmp"
	"context"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/paper"
	"opale/db"
)

func (p *program) fallbackCommand() *cobra.Command {
	var session, out string
	var unsealed bool
	c := p.command("fallback", p.words.Paper.Fallback, nil)
	c.Flags().StringVar(&session, "session", "", p.words.FlagSession)
	c.Flags().BoolVar(&unsealed, "unsealed", false, p.words.Paper.FlagUnlocked)
	p.outFlag(c, &out)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			at, err := p.sessionOf(store, event, session)
			if err != nil {
				return err
			}
			lock, err := p.paperLock(c.Context(), event.ID, unsealed)
			if err != nil {
				return err
			}
			list, err := fallbackList(c.Context(), store, checkin.Place{Event: *event, Session: at}, time.Now())
			if err != nil {
				return err
			}
			err = p.pages(c, out, func(w io.Writer) error { return paper.WriteFallback(w, p.pageLanguage(), list, lock) })
			if err != nil {
				return err
			}
			p.said(p.words.People, len(list.People), out)
			p.sayLock(event.ID, lock)
			return nil
		})
	}
	return c
}

// sayLock says what opens a list.
func (p *program) sayLock(event checkin.EventID, lock string) {
	m, err := p.member(event)
	switch {
	case lock == "":
		p.remark("%s", p.words.Paper.Unlocked)
	case m != nil && err == nil:
		p.remark(p.words.Paper.OpensWith, lock)
	default:
		p.remark("%s", p.words.Paper.OpensByPassphrase)
	}
}

// paperLock is what locks a list: words that follow from the event's secret,
// since a desk does not keep its passphrase; without an identity, the
// passphrase that is asked for, as it is heard. unlocked is for those who want
// it open.
func (p *program) paperLock(ctx context.Context, event checkin.EventID, unlocked bool) (string, error) {
	if unlocked {
		return "", nil
	}
	m, err := p.member(event)
	if err != nil {
		return "", err
	}
	if m != nil {
		return m.PaperWords()
	}
	passphrase, err := p.agreed(ctx)
	return bundle.Spoken(passphrase), err
}

// fallbackList reads who is in at the session of a place and who is expected.
func fallbackList(ctx context.Context, store *db.Store, place checkin.Place, now time.Time) (*paper.Fallback, error) {
	list := &paper.Fallback{Event: place.Event, Session: place.Session, Made: now}
	present, err := store.Presence(place.Session.ID)
	if err != nil {
		return nil, err
	}
	in := make(map[checkin.RegistrationID]bool, len(present))
	for _, id := range present {
		in[id] = true
	}
	err = store.People(ctx, func(r *checkin.Registration) bool {
		if !in[r.ID] {
			list.Add(r, nil)
		}
		return ctx.Err() == nil
	})
	if err == nil {
		err = eachOf(store, present, func(r *checkin.Registration, arrivals []checkin.Arrival) error {
			list.Add(r, arrivals)
			return nil
		})
	}
	if err != nil {
		return nil, err
	}
	for i := range list.People {
		mend(&list.People[i].Person)
	}
	list.Last, err = lastWords(store, &place)
	return list, cmp.Or(err, ctx.Err())
}

// lastWords are the last entries that are held of a venue's desks, the latest
// first: as many as one line takes. What this laptop wrote is the desk's, also
// what it wrote before it had a name.
func lastWords(store *db.Store, place *checkin.Place) ([]paper.Word, error) {
	const most = 5
	writers, err := store.Writers()
	if err != nil {
		return nil, err
	}
	var words []paper.Word
	for _, w := range writers {
		name, venue := checkin.Clean(w.Desk), w.Venue
		if w.Device == store.Device() && place.Actor.Desk != "" {
			name, venue = checkin.Clean(place.Actor.Desk), place.Actor.Venue
		}
		if name == "" || venue != place.Session.Venue {
			continue
		}
		i := slices.IndexFunc(words, func(known paper.Word) bool { return known.Desk == name })
		if i < 0 {
			i, words = len(words), append(words, paper.Word{Desk: name})
		}
		words[i].Number += w.Entries
		if w.Last.After(words[i].At) {
			words[i].At = w.Last
		}
	}
	slices.SortStableFunc(words, func(a, b paper.Word) int { return b.At.Compare(a.At) })
	return words[:min(most, len(words))], nil
}
