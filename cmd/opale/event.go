package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"opale/checkin"
)

// eventFile is an event as coordinators write it: TOML, hours without a zone,
// which are the event's.
type eventFile struct {
	ID       checkin.EventID `toml:"id"`
	Name     string          `toml:"name"`
	TimeZone string          `toml:"time_zone"`
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
}

const hourLayout = "2006-01-02 15:04"

func (p *program) eventCommand() *cobra.Command {
	var asTOML bool
	var s seat
	c := p.factual(p.command("event", p.words.Event, nil))
	c.Args = p.atMostOne
	c.Flags().BoolVar(&asTOML, "toml", false, p.words.FlagTOML)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		event, err := p.eventOrDefine(c, args, s)
		switch {
		case err != nil:
			return err
		case p.asJSON:
			return p.print(event)
		case asTOML:
			return writeEvent(p.out, event)
		case len(args) == 1:
			return p.say(p.words.Defined, event.Name)
		}
		return p.sayEvent(event)
	}
	return c
}

func (p *program) eventOrDefine(c *cobra.Command, args []string, s seat) (event *checkin.Event, err error) {
	if len(args) == 1 {
		return p.define(c, args[0], s)
	}
	store, err := p.read(c.Context())
	if checkin.ErrorCode(err) == checkin.CodeMissing {
		builtIn := checkin.Fabriques(time.Now().Year())
		return &builtIn, nil
	}
	if err != nil {
		return nil, err
	}
	defer closing(store, &err)
	found, err := store.Event()
	return &found, err
}

func (p *program) define(c *cobra.Command, path string, s seat) (event *checkin.Event, err error) {
	if event, err = p.readEvent(path); err != nil {
		return nil, err
	}
	store, err := p.write(c.Context())
	if err != nil {
		return nil, err
	}
	defer closing(store, &err)
	actor, err := p.clerk(store, s)
	if err != nil {
		return nil, err
	}
	if err := p.recognise(store, event.ID); err != nil {
		return nil, err
	}
	err = store.Define(c.Context(), actor, *event)
	if checkin.ErrorCode(err) == checkin.CodeInvalid {
		// It was checked when it was read: what is left is another event's id.
		return nil, &spoken{fmt.Sprintf(p.words.EventFixed, checkin.ErrorDetail(err), event.ID)}
	}
	return event, err
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
	e := checkin.Event{ID: f.ID, Name: checkin.Clean(f.Name), TimeZone: f.TimeZone}
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
			e.Sessions = append(e.Sessions, checkin.Session{ID: s.ID, Venue: v.ID, Name: checkin.Clean(s.Name), Opens: opens, Closes: closes})
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
	file := eventFile{ID: e.ID, Name: e.Name, TimeZone: e.TimeZone}
	for _, v := range e.Venues {
		venue := venueFile{ID: v.ID, Name: v.Name}
		for _, s := range e.SessionsAt(v.ID) {
			venue.Sessions = append(venue.Sessions, sessionFile{
				ID: s.ID, Name: s.Name,
				Opens:  s.Opens.In(e.Location()).Format(hourLayout),
				Closes: s.Closes.In(e.Location()).Format(hourLayout),
			})
		}
		file.Venues = append(file.Venues, venue)
	}
	return toml.NewEncoder(w).Encode(file)
}

func (p *program) sayEvent(e *checkin.Event) error {
	lines := []string{fmt.Sprintf("%s (%s, %s)", e.Name, e.ID, e.TimeZone)}
	for _, v := range e.Venues {
		lines = append(lines, fmt.Sprintf("\n%s (%s)", v.Name, v.ID))
		for _, s := range e.SessionsAt(v.ID) {
			opens, closes := s.Opens.In(e.Location()), s.Closes.In(e.Location())
			lines = append(lines, fmt.Sprintf("  %-14s %s  %s – %s  %s", s.ID, p.words.Date(opens), p.words.Clock(opens), p.words.Clock(closes), s.Name))
		}
	}
	return p.say("%s", strings.Join(lines, "\n"))
}
