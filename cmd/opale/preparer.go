package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/plan"
	"opale/db"
	"opale/tui/screen"
)

func (p *program) prepareCommand() *cobra.Command {
	s := seat{prepare: true}
	c := p.command("prepare", p.words.Carry.Prepare, nil)
	p.screenFlags(c, &s)
	stick := p.stickFlag(c)
	p.kioskFlags(c, &s.manner)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.onScreen(c.Context(), &s.manner, func(ctx context.Context) error { return p.atDesk(ctx, &s, stick, p.own) })
	}
	return c
}

// plugged lists the sticks; tests have others.
var plugged = bundle.Drives

// preparing does the evening before for a desk that is open.
type preparing struct {
	*program
	store  *db.Store
	seat   seat
	drives func() []string

	mu     sync.Mutex // one thing at a time
	words  string     // the passphrase that was drawn in this run
	opens  string     // the tag of the identity that it opens
	safety string     // the folder of the safety stick, which is not written over
}

var _ screen.Preparer = (*preparing)(nil)

func (p *program) preparing(store *db.Store, s seat, safety *stick) *preparing {
	quiet := *p // nothing is printed while the screen is up
	quiet.out, quiet.errs = io.Discard, io.Discard
	w := &preparing{program: &quiet, store: store, seat: s, drives: plugged}
	if safety != nil {
		w.safety = safety.folder
	}
	return w
}

// clerk is whoever prepares: the desk's, else the coordination's.
func (w *preparing) clerk() (checkin.Actor, error) {
	actor, err := w.actor(w.store, w.seat)
	actor.Desk = cmp.Or(actor.Desk, w.program.words.Carry.Coordination)
	return actor, err
}

// tagOf tells one identity from another, and one passphrase of it from another.
func tagOf(m *member) string {
	if m == nil {
		return ""
	}
	sum := sha256.Sum256(m.Sealed)
	return hex.EncodeToString(sum[:8])
}

// Prepared says how far everything is.
func (w *preparing) Prepared(ctx context.Context) (screen.Prepared, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var k screen.Prepared
	known, err := plan.Recall(w.store)
	if err != nil {
		return k, err
	}
	k.Plan = *known
	imports, err := w.store.Imports()
	if err != nil {
		return k, err
	}
	k.Edition = checkin.EditionOf(imports)
	if n := len(imports); n > 0 {
		k.List = imports[n-1].Name
	}
	event, err := w.store.Event()
	if err != nil {
		return k, err
	}
	m, err := w.member(event.ID)
	if err != nil {
		return k, err
	}
	if k.Identity = tagOf(m); k.Identity != "" && k.Identity == w.opens {
		k.Words = w.words
	}
	if m != nil {
		if k.ListWords, err = m.PaperWords(); err != nil {
			return k, err
		}
	}
	k.Lacks = w.lacking()
	if k.Tricky, err = findTricky(ctx, w.store, &event); err != nil {
		return k, err
	}
	err = w.countPeople(ctx, &k)
	return k, err
}

func (w *preparing) countPeople(ctx context.Context, k *screen.Prepared) error {
	err := w.store.People(ctx, func(r *checkin.Registration) bool {
		if r.WalkIn || r.Erased {
			return true
		}
		k.People++
		switch r.Status() {
		case checkin.StatusUnpaid:
			k.Unpaid++
		case checkin.StatusCancelled:
			k.Canceled++
		}
		if name := r.FullName(); name == "" || checkin.IsNoName(name) {
			k.Unnamed++
		}
		return ctx.Err() == nil
	})
	return cmp.Or(err, ctx.Err())
}

// programFolders are where the programs of other systems may lie: beside the
// running one, and in the folder of a release below it.
func programFolders() (folders []string) {
	running, err := os.Executable()
	if err != nil {
		return nil
	}
	beside := filepath.Dir(running)
	for _, folder := range []string{beside, filepath.Join(beside, "programs")} {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			folders = append(folders, folder)
		}
	}
	return folders
}

