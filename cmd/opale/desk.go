package main

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
	"opale/tui"
	"opale/tui/i18n"
)

// Settings that flags write and the screen reads.
const (
	settingVenue    = "venue"
	settingDesk     = "desk"
	settingOperator = "operator"
	settingLang     = "lang"
)

// The size of a terminal that is played, in columns and rows.
const playedWidth, playedHeight = 80, 24

func (p *program) deskCommand(name string, h help) *cobra.Command {
	var s seat
	c := p.command(name, h, func(c *cobra.Command, _ []string) (err error) {
		log, closeLog := openLog()
		defer closeLog()
		defer func() { logEnd(c.Context(), log, err) }()
		begin := time.Now()
		store, err := p.own(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		log.Info("desk opened", "took", time.Since(begin).Round(time.Millisecond))
		if err := p.remember(store, s); err != nil {
			return err
		}
		watch := keepSafe(c.Context(), store, log)
		defer func() {
			if endErr := watch.end(c.Context()); err == nil {
				err = endErr
			}
		}()
		return p.show(c.Context(), store, s, watch.tell)
	})
	p.screenFlags(c, &s)
	return c
}

// show opens the screen on a store and returns when the operator leaves or ctx
// ends. What comes from faults is shown; nil where nobody looks for any.
func (p *program) show(ctx context.Context, store *db.Store, s seat, faults <-chan error) error {
	actor, err := p.actor(store, s)
	if err != nil {
		return err
	}
	lang, err := store.Remembered(settingLang)
	if err != nil {
		return err
	}
	desk, err := newDesk(store, actor, s.session)
	if err != nil {
		return err
	}
	options := tui.Options{
		Desk: desk, Settings: store, Faults: faults, ASCII: p.ascii, Lang: i18n.Lang(cmp.Or(p.language, lang)),
		Setup:  actor.Venue == "" || actor.Desk == "" || actor.Operator == "",
		Seated: s.venue != "" && s.desk != "" && s.operator != "",
	}
	out, isFile := p.out.(*os.File)
	switch {
	case !isFile: // a test plays the terminal
		options.Input, options.Output = p.in, p.out
		options.Width, options.Height = playedWidth, playedHeight
	case !term.IsTerminal(out.Fd()):
		return &spoken{p.words.NeedsTerminal}
	}
	return tui.Run(ctx, options)
}

// remember keeps what the flags say about the desk for its next runs.
func (p *program) remember(store checkin.Store, s seat) error {
	if s.venue != "" {
		event, err := store.Event()
		if err != nil {
			return err
		}
		venue, ok := event.FindVenue(s.venue)
		if !ok {
			return p.unknownVenue(s.venue, &event)
		}
		s.venue = string(venue.ID)
	}
	for key, value := range map[string]string{
		settingVenue: s.venue, settingDesk: checkin.Clean(s.desk),
		settingOperator: checkin.Clean(s.operator), settingLang: p.language,
	} {
		if value == "" {
			continue
		}
		if err := store.Remember(key, value); err != nil {
			return err
		}
	}
	return nil
}

// logEnd says how a desk ended: by its code, since an error may name people.
func logEnd(ctx context.Context, log *slog.Logger, err error) {
	switch {
	case err != nil:
		log.Error("desk ended", "code", checkin.ErrorCode(err))
	case ctx.Err() != nil:
		log.Info("desk ended", "by", "signal")
	default:
		log.Info("desk ended", "by", "operator")
	}
}
