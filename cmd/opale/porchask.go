package main

import (
	"context"
	"os"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/db"
	"opale/tui/opening"
)

// askPassphrase asks for the passphrase of a kit, or of this laptop's own file,
// behind one that was wrong. It is empty where there is none.
func (f *porch) askPassphrase(kit bool, wrong string) (string, error) {
	q := opening.Passphrase{Kit: kit, Wrong: wrong != ""}
	var slips []bundle.Slip
	slips, q.Count = bundle.Slips(wrong)
	for _, s := range slips {
		q.Slips = append(q.Slips, opening.Slip(s))
	}
	a, err := f.ask(q)
	return a.Text, err
}

// knowPassphrase says that the event's passphrase was right. It may open this
// laptop's own file too, and is not asked for twice.
func (f *porch) knowPassphrase(passphrase string) {
	if f.isUp() {
		f.key.said = passphrase
		f.known(opening.Fact{Phrase: true})
	}
}

// askVenue asks where this laptop stands, and says which desks there are others.
func (f *porch) askVenue(event *checkin.Event, names deskList) (*checkin.Venue, error) {
	var q opening.Venue
	for _, v := range event.Venues {
		q.Names, q.Given = append(q.Names, v.Name), append(q.Given, names.at(v.ID))
	}
	a, err := f.ask(q)
	if err != nil {
		return nil, err
	}
	return &event.Venues[a.At], nil
}

func (f *porch) askDesk(q opening.Desk) (string, error) {
	a, err := f.ask(q)
	return a.Text, err
}

// keyWord is the passphrase that was said to open this laptop's file with. A file
// may have several locks for one: on the screen, what was said is tried on all
// of them before it is asked for again.
type keyWord struct{ said, wrong string }

// askForKey asks for the passphrase of this laptop's own file.
func (p *program) askForKey(ctx context.Context) (said string, err error) {
	if !p.porch.asks() || os.Getenv(passphraseVariable) != "" {
		return p.ask(ctx, p.words.Sealing.Ask)
	}
	k := &p.porch.key
	if k.said == "" {
		k.said, err = p.porch.askPassphrase(false, k.wrong)
	}
	return k.said, err
}

// unlocked opens a database: where the passphrase that was said on the screen
// opens none of its locks, it is asked for again.
func (p *program) unlocked(ctx context.Context, path string, o db.Options) (*db.Store, error) {
	for {
		store, err := db.Open(ctx, path, o)
		if p.porch.asks() {
			if k := &p.porch.key; k.said != "" && checkin.ErrorCode(err) == checkin.CodeSealed && ctx.Err() == nil {
				k.said, k.wrong = "", k.said
				o.Ring.Open = o.Ring.Open[len(o.Ring.Open)-1:] // the others have answered
				continue
			}
		}
		return store, err
	}
}
