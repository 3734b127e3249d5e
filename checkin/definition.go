package checkin

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// DefinitionFault says in which way an event's definition does not fit.
type DefinitionFault string

// The faults that [Event.Check] finds.
const (
	FaultUnnamed   DefinitionFault = "unnamed"    // the event has no id or no name
	FaultKeep      DefinitionFault = "keep"       // Word is no day, or before the last session
	FaultPhone     DefinitionFault = "phone"      // Word is no telephone number
	FaultZone      DefinitionFault = "zone"       // Word is no time zone
	FaultNoVenue   DefinitionFault = "no-venue"   // there is none
	FaultVenue     DefinitionFault = "venue"      // venue Word has no name, or not an id of its own
	FaultSession   DefinitionFault = "session"    // session Word has no name, or not an id of its own
	FaultSessionID DefinitionFault = "session-id" // session Word has spaces or commas in its id
	FaultNowhere   DefinitionFault = "nowhere"    // session Word is at a venue that the event does not have
	FaultBackwards DefinitionFault = "backwards"  // session Word closes before it opens
	FaultCapacity  DefinitionFault = "capacity"   // session Word has room for less than nobody
)

// DefinitionFaults lists them.
var DefinitionFaults = []DefinitionFault{
	FaultUnnamed, FaultKeep, FaultPhone, FaultZone, FaultNoVenue, FaultVenue, FaultSession, FaultSessionID, FaultNowhere, FaultBackwards, FaultCapacity,
}

// DefinitionError is what is wrong with an event's definition.
type DefinitionError struct {
	Fault DefinitionFault
	Word  string // the id or the name that the fault is about
}

func (e *DefinitionError) Error() string {
	return fmt.Sprintf("event definition: %s %q", e.Fault, e.Word)
}

// Check says what is wrong with an event's definition, as a
// [*DefinitionError], or nil.
func (e *Event) Check() error {
	if e.ID == "" || e.Name == "" {
		return &DefinitionError{FaultUnnamed, ""}
	}
	if _, err := time.LoadLocation(e.TimeZone); err != nil || e.TimeZone == "" || e.TimeZone == "Local" {
		return &DefinitionError{FaultZone, e.TimeZone}
	}
	if len(e.Venues) == 0 {
		return &DefinitionError{FaultNoVenue, ""}
	}
	venues := map[VenueID]bool{}
	for _, v := range e.Venues {
		if v.ID == "" || v.Name == "" || venues[v.ID] {
			return &DefinitionError{FaultVenue, string(v.ID)}
		}
		venues[v.ID] = true
	}
	sessions := map[SessionID]bool{}
	for _, s := range e.Sessions {
		if fault := s.fault(venues, sessions); fault != "" {
			return &DefinitionError{fault, string(s.ID)}
		}
		sessions[s.ID] = true
	}
	if until, ok := e.KeptUntil(); e.KeepUntil != "" && (!ok || slices.ContainsFunc(e.Sessions, func(s Session) bool { return until.Before(s.Closes) })) {
		return &DefinitionError{FaultKeep, e.KeepUntil}
	}
	if !e.hasPhone() {
		return &DefinitionError{FaultPhone, e.Phone}
	}
	return nil
}

// fault finds what is wrong with a session behind those of some ids.
func (s Session) fault(venues map[VenueID]bool, before map[SessionID]bool) DefinitionFault {
	switch {
	case s.ID == "" || s.Name == "" || before[s.ID]:
		return FaultSession
	case strings.ContainsFunc(string(s.ID), unicode.IsSpace), strings.ContainsAny(string(s.ID), ",;"):
		return FaultSessionID
	case !venues[s.Venue]:
		return FaultNowhere
	case !s.Opens.Before(s.Closes):
		return FaultBackwards
	case s.Capacity < 0:
		return FaultCapacity
	}
	return ""
}
