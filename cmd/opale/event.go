package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
)

// eventFile is an event as coordinators write it: TOML, hours without a zone,
// which are the event's.
type eventFile struct {
	ID       checkin.EventID `toml:"id"`
	Name     string          `toml:"name"`
	TimeZone string          `toml:"time_zone"`
	Keep     string          `toml:"keep_until,omitempty"` // the last day on which people's data is kept
	Phone    string          `toml:"phone,omitempty"`      // of the coordination
	Venues   []venueFile     `toml:"venue"`
}

type venueFile struct {
	ID       checkin.VenueID `toml:"id"`
	Name     string          `toml:"name"`
	Sessions []sessionFile   `toml:"session"`
}

type sessionFile struct {
	ID     checkin.SessionID `toml:"id"`
	Name   string            `toml:"name"`
	Opens  string            `toml:"opens"` // hourLayout
	Closes string            `toml:"closes"`

	Capacity   int  `toml:"capacity,omitempty"`
	Departures bool `toml:"departures,omitempty"`
}

const hourLayout = "2006-01-02 15:04"

// eventFact is what event prints.
type eventFact struct {
	checkin.Event
	Member     bool   `json:"member"`                // this laptop has the event's identity
	Passphrase string `json:"passphrase,omitempty"`  // where it is new
	PaperWords string `json:"paper_words,omitempty"` // that open printable lists
}

func (p *program) eventCommand() *cobra.Command {
	var asTOML, identity bool
	var s seat
	c := p.factual(p.command("event", p.words.Event, nil))
	c.Args = p.atMostOne
	c.Flags().BoolVar(&asTOML, "toml", false, p.words.FlagTOML)
	c.Flags().BoolVar(&identity, "identity", false, p.words.Carry.FlagIdentity)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		var fact eventFact
		if len(args) == 1 {
			err = p.define(c.Context(), args[0], s)
		}
		if err == nil && identity {
			fact.Passphrase, err = p.identify(c.Context(), s)
		}
		if err == nil {
			err = p.readEventFact(c.Context(), &fact)
		}
		switch {
		case err != nil:
			return err
		case p.asJSON:
			return p.print(fact)
		case asTOML:
			return writeEvent(p.out, &fact.Event)
		case len(args) == 1:
			return p.say(p.words.Defined, fact.Name)
		case identity:
			return p.sayMember(&fact)
		}
		return p.sayEvent(&fact)
	}
	return c
}

// readEventFact reads the event, the built-in one where there is no database.
func (p *program) readEventFact(ctx context.Context, fact *eventFact) error {
	err := p.on(ctx, p.read, func(_ *db.Store, event *checkin.Event) error {
		fact.Event = *event
		return nil
	})
	if checkin.ErrorCode(err) == checkin.CodeMissing {
		fact.Event, err = checkin.Fabriques(time.Now().Year()), nil
	}
	if err != nil {
		return err
	}
	m, err := p.member(fact.ID)
	if fact.Member = m != nil; fact.Member {
		fact.PaperWords, err = m.PaperWords()
	}
	return err
}

func (p *program) define(ctx context.Context, path string, s seat) error {
	event, err := p.readEvent(path)
	if err != nil {
		return err
	}
	return p.on(ctx, p.write, func(store *db.Store, _ *checkin.Event) error {
		actor, err := p.clerk(store, s)
		if err != nil {
			return err
		}
		if err := p.recognise(ctx, store, event.ID); err != nil {
			return err
		}
		err = store.Define(ctx, actor, *event)
		if checkin.ErrorCode(err) == checkin.CodeInvalid {
			// It was checked when it was read: what is left is another event's id.
			return &spoken{fmt.Sprintf(p.words.EventFixed, checkin.ErrorDetail(err), event.ID)}
		}
		return err
	})
}

// identify gives the event its identity, where this laptop has none of it: the
// passphrase is shown once.
func (p *program) identify(ctx context.Context, s seat) (passphrase string, err error) {
	err = p.on(ctx, p.write, func(store *db.Store, _ *checkin.Event) error {
		actor, err := p.clerk(store, s)
		if err == nil {
			_, passphrase, err = p.belong(ctx, store, actor)
		}
		return err
	})
	return passphrase, err
}

// readEvent reads a definition; what is wrong with it is said with the file's
// name and, where TOML knows it, the line.
func (p *program) readEvent(path string) (*checkin.Event, error) {
	var file eventFile
	meta, err := toml.DecodeFile(path, &file)
	if isPathError(err) {
		return nil, err
	}
	if undecoded := meta.Undecoded(); err == nil && len(undecoded) > 0 {
		err = fmt.Errorf("%s ?", undecoded[0])
	}
	var event *checkin.Event
	if err == nil {
		event, err = file.event()
	}
	if err != nil {
		return nil, &spoken{fmt.Sprintf(p.words.EventUnreadable, path, p.eventFault(err))}
	}
	return event, nil
}

