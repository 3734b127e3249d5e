package main

import (
	"context"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
	"opale/tui/screen"
)

// visitFact is what check-in prints for each code, as soon as it is on the disk.
type visitFact struct {
	Outcome      checkin.Outcome         `json:"outcome"`
	Registration *checkin.RegistrationID `json:"registration"` // null: unknown
	Entry        *checkin.EntryID        `json:"entry"`        // null: nothing was written
	Previous     *arrivalFact            `json:"previous"`     // for already-in: the first arrival
}

// checkIn is one run of the check-in command.
type checkIn struct {
	*program
	desk   *checkin.Desk
	store  *db.Store
	force  bool
	reason string
	done   int
	turned int // how many were not admitted
}

func (p *program) checkInCommand() *cobra.Command {
	var s seat
	var batch, reason string
	c := p.factual(p.command("check-in", p.words.CheckIn, nil))
	c.Args = p.argsOrBatch
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		force := c.Flags().Changed("force")
		if force && checkin.Clean(reason) == "" {
			return usagef(c, p.words.FlagNeeds, "--force")
		}
		store, err := p.write(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		actor, err := p.clerk(store, s)
		if err != nil {
			return err
		}
		desk, err := p.desk(store, actor, s.session)
		if err != nil {
			return err
		}
		run := &checkIn{program: p, desk: desk, store: store, force: force, reason: reason}
		if s.session == "" {
			p.saySession(desk.Place())
		}
		return run.all(c.Context(), args, batch)
	}
	p.seatFlags(c, &s)
	p.sessionFlag(c, &s)
	c.Flags().StringVar(&batch, "batch", "", p.words.FlagBatch)
	c.Flags().StringVar(&reason, "force", "", p.words.FlagForce)
	return c
}

// saySession says which session was chosen, where nobody named one.
func (p *program) saySession(place checkin.Place) {
	p.remark(p.words.SessionSaid, place.Session.Name, p.words.Date(place.Event.Day(place.Session)))
}

func (run *checkIn) all(ctx context.Context, args []string, batch string) error {
	err := run.eachLine(ctx, args, batch, func(text string) error {
		if text == "" {
			return nil
		}
		return run.one(ctx, text)
	})
	if err != nil {
		if batch != "" {
			run.remark("%s", run.words.Count(run.words.StoppedAt, run.done))
		}
		return err
	}
	if run.turned > 0 {
		return errRefused
	}
	return nil
}

// one notes one arrival and answers for it. A code wins over an id.
func (run *checkIn) one(ctx context.Context, text string) error {
	id, err := meant(run.desk, run.store, text)
	if err != nil && checkin.ErrorCode(err) != checkin.CodeNotFound {
		return err
	}
	visit := checkin.Visit{Outcome: checkin.OutcomeUnknown}
	if !id.IsZero() {
		visit, err = run.desk.CheckIn(ctx, checkin.Entrance{ID: id, Force: run.force, Reason: run.reason})
		if err != nil {
			return err
		}
	}
	run.done++
	if visit.Outcome != checkin.OutcomeAdmitted {
		run.turned++
	}
	return run.answer(text, visit)
}

func (run *checkIn) answer(text string, visit checkin.Visit) error {
	if run.asJSON {
		return run.print(run.fact(visit))
	}
	name := checkin.Clean(text)
	if visit.Outcome != checkin.OutcomeUnknown {
		name = run.words.SpokenName(&visit.Registration)
	}
	if first := visit.Previous; first != nil {
		place := run.desk.Place()
		return run.say(run.words.Already, name, run.words.Clock(first.Time.In(place.Event.Location())), first.Desk)
	}
	if where := run.elsewhere(visit); where != "" {
		return run.say(run.words.Elsewhere, name, where)
	}
	return run.say(run.words.Outcomes[visit.Outcome], name)
}

// elsewhere says where and when somebody is expected who is not expected here:
// Calais, sam. 28 nov. It is empty for any other answer, and where nobody knows.
func (run *checkIn) elsewhere(visit checkin.Visit) string {
	if visit.Outcome != checkin.OutcomeOtherVenue && visit.Outcome != checkin.OutcomeOtherDay {
		return ""
	}
	event := run.desk.Place().Event
	venue, at := screen.Expected(event, &visit.Registration, visit.Session)
	if venue != "" && at.ID != "" {
		venue += ", " + run.words.Date(event.Day(at))
	}
	return venue
}

func (run *checkIn) fact(visit checkin.Visit) visitFact {
	fact := visitFact{Outcome: visit.Outcome}
	if visit.Outcome != checkin.OutcomeUnknown {
		fact.Registration = &visit.Registration.ID
	}
	if !visit.Entry.IsZero() {
		fact.Entry = &visit.Entry
	}
	if visit.Previous != nil {
		place := run.desk.Place()
		previous := newArrivalFact(visit.Previous, place.Event.Location())
		fact.Previous = &previous
	}
	return fact
}
