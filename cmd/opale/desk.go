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
	"opale/checkin/hub"
	"opale/cmd/opale/wording"
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

func (p *program) deskCommand(name string, h wording.Help) *cobra.Command {
	var s seat
	c := p.command(name, h, nil)
	p.screenFlags(c, &s)
	stick := p.stickFlag(c)
	p.emergencyFlag(c, &s)
	c.Flags().StringVar(&p.listen, "relay-at", "", p.words.Meet.FlagRelayAt)
	c.Flags().Var(&p.find, "find", p.words.Meet.FlagFind)
	p.kioskFlags(c, &s.manner)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if folder, ok := kitBeside(); ok && p.file == "" {
			return p.openKit(c.Context(), folder, s, stick)
		}
		if s.emergency {
			return ofKit(".", checkin.Errorf(checkin.CodeMissing, "open kit", "none beside the program"))
		}
		return p.onScreen(c.Context(), &s.manner, func(ctx context.Context) error { return p.atDesk(ctx, &s, stick, p.own) })
	}
	return c
}

// atDesk is the desk from its opening to its end, which may be that of the
// laptop's use.
func (p *program) atDesk(ctx context.Context, s *seat, choice *stickChoice, open func(context.Context) (*db.Store, error)) error {
	handing, err := p.openDesk(ctx, s, choice, open)
	if err := p.trained(err); err != nil {
		return err
	}
	return p.handOver(ctx, *s, handing)
}

// openDesk opens a store, which may settle the seat, shows the screen on it, and
// looks after it meanwhile.
func (p *program) openDesk(ctx context.Context, s *seat, choice *stickChoice, open func(context.Context) (*db.Store, error)) (back *handing, err error) {
	log, closeLog := openLog()
	defer closeLog()
	defer func() { logEnd(ctx, log, err) }()
	begin := time.Now()
	store, err := open(ctx)
	if checkin.ErrorCode(err) == checkin.CodeLost {
		if err = p.replaceLost(ctx, err); err == nil {
			store, err = open(ctx)
		}
	}
	if err != nil {
		return nil, err
	}
	defer closing(store, &err)
	log.Info("desk opened", "took", time.Since(begin).Round(time.Millisecond))
	if err := p.remember(store, *s); err != nil {
		return nil, err
	}
	if err := p.guardPINs(store, &s.manner); err != nil {
		return nil, err
	}
	warning, purged := p.retentionWarning(store)
	if warning != "" {
		p.remark("! %s", warning)
		defer p.remark("! %s", warning) // the screen was over it
	}
	watched := watchPower(ctx)
	defer watched.end()
	stick, err := p.safetyStick(ctx, store, *s, choice, log)
	if err != nil {
		return nil, err
	}
	care := &upkeep{now: p.clock.Now}
	safe := &safety{program: p, ctx: ctx, store: store, seat: *s, log: log, care: care}
	safe.begin(stick)
	defer func() {
		if err := safe.end(); err != nil {
			p.remark("! %s", p.sentence(err).What)
		}
	}()
	list, err := p.printableList(ctx, store, choice, stick, log)
	if err != nil {
		return nil, err
	}
	watch := keepSafe(ctx, store, log)
	watch.care.Store(care)
	defer func() {
		if endErr := watch.end(ctx); err == nil {
			err = endErr
		}
	}()
	bells, quiet := context.WithCancel(ctx)
	defer quiet()
	moved := hub.Fork(bells, store.Changed(), 2)
	up := newUplink(p, store, moved[0], log)
	up.canHost(store, moved[1], log)
	up.canFind()
	defer up.end()
	if err := up.start(ctx); err != nil {
		return nil, err
	}
	options := tui.Options{Trains: !p.plain && !s.kiosk, Faults: watch.tell, Hub: up, Upkeep: care, Power: watched, Purged: purged, Safety: safe, Preparer: p.preparing(store, *s, stick), Prepare: s.prepare}
	back = &handing{p: p, store: store, seat: *s}
	options.HandBack = back
	if up.around != nil {
		options.Nearby = up.around
	}
	return back, p.show(ctx, store, *s, options, list)
}

// show opens the screen on a store and returns when the operator leaves or ctx
// ends. What runs beside it comes in options; the rest of them is made here.
// list is kept meanwhile; nil where there is none.
func (p *program) show(ctx context.Context, store *db.Store, s seat, options tui.Options, list *keptList) error {
	actor, err := p.actor(store, s)
	if err != nil {
		return err
	}
	lang, err := store.Remembered(settingLang)
	if err != nil {
		return err
	}
	if s.prepare && actor.Desk == "" {
		// Whoever prepares sits at no door yet, and is not to be taken later for
		// one of the desks to whom the sticks have given a name.
		actor.Desk = p.words.Carry.Coordination
		if err := store.Remember(settingDesk, actor.Desk); err != nil {
			return err
		}
	}
	desk, err := p.desk(store, actor, s.session)
	if err != nil {
		return err
	}
	courier, err := p.courier(store, desk)
	if err != nil {
		return err
	}
	defer p.awaitIdentity(ctx, store, courier).end()
	options.Desk, options.Settings, options.Exchange, options.Replica = desk, store, courier, store
	options.Lists, options.Clock, options.Now = newLists(store, desk), p.clock, p.clock.Now
	options.ASCII, options.Lang = p.ascii, i18n.Lang(cmp.Or(p.language, lang))
	options.Opening = p.porch.give()
	options.Large, options.Still, options.Kiosk = s.large, s.still, s.kiosk
	options.Setup = actor.Venue == "" || actor.Desk == "" || actor.Operator == ""
	options.Seated = s.venue != "" && s.desk != "" && s.operator != ""
	if list != nil {
		list.keep(ctx, desk)
		defer list.end()
		options.Paper = list
	}
	if p.plain {
		return p.showPlain(ctx, &options)
	}
	out, isFile := p.out.(*os.File)
	switch {
	case !isFile: // a test plays the terminal
		options.Input, options.Output = p.in, p.out
		options.Width, options.Height = playedWidth, playedHeight
	case !term.IsTerminal(out.Fd()):
		return &spoken{p.words.NeedsTerminal}
	}
	defer p.porch.over()
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