func (f *eventFile) event() (*checkin.Event, error) {
	e := checkin.Event{ID: f.ID, Name: checkin.Clean(f.Name), TimeZone: f.TimeZone, KeepUntil: f.Keep, Phone: checkin.Clean(f.Phone)}
	for _, v := range f.Venues {
		e.Venues = append(e.Venues, checkin.Venue{ID: v.ID, Name: checkin.Clean(v.Name)})
		for _, s := range v.Sessions {
			opens, err := s.hour("opens", s.Opens, e.Location())
			if err != nil {
				return nil, err
			}
			closes, err := s.hour("closes", s.Closes, e.Location())
			if err != nil {
				return nil, err
			}
			e.Sessions = append(e.Sessions, checkin.Session{
				ID: s.ID, Venue: v.ID, Name: checkin.Clean(s.Name), Opens: opens, Closes: closes,
				Capacity: s.Capacity, Departures: s.Departures,
			})
		}
	}
	return &e, e.Check()
}

// hourError is text that is no hour.
type hourError struct {
	session   checkin.SessionID
	key, text string
}

func (e *hourError) Error() string {
	return fmt.Sprintf("session %q, %s: %q is not an hour", e.session, e.key, e.text)
}

func (s *sessionFile) hour(key, text string, zone *time.Location) (time.Time, error) {
	t, err := time.ParseInLocation(hourLayout, text, zone)
	if err != nil {
		return t, &hourError{s.ID, key, text}
	}
	return t, nil
}

// eventFault says in words what is wrong with a definition.
func (p *program) eventFault(err error) string {
	var hour *hourError
	if errors.As(err, &hour) {
		example := checkin.Fabriques(time.Now().Year()).Sessions[0].Opens.Format(hourLayout)
		return checkin.Clean(fmt.Sprintf(p.words.NotAnHour, hour.session, hour.key, hour.text, example))
	}
	var definition *checkin.DefinitionError
	if errors.As(err, &definition) {
		return strings.ReplaceAll(p.words.EventFaults[definition.Fault], "%s", checkin.Clean(definition.Word))
	}
	var syntax toml.ParseError
	if errors.As(err, &syntax) {
		return checkin.Clean(fmt.Sprintf(p.words.NotTOML, syntax.Position.Line, syntax.Message))
	}
	return checkin.Clean(err.Error())
}

func writeEvent(w io.Writer, e *checkin.Event) error {
	file := eventFile{ID: e.ID, Name: e.Name, TimeZone: e.TimeZone, Keep: e.KeepUntil, Phone: e.Phone}
	for _, v := range e.Venues {
		venue := venueFile{ID: v.ID, Name: v.Name}
		for _, s := range e.SessionsAt(v.ID) {
			venue.Sessions = append(venue.Sessions, sessionFile{
				ID: s.ID, Name: s.Name,
				Opens:  s.Opens.In(e.Location()).Format(hourLayout),
				Closes: s.Closes.In(e.Location()).Format(hourLayout),

				Capacity: s.Capacity, Departures: s.Departures,
			})
		}
		file.Venues = append(file.Venues, venue)
	}
	var text bytes.Buffer
	if err := toml.NewEncoder(&text).Encode(file); err != nil {
		return err
	}
	_, err := io.WriteString(w, checkin.LegibleTOML(text.String()))
	return err
}

func (p *program) sayEvent(fact *eventFact) error {
	e := &fact.Event
	lines := []string{fmt.Sprintf("%s (%s, %s)", e.Name, e.ID, e.TimeZone)}
	for _, v := range e.Venues {
		lines = append(lines, fmt.Sprintf("\n%s (%s)", v.Name, v.ID))
		for _, s := range e.SessionsAt(v.ID) {
			opens, closes := s.Opens.In(e.Location()), s.Closes.In(e.Location())
			line := fmt.Sprintf("  %-14s %s  %s – %s  %s", s.ID, p.words.Date(opens), p.words.Clock(opens), p.words.Clock(closes), s.Name)
			if s.Capacity > 0 {
				line += fmt.Sprintf(" · "+p.words.Places, s.Capacity)
			}
			if s.Departures {
				line += " · " + p.words.Departures
			}
			lines = append(lines, line)
		}
	}
	if e.Phone != "" {
		lines = append(lines, fmt.Sprintf("\n"+p.words.Coordination, e.Phone))
	}
	if until, ok := e.KeptUntil(); ok {
		lines = append(lines, fmt.Sprintf("\n%s : "+p.words.Rights.KeepUntil, p.words.Rights.Keep, p.lastDay(e, until)))
	}
	if err := p.say("%s\n", strings.Join(lines, "\n")); err != nil {
		return err
	}
	return p.sayMember(fact)
}

// sayMember says whether this laptop has the event's identity, and what to do
// with that.
func (p *program) sayMember(fact *eventFact) error {
	switch {
	case fact.Passphrase != "":
		return p.say("%s\n"+p.words.Paper.Opens, p.words.Carry.IdentityMade, fact.PaperWords)
	case fact.Member:
		return p.say("%s\n"+p.words.Paper.Opens, p.words.Carry.IsMember, fact.PaperWords)
	}
	return p.say("%s", p.words.Carry.NoMember)
}
