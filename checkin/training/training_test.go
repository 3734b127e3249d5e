package training_test

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/training"
)

func courseOf(t *testing.T, event checkin.Event, shape training.Shape) *training.Course {
	t.Helper()
	now := event.Sessions[0].Opens.Add(time.Hour)
	course, err := training.New(rehearsal.Event(event, now), checkin.Actor{Venue: event.Venues[0].ID, Desk: "Poste 1"}, shape, now)
	if err != nil {
		t.Fatal(err)
	}
	return course
}

func TestTenVisitorsOfEachShapeAreOnTheList(t *testing.T) {
	small := checkin.Event{ID: "salle", Name: "Salle", TimeZone: "Europe/Paris", Venues: []checkin.Venue{{ID: "salle", Name: "Salle"}}, Sessions: []checkin.Session{{ID: "j1", Venue: "salle", Name: "Soirée", Opens: time.Date(2026, 12, 5, 18, 0, 0, 0, time.UTC), Closes: time.Date(2026, 12, 5, 22, 0, 0, 0, time.UTC)}}}
	for _, event := range []checkin.Event{checkin.Fabriques(2026), small} {
		for _, shape := range []training.Shape{{}, {Spelt: true}, {Bare: true}, {Nameless: true}, {Twice: true}, {Spelt: true, Bare: true, Nameless: true, Twice: true}} {
			c := courseOf(t, event, shape)
			if !c.Event.ID.IsRehearsal() || c.Visitors != 10 {
				t.Fatalf("%s: %d visitors at %s", event.ID, c.Visitors, c.Event.ID)
			}
			listed := map[checkin.RegistrationID]bool{}
			for i := range c.People {
				r := &c.People[i]
				if listed[r.ID] {
					t.Errorf("%s is on the list twice", r.Code())
				}
				listed[r.ID] = true
				if !strings.HasPrefix(r.Code(), "RE-") || r.Email() != "" && !strings.HasSuffix(r.Email(), ".example") {
					t.Errorf("%s, %s: that could be somebody's", r.Code(), r.Email())
				}
			}
			last := -1
			for _, s := range c.Steps {
				if s.Visitor != last && s.Visitor != last+1 {
					t.Errorf("visitor %d comes behind %d", s.Visitor, last)
				}
				last = s.Visitor
				for _, id := range append(s.Any, s.All...) {
					if !listed[id] {
						t.Errorf("%s: whom it is right to let in is not on the list", s.Case)
					}
				}
			}
		}
	}
}

// facts are who is in, each once, but those named twice.
func facts(ins ...checkin.Registration) training.Facts {
	f := training.Facts{}
	for _, r := range ins {
		in := f[r.ID]
		f[r.ID] = training.In{Who: r, Times: in.Times + 1}
	}
	return f
}

func TestTheJudge(t *testing.T) {
	c := courseOf(t, checkin.Fabriques(2026), training.Shape{Bare: true})
	steps := map[training.Case]*training.Step{}
	for i := range c.Steps {
		steps[c.Steps[i].Case] = &c.Steps[i]
	}
	somebody := c.People[len(c.People)-1]
	walkIn := func(first, last string) checkin.Registration {
		r := checkin.Registration{ID: checkin.CodedID("x", "", first+last), WalkIn: true}
		r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = first, last
		return r
	}
	of := func(k training.Case) checkin.Registration { return steps[k].Who }
	group := steps[training.Group]
	var members []checkin.Registration
	for i := range c.People {
		for _, id := range group.All {
			if c.People[i].ID == id {
				members = append(members, c.People[i])
			}
		}
	}
	in, odile := facts(of(training.AlreadyIn)), of(training.AlreadyIn)
	for name, x := range map[string]struct {
		kind   training.Case
		was    training.Facts
		now    training.Facts
		passed bool
		done   bool
		slip   training.Slip
		left   int
	}{
		"nothing yet":                    {kind: training.Known},
		"right":                          {kind: training.Known, now: facts(of(training.Known)), done: true},
		"somebody else":                  {kind: training.Known, now: facts(somebody), slip: training.SlipOther},
		"both":                           {kind: training.Known, now: facts(of(training.Known), somebody), slip: training.SlipOther},
		"a new person":                   {kind: training.Known, now: facts(walkIn("Cathy", "Delatre")), slip: training.SlipNew},
		"another new person":             {kind: training.Known, now: facts(walkIn("Bo", "Wazir")), slip: training.SlipOther},
		"either of two":                  {kind: training.Bare, now: facts(checkin.Registration{ID: steps[training.Bare].Any[1]}), done: true},
		"in already, looked at":          {kind: training.AlreadyIn, was: in, now: in, passed: true, done: true},
		"in already, not looked at":      {kind: training.AlreadyIn, was: in, now: in},
		"in already, noted again":        {kind: training.AlreadyIn, was: in, now: facts(odile, odile), passed: true, slip: training.SlipAgain},
		"taken back":                     {kind: training.Regret, was: facts(of(training.OtherVenue)), done: true},
		"not taken back":                 {kind: training.Regret, was: facts(of(training.OtherVenue)), now: facts(of(training.OtherVenue))},
		"another taken back":             {kind: training.Regret, was: facts(of(training.OtherVenue), odile), now: facts(of(training.OtherVenue)), slip: training.SlipTookBack},
		"taken back before":              {kind: training.OtherDay, was: in, now: facts(of(training.OtherDay)), slip: training.SlipTookBack},
		"cancelled, as a new person":     {kind: training.Cancelled, now: facts(walkIn("J.-B.", "Sailly")), done: true},
		"cancelled, let in all the same": {kind: training.Cancelled, now: facts(of(training.Cancelled)), done: true},
		"cancelled, somebody else":       {kind: training.Cancelled, now: facts(walkIn("Bo", "Wazir")), slip: training.SlipOther},
		"one of the group":               {kind: training.Group, was: facts(group.Who), now: facts(group.Who, members[0]), left: 1},
		"the group":                      {kind: training.Group, was: facts(group.Who), now: facts(group.Who, members[0], members[1]), done: true},
		"the group and somebody":         {kind: training.Group, was: facts(group.Who), now: facts(group.Who, members[0], members[1], somebody), slip: training.SlipOther},
	} {
		t.Run(name, func(t *testing.T) {
			got := steps[x.kind].Judge(x.was, x.now, x.passed)
			if got.Done != x.done || got.Slip != x.slip || x.kind == training.Group && !x.done && x.slip == "" && got.Left != x.left {
				t.Errorf("%+v", got)
			}
		})
	}
}
