package checkin

import (
	"slices"
	"strings"
	"time"
)

// resolve cleans a row and puts the event's ids in place of the list's words
// for venue and sessions. A word that the event does not know is reported and
// dropped: a registration without a venue is expected anywhere.
func (in *intake) resolve(fields Fields) Fields {
	for f, v := range fields {
		switch clean := Clean(v); {
		case clean == "" || f >= NumFields:
			delete(fields, f)
		case clean != v:
			fields[f] = clean
		}
	}
	fields[FieldList] = in.label
	words := [2]string{fields[FieldVenue], fields[FieldSessions]}
	ids, known := in.places[words]
	if !known {
		ids = in.locate(words)
		if in.places == nil {
			in.places = make(map[[2]string][2]string)
		}
		in.places[words] = ids
	}
	for i, f := range []Field{FieldVenue, FieldSessions} {
		if fields[f] = ids[i]; ids[i] == "" {
			delete(fields, f)
		}
	}
	return fields
}

// locate finds the event's ids for a list's words for venue and sessions.
func (in *intake) locate(words [2]string) (ids [2]string) {
	if words[0] != "" {
		venue, ok := in.event.FindVenue(words[0])
		if ids[0] = string(venue.ID); !ok {
			in.Venues = noteOnce(in.Venues, words[0])
		}
	}
	found, unknown := in.event.findSessions(words[1], VenueID(ids[0]))
	ids[1] = strings.Join(found, " ")
	for _, word := range unknown {
		in.Sessions = noteOnce(in.Sessions, word)
	}
	return ids
}

func noteOnce(words []string, word string) []string {
	if slices.Contains(words, word) {
		return words
	}
	return append(words, word)
}

// findSessions reads a list's words for sessions: ids with spaces or commas
// between, sessions' names, which may have commas themselves, or dates at the
// venue.
func (e *Event) findSessions(words string, venue VenueID) (ids, unknown []string) {
	for part := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == ';' || r == '|' }) {
		part = strings.TrimSpace(part)
		found := e.sessionsNamed(part, venue)
		if len(found) == 0 {
			found, unknown = e.sessionsAmong(part, venue, unknown)
		}
		for _, id := range found {
			ids = noteOnce(ids, string(id))
		}
	}
	return ids, unknown
}

// sessionsAmong reads several sessions with commas, or ids with spaces, between.
// What is none of them is added to unknown: all of it where there is none.
func (e *Event) sessionsAmong(part string, venue VenueID, unknown []string) (found []SessionID, notFound []string) {
	var others []string
	for one := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == ',' }) {
		ids := e.sessionsNamed(strings.TrimSpace(one), venue)
		if len(ids) == 0 {
			for word := range strings.FieldsSeq(one) {
				ids = append(ids, e.sessionsNamed(word, venue)...)
			}
		}
		if len(ids) == 0 {
			others = append(others, strings.TrimSpace(one))
		}
		found = append(found, ids...)
	}
	if len(found) == 0 {
		others = []string{part}
	}
	return found, append(unknown, others...)
}

func (e *Event) sessionsNamed(text string, venue VenueID) (ids []SessionID) {
	if s, ok := e.Session(SessionID(text)); ok {
		return []SessionID{s.ID}
	}
	day, isDate := parseDay(text)
	for _, s := range e.Sessions {
		named := Fold(s.Name) == Fold(text)
		if isDate {
			y, m, d := e.Day(s).Date()
			named = y == day.Year() && m == day.Month() && d == day.Day()
		}
		if named && (venue == "" || s.Venue == venue) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func parseDay(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "02/01/2006", "2/1/2006", "02.01.2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
