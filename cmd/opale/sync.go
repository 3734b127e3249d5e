package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/db"
	"opale/tui/i18n"
)

// syncFact is what sync prints.
type syncFact struct {
	Sent     int               `json:"sent"`
	Received int               `json:"received"`
	Vector   map[string]uint64 `json:"vector"`
}

func (p *program) syncCommand() *cobra.Command {
	return p.factual(p.command("sync", p.words.Meet.Sync, func(c *cobra.Command, _ []string) error {
		return p.on(c.Context(), p.write, func(store *db.Store, event *checkin.Event) error {
			m, err := membership(store)
			if err != nil {
				return err
			}
			if m == nil {
				return &spoken{p.words.Meet.NotJoined}
			}
			done, err := p.exchangeOnce(c.Context(), store, m)
			if err != nil {
				return err
			}
			if !p.asJSON {
				return p.saySynced(done, time.Now().In(event.Location()))
			}
			fact, err := newSyncFact(store, done)
			if err != nil {
				return err
			}
			return p.print(fact)
		})
	}))
}

// exchangeOnce exchanges with the hub until both hold the same.
func (p *program) exchangeOnce(ctx context.Context, store *db.Store, m *hub.Membership) (*hub.Exchanged, error) {
	key, err := p.deviceKey()
	if err != nil {
		return nil, err
	}
	client := hub.NewClient(*m, key, hub.Options{Program: version()})
	defer client.Close()
	done, err := client.Exchange(ctx, store)
	if checkin.ErrorCode(err) == checkin.CodeRevoked {
		_, wiped := exclude(ctx, store, m.Event, &done)
		err = errors.Join(err, wiped)
	}
	return &done, aboutTheHub(err)
}

func newSyncFact(store *db.Store, done *hub.Exchanged) (syncFact, error) {
	fact := syncFact{Sent: done.Sent, Received: done.Fresh, Vector: map[string]uint64{}}
	have, err := store.Have()
	for stream, seq := range have {
		fact.Vector[stream.String()] = seq
	}
	return fact, err
}

func (p *program) saySynced(done *hub.Exchanged, now time.Time) error {
	w := p.words
	if done.Ahead.Abs() >= journal.ClockOff {
		p.remark("! "+w.Meet.TwoClocks, w.Span(done.Ahead.Abs()))
	}
	return p.say(w.Meet.Synced, w.Clock(now), w.Count(w.Entries, done.Sent), w.Count(w.Entries, done.Fresh))
}

// hubError is about a hub, and not about the database.
type hubError struct{ err error }

func (e *hubError) Error() string { return e.err.Error() }
func (e *hubError) Unwrap() error { return e.err }

func aboutTheHub(err error) error {
	if err == nil {
		return nil
	}
	return &hubError{err}
}

// hubSentence finds the words for a hub; ok is false where they are those of
// any other failure.
func (p *program) hubSentence(e *hubError) (s i18n.Sentence, ok bool) {
	s, ok = p.words.Meet.Faults[checkin.ErrorCode(e.err)]
	return detailed(s, checkin.ErrorDetail(e.err)), ok
}

// unheard says that a hub cannot listen at an address.
func (p *program) unheard(address string, err error) error {
	return aboutTheHub(&checkin.Error{Code: checkin.CodeHeld, Op: "listen", Detail: address, Err: err})
}
