package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/training"
	"opale/db"
	"opale/tui"
)

func (p *program) trainCommand() *cobra.Command {
	var s seat
	var back bool
	c := p.command("train", p.words.Train.Train, nil)
	c.Args = cobra.ArbitraryArgs // behind --, how the desk was opened
	p.screenFlags(c, &s)
	c.Flags().BoolVar(&back, "back", false, "")
	_ = c.Flags().MarkHidden("back")
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 && !back {
			return usagef(c, p.words.TooMany, args[0])
		}
		if p.plain {
			return usagef(c, p.words.UnknownFlag, "--plain") // visitors speak on a screen
		}
		err := p.onScreen(c.Context(), &s.manner, func(ctx context.Context) error { return p.train(ctx, s) })
		if err != nil || !back || c.Context().Err() != nil {
			return err
		}
		return startProgram(args)
	}
	return c
}

// train plays a training on a database of its own, which is thrown away.
func (p *program) train(ctx context.Context, s seat) (err error) {
	event, shape, actor, err := p.scene(ctx, s)
	if err != nil {
		return err
	}
	now := p.clock.Now()
	course, err := training.New(rehearsal.Event(event, now), actor, shape, now)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "opale-train-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	store, err := stage(ctx, filepath.Join(dir, "opale.db"), course, now)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	s.venue, s.desk, s.operator, s.session = string(course.Seat.Venue), course.Seat.Desk, course.Seat.Operator, string(course.Session.ID)
	read := func() (training.Facts, error) { return training.Read(&course.Event, store) }
	return p.show(ctx, store, s, tui.Options{Training: &tui.Training{Course: course, Read: read}}, nil)
}

// scene is what a training takes from the real event: its venues and sessions,
// who sits where, and what sorts of tricky names its list has. Nobody of it comes
// along. Without a database it is the built-in event's.
func (p *program) scene(ctx context.Context, s seat) (event checkin.Event, shape training.Shape, actor checkin.Actor, err error) {
	event = checkin.Fabriques(p.clock.Now().Year())
	actor = checkin.Actor{Desk: s.desk, Venue: checkin.VenueID(s.venue), Operator: s.operator}
	err = p.on(ctx, p.read, func(store *db.Store, real *checkin.Event) error {
		event = *real
		report, err := findTricky(ctx, store, real)
		if err != nil {
			return err
		}
		shape = training.ShapeOf(&report)
		actor, err = p.actor(store, s)
		return err
	})
	if checkin.ErrorCode(err) == checkin.CodeMissing {
		err = nil
		if s.venue != "" {
			venue, ok := event.FindVenue(s.venue)
			if !ok {
				return event, shape, actor, p.unknownVenue(s.venue, &event)
			}
			actor.Venue = venue.ID
		}
	}
	if actor.Operator == "" {
		actor.Operator = demoSeat.operator
	}
	if actor.Venue == "" && len(event.Venues) > 0 {
		actor.Venue = event.Venues[0].ID
	}
	if venue, ok := event.Venue(actor.Venue); ok && actor.Desk == "" {
		actor.Desk = venue.Name + " 1"
	}
	return event, shape, actor, err
}

// stage makes the database of a course: its list, and who is in already.
func stage(ctx context.Context, path string, course *training.Course, now time.Time) (*db.Store, error) {
	const earlier = 40 * time.Minute
	store, err := rehearsalStore(ctx, path, &course.Event)
	if err != nil {
		return nil, err
	}
	list := checkin.Listing{Name: "demo", Invented: true}
	for i := range course.People {
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: fieldsOf(&course.People[i])})
	}
	if _, err = checkin.Import(ctx, store, checkin.Actor{}, list, false); err == nil {
		err = store.Write(ctx, checkin.Actor{Desk: course.InBy, Venue: course.Seat.Venue, Operator: "Karim"}, func(tx checkin.Tx) error {
			for _, id := range course.In {
				fact := checkin.Fact{
					Kind: checkin.KindArrived, Subject: id, Session: course.Session.ID,
					Body: checkin.Body{Desk: course.InBy, At: now.Add(-earlier).UnixMilli()},
				}
				if _, err := tx.Append(fact); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		store.Close()
		return nil, err
	}
	return store, nil
}

// trained goes to a training where the operator has asked for one, in this
// program's place, and says how the desk is to be opened again behind it.
func (p *program) trained(err error) error {
	if !errors.Is(err, tui.ErrTrains) {
		return err
	}
	args := []string{"train", "--back"}
	if p.file != "" {
		args = append(args, "--db", p.file)
	}
	if p.language != "" {
		args = append(args, "--lang", p.language)
	}
	if p.ascii {
		args = append(args, "--ascii")
	}
	return startProgram(append(append(args, "--"), p.args...))
}

// startProgram goes on in this program anew: a terminal is given to one screen in
// the life of a process.
var startProgram = func(args []string) error {
	running, err := os.Executable()
	if err != nil {
		return err
	}
	_, err = become(running, args)
	return err
}