// lacking are the systems for which there is no program to put on a stick.
func (w *preparing) lacking() []string {
	own := map[string]string{"windows": "Windows", "darwin": "macOS", "linux": "Linux"}[runtime.GOOS]
	var lacks []string
	for i, folder := range programFolders() {
		here, err := bundle.Lacking(w.onDisk(), folder)
		if err != nil {
			continue
		}
		if i == 0 || lacks == nil {
			lacks = here
		}
		lacks = slices.DeleteFunc(lacks, func(system string) bool { return system == own || !slices.Contains(here, system) })
	}
	return lacks
}

// change changes the plan.
func (w *preparing) change(change func(*plan.Plan) error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	known, err := plan.Recall(w.store)
	if err != nil {
		return err
	}
	if err := change(known); err != nil {
		return err
	}
	return known.Keep(w.store)
}

// KeepDesks keeps how many desks each venue has.
func (w *preparing) KeepDesks(venues []plan.Venue) error {
	return w.change(func(p *plan.Plan) error {
		for _, v := range venues {
			p.Set(v.ID, v.Desks)
		}
		return nil
	})
}

// Passphrase gives the event an identity, or another passphrase.
func (w *preparing) Passphrase(ctx context.Context, renew bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	actor, err := w.clerk()
	if err != nil {
		return err
	}
	m, words, err := w.belong(ctx, w.store, actor)
	if err == nil && renew && words == "" {
		if words, err = w.reseal(m); err == nil {
			err = share(ctx, w.store, m, words)
		}
	}
	if words == "" || m == nil {
		return err
	}
	// What is on the disk counts, also where something behind it failed.
	if kept, readErr := w.member(m.Event); readErr == nil && tagOf(kept) == tagOf(m) {
		w.words, w.opens = words, tagOf(m)
	}
	return err
}

// NotePassphrase notes that somebody has written the passphrase down.
func (w *preparing) NotePassphrase() error {
	return w.change(func(p *plan.Plan) error {
		event, err := w.store.Event()
		if err != nil {
			return err
		}
		m, err := w.member(event.ID)
		p.Noted = tagOf(m)
		return err
	})
}

// Plugged lists the sticks that are plugged in; the safety stick of this desk is
// none of them.
func (w *preparing) Plugged() (found []screen.PluggedStick) {
	event, err := w.store.Event()
	if err != nil {
		return nil
	}
	for _, folder := range w.drives() {
		if w.safety != "" && same(folder, w.safety) {
			continue
		}
		s := screen.PluggedStick{Folder: folder, Name: stickName(folder)}
		if s.IsKit = bundle.IsKit(w.onDisk(), folder); s.IsKit {
			kit, err := bundle.ReadKit(w.onDisk(), folder)
			s.Alien = err == nil && kit.Event.ID != event.ID
			s.Label, _ = bundle.LabelAt(w.onDisk(), folder)
		}
		found = append(found, s)
	}
	return found
}

// stickName is what people call a stick: its volume's name, else its letter.
func stickName(folder string) string {
	name := checkin.Clean(filepath.Base(folder))
	if strings.Trim(name, `/\.`) == "" {
		return folder
	}
	return name
}

// WriteStick makes a stick a kit.
func (w *preparing) WriteStick(ctx context.Context, folder string, order screen.StickOrder, progress screen.StickProgress) error {
	return w.change(func(p *plan.Plan) error {
		event, err := w.store.Event()
		if err != nil {
			return err
		}
		actor, err := w.clerk()
		if err != nil {
			return err
		}
		o := kitOrder{folder: folder, programs: programFolders(), progress: progress}
		for _, d := range order.Desks {
			o.desks = append(o.desks, bundle.Given{Desk: d.Name, Venue: d.Venue})
		}
		if _, err := w.writeKit(ctx, w.store, &event, seat{desk: actor.Desk, venue: string(actor.Venue)}, o); err != nil {
			return err
		}
		label, _ := bundle.LabelAt(w.onDisk(), folder) // as it was read back
		m, err := w.member(event.ID)
		if err != nil {
			return err
		}
		p.Wrote(plan.Stick{Desk: order.Desk, Written: label.Written, Edition: label.Edition, Identity: tagOf(m)})
		return nil
	})
}
