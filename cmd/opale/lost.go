package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/db"
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
	said := p.asker()(fmt.Sprintf(w.LostAsk, path, p.moment(last, time.Now()), p.size(kept[0].Size)))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch checkin.Fold(said) {
	case "":
		return p.recoverLost(ctx, path)
	case "non", "no", "n":
		store, err := p.openAs(ctx, db.Options{Anew: true})
		if err != nil {
			return err
		}
		p.remark("%s", w.LostAnew)
		return store.Close()
	}
	return lost
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
