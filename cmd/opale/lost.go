package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
	"opale/tui/opening"
)

// replaceLost says at the desk that its file is gone, and offers its last backup.
// An empty file takes its place only where somebody says so. Without a keyboard
// the error stays.
func (p *program) replaceLost(ctx context.Context, lost error) error {
	path, err := p.database()
	if err != nil {
		return err
	}
	w := &p.words.Care
	kept, err := db.KeptOf(path, filepath.Join(filepath.Dir(path), "backups"))
	if err != nil {
		return err
	}
	if len(kept) == 0 {
		return &spoken{fmt.Sprintf(w.LostNoCopy, path)}
	}
	if _, ok := p.keyboard(); !ok {
		return lost
	}
	last := kept[0].Made.Local()
	if p.porch.asks() {
		return p.replaceOnScreen(ctx, path, kept[0])
	}
	said := p.asker()(fmt.Sprintf(w.LostAsk, path, p.moment(last, time.Now()), p.size(kept[0].Size)))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch checkin.Fold(said) {
	case "":
		return p.recoverLost(ctx, path)
	case "non", "no", "n":
		return p.beginAnew(ctx)
	}
	return lost
}

// lostSaid says on the screen, in each language, that the file is gone.
func (p *program) lostSaid(path string, last db.Kept) map[i18n.Lang]string {
	said := map[i18n.Lang]string{}
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		q := p.speaking(lang)
		said[lang] = fmt.Sprintf(i18n.For(lang).Opening.Lost, checkin.Clean(path), q.dated(last.Made.Local()), q.size(last.Size))
	}
	return said
}

// replaceOnScreen asks the same on the screen.
func (p *program) replaceOnScreen(ctx context.Context, path string, last db.Kept) error {
	a, err := p.porch.ask(opening.Lost{Said: p.lostSaid(path, last)})
	if err != nil {
		return err
	}
	switch a.At {
	case opening.LostRecover:
		return p.recoverLost(ctx, path)
	case opening.LostAnew:
		return p.beginAnew(ctx)
	}
	p.told = true
	return errRefused
}

// beginAnew puts an empty file in the place of the one that is gone.
func (p *program) beginAnew(ctx context.Context) error {
	store, err := p.openAs(ctx, db.Options{Anew: true})
	if err != nil {
		return err
	}
	p.remark("%s", p.words.Care.LostAnew)
	return store.Close()
}

// recoverLost puts the backups in the place of a file that is gone.
func (p *program) recoverLost(ctx context.Context, path string) error {
	d := &doctor{program: p, path: path}
	if err := d.putAside(); err != nil {
		return err
	}
	recovered, err := d.recoverFile(ctx)
	if err != nil {
		return err
	}
	for _, f := range d.fact.Findings {
		p.remark("%s", f.What)
	}
	if !recovered {
		return &spoken{fmt.Sprintf(p.words.Care.LostNoCopy, path)}
	}
	return nil
}
