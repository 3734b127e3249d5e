package prepare

import (
	"context"
	"errors"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/plan"
	"opale/checkin/tricky"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var (
	six = checkin.Edition{Word: "MOULE", Imported: time.Date(2026, time.November, 27, 17, 10, 0, 0, time.UTC), Digest: "01"}
	ten = checkin.Edition{Word: "GALET", Imported: time.Date(2026, time.November, 27, 21, 0, 0, 0, time.UTC), Digest: "02"}
)

// player is an evening whose sticks come and go.
type player struct{ screentest.Evening }

// pull takes every stick out, and put plugs one in.
func (p *player) pull(r *screentest.Rig) { p.Sticks = nil; r.Elapse() }
func (p *player) put(r *screentest.Rig, s screen.PluggedStick) {
	p.Sticks = append(p.Sticks, s)
	r.Elapse()
}

func key(name string) screen.PluggedStick {
	return screen.PluggedStick{Folder: "/media/" + name, Name: name}
}

// evening is one on which the list is in, with some names that will hold up the
// queue, the desks are counted and the passphrase is written down.
func evening() *player {
	p := new(player)
	p.Known = screen.Prepared{
		Edition: six, List: "billetweb", People: 10_004, Unpaid: 41, Canceled: 12, Unnamed: 3, Identity: "a", Words: "marée phare filet dune falaise", ListWords: "quai dune",
		Tricky: tricky.Report{
			Counts: []tricky.Count{{Venue: "dunkerque", Twice: 1}, {Venue: "calais", Alike: 1, Nameless: 1}},
			Groups: []tricky.Group{
				{Kind: tricky.Twice, Venue: "dunkerque", People: []tricky.Ticket{{First: "Wim", Last: "Dewulf"}}},
				{Kind: tricky.Alike, Venue: "calais", People: []tricky.Ticket{{First: "Claire", Last: "Martin"}, {First: "Claire", Last: "Martin"}}},
				{Kind: tricky.Nameless, Venue: "calais", People: []tricky.Ticket{{Company: "Port Conseil"}, {Company: "Port Conseil"}, {Company: "Port Conseil"}}},
			},
		},
	}
	p.Known.Plan.Set("calais", 3)
	p.Known.Plan.Set("montreuil", 1)
	p.Known.Plan.Noted = "a"
	return p
}

func show(r *screentest.Rig, p *player) *Prepare {
	r.Env.Lists, r.Env.Preparer = &screentest.Lists{}, p
	s := New(r.Env)
	r.Show(s, s.Open())
	return s
}

func TestNothingYet(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) { show(r, &player{}) })
}

func TestInTheMiddle(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		p := evening()
		p.Known.Plan.Wrote(plan.Stick{Desk: "Dunkerque 1", Edition: six, Identity: "a"})
		p.Known.Plan.Wrote(plan.Stick{Desk: "Dunkerque 2", Edition: six, Identity: "a"})
		show(r, p)
		p.put(r, key("KINGSTON"))
	})
}

func TestANewerList(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		p := evening()
		p.Known.Plan.Wrote(plan.Stick{Desk: "Calais 1", Edition: six, Identity: "a"})
		p.Known.Plan.Wrote(plan.Stick{Desk: "Calais 2", Edition: ten, Identity: "a"})
		p.Known.Plan.Papers = &plan.Papers{Edition: six}
		p.Known.Edition = ten
		show(r, p)
	})
}

func TestTrickyNames(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		show(r, evening())
		r.Press("up", "up")
	})
}

func TestTheDesksOfEachVenue(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		show(r, evening())
		r.Press("up", "up", "up", "enter", "down")
	})
}

func TestFiveWords(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		p := evening()
		p.Known.Plan.Noted = ""
		show(r, p)
	})
}

var errFull = checkin.Errorf(checkin.CodeDiskFull, "write kit", "")

func TestAStickThatTakesNoMore(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		p := evening()
		p.Pause = func(context.Context) error { return errFull }
		show(r, p)
		p.put(r, key("KINGSTON"))
		r.Press("enter")
	})
}

// stopped is what a stick ends with that somebody stopped.
func stopped(ctx context.Context) error { return errors.Join(ctx.Err(), context.Canceled) }
