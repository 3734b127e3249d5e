package main

import (
	"context"
	"crypto/sha256"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/db"
)

// settingStick is the folder of the safety stick.
const settingStick = "stick"

// stickEvery is how much a laptop that dies may take with it.
var stickEvery = time.Minute

// stickChoice is what the flags say about the safety stick, and about the
// folder of the printable list.
type stickChoice struct {
	command       *cobra.Command
	folder, paper string
}

func (p *program) stickFlag(c *cobra.Command) *stickChoice {
	choice := &stickChoice{command: c}
	c.Flags().StringVar(&choice.folder, "stick", "", p.words.Carry.FlagStick)
	c.Flags().StringVar(&choice.paper, "paper", "", p.words.Paper.FlagPaper)
	return choice
}

// stick keeps, in a folder that is not this laptop's disk, a bundle of all that
// this desk knows: once a minute where there is something new, and at the end.
type stick struct {
	folder string
	party  func() (*bundle.Party, error)
	log    *slog.Logger
	stop   context.CancelFunc
	done   chan struct{}

	care *upkeep           // told what came of it; nil: nobody is
	name string            // of the bundle last written
	held [sha256.Size]byte // digest of what it holds
}

// safetyStick finds the stick of a desk: the flag's, which is remembered, else
// the remembered one; nil where there is none. What the flag names has to be
// right; a remembered stick that is not keeps nobody from the door.
func (p *program) safetyStick(ctx context.Context, store *db.Store, s seat, choice *stickChoice, log *slog.Logger) (*stick, error) {
	folder := choice.folder
	chosen := choice.command.Flags().Changed("stick")
	if !chosen {
		var err error
		if folder, err = store.Remembered(settingStick); err != nil {
			return nil, err
		}
	}
	if info, err := os.Stat(folder); chosen && folder != "" && (err != nil || !info.IsDir()) {
		return nil, carried(folder, checkin.Errorf(checkin.CodeMissing, "open stick", "%s", folder))
	}
	k, err := p.newStick(ctx, store, s, folder, log)
	if err != nil && !chosen {
		p.remark("! %s", p.words.Carry.StickWithout)
		return nil, nil
	}
	if err == nil && chosen {
		if k != nil {
			folder = k.folder
		}
		err = store.Remember(settingStick, folder)
	}
	return k, err
}

func (p *program) newStick(ctx context.Context, store *db.Store, s seat, folder string, log *slog.Logger) (*stick, error) {
	if folder == "" {
		return nil, nil
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	event, err := store.Event()
	if err != nil {
		return nil, err
	}
	keys, err := p.sealing(ctx, event.ID, false)
	if err != nil {
		return nil, err
	}
	return &stick{folder: folder, log: log, done: make(chan struct{}), party: func() (*bundle.Party, error) {
		// Meanwhile the event may have been given its identity.
		if now, err := p.members(event.ID); err == nil && len(now.Seal) > 0 {
			keys = now
		}
		party, err := p.party(store, s, keys)
		if err != nil {
			return nil, err
		}
		party.Actor, err = p.actor(store, s) // a desk without a name writes nothing yet
		return party, err
	}}, nil
}

// keep begins.
func (k *stick) keep(ctx context.Context) {
	ctx, k.stop = context.WithCancel(ctx)
	go func() {
		defer close(k.done)
		every := time.NewTicker(stickEvery)
		defer every.Stop()
		for {
			_ = k.write() // is logged, and tried again
			select {
			case <-ctx.Done():
				return
			case <-every.C:
			}
		}
	}()
}

// end writes once more, also where the window is being closed under us.
func (k *stick) end() error {
	k.stop()
	<-k.done
	return k.write()
}

// write writes what there is, unless the stick has it already.
func (k *stick) write() error {
	err := k.renew()
	k.care.stickHolds(err)
	if err != nil {
		k.log.Error("stick", "code", checkin.ErrorCode(err))
	}
	return carried(k.folder, err)
}

func (k *stick) renew() error {
	party, err := k.party()
	if err != nil || party.Actor.Desk == "" {
		return err
	}
	have, err := party.Replica.Have()
	if err != nil {
		return err
	}
	name, digest := party.Name(), have.Digest()
	path := filepath.Join(k.folder, name)
	if _, err := party.Disk.Stat(path); err == nil && name == k.name && digest == k.held {
		return nil
	}
	start := time.Now()
	size, err := party.WriteTo(path, nil)
	if err != nil {
		return err
	}
	k.name, k.held = name, digest
	k.log.Info("stick", "bytes", size, "took", time.Since(start).Round(time.Millisecond))
	return nil
}
