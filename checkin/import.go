package checkin

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Listing is an attendee list, read and cleaned, ready to be taken in.
type Listing struct {
	Name     string // of the list: later exports of the same list bear it too
	Source   string // set apart two lists with clashing codes; usually empty
	Invented bool   // the people of a rehearsal
	Rows     []ListedRow
	Columns  []ListColumn // whose cells the rows have; none where no cells are kept
	Format   ListFormat
}

// Intake says what taking in a list did, or would do.
type Intake struct {
	Read, Added, Updated, Unchanged int
	Cancelled, Unpaid, Blocked      int      // people read whom the door will not admit as they are
	Venues, Sessions                []string // words for places and sessions that the event does not know
}

// Import takes a list in, in one transaction: all of it, or nothing. It
// matches each row by id, then by any code the registration ever had, then by
// name and e-mail address, and only then registers. Taking the same list in
// twice changes nothing, nor does a row that Opale itself wrote. What an
// operator amended stays as amended.
//
// The error has CodeRehearsal where invented people would meet real ones.
func Import(ctx context.Context, store Store, actor Actor, list Listing, dryRun bool) (Intake, error) {
	event, err := store.Event()
	if err != nil {
		return Intake{}, err
	}
	if list.Invented != event.ID.IsRehearsal() {
		return Intake{}, Errorf(CodeRehearsal, "import", "%s", event.Name)
	}
	lists, err := store.Lists()
	if err != nil {
		return Intake{}, err
	}
	var in intake
	err = store.Write(ctx, actor, func(tx Tx) error {
		in = intake{tx: tx, event: &event, list: list, taken: make(map[RegistrationID]bool, len(list.Rows)), dryRun: dryRun}
		in.cells = newRowCells(list.Columns, lists)
		return in.run(ctx)
	})
	return in.Intake, err
}

// intake is one list on its way in.
type intake struct {
	Intake
	tx     Tx
	event  *Event
	list   Listing
	taken  map[RegistrationID]bool // registrations that a row of this list has found
	bear   map[string]int          // how many rows bear each code
	places map[[2]string][2]string // the event's ids for the list's words: venue, sessions
	cells  rowCells
	digest listDigest
	dryRun bool
}

func (in *intake) run(ctx context.Context) error {
	in.Read = len(in.list.Rows)
	in.bear = make(map[string]int, len(in.list.Rows))
	for _, row := range in.list.Rows {
		in.bear[CanonicalCode(row.Value(FieldCode))]++
	}
	ids, err := in.identify()
	if err != nil {
		return err
	}
	const chunk = 512 // rows whose registrations are read at a time
	for from := 0; from < len(ids); from += chunk {
		if err := ctx.Err(); err != nil {
			return err
		}
		some := ids[from:min(from+chunk, len(ids))]
		listed, err := in.tx.Listed(some...)
		if err != nil {
			return err
		}
		for i, id := range some {
			if err := in.take(id, in.list.Rows[from+i], listed[i]); err != nil {
				return err
			}
		}
	}
	if in.dryRun || in.Added+in.Updated == 0 {
		return nil
	}
	_, err = in.tx.Append(Fact{Kind: KindImported, Body: in.imported()})
	return err
}

// identify finds the registration of each row: first all that their id or
// code names, then, among the registrations that are left, by name and e-mail.
func (in *intake) identify() ([]RegistrationID, error) {
	fresh := in.freshIDs()
	ids := make([]RegistrationID, len(fresh))
	for i, id := range fresh {
		if own := in.list.Rows[i].Own; !own.IsZero() {
			known, err := in.tx.Registrations(own)
			if err != nil {
				return nil, err
			}
			if len(known) > 0 && !in.taken[own] {
				ids[i], in.taken[own] = own, true
				continue
			}
		}
		known, err := in.tx.Registrations(id)
		if err != nil {
			return nil, err
		}
		if len(known) == 0 {
			if id, err = in.byCode(in.list.Rows[i].All()); err != nil {
				return nil, err
			}
		}
		if !id.IsZero() && !in.taken[id] {
			ids[i], in.taken[id] = id, true
		}
	}
	for i := range ids {
		if !ids[i].IsZero() {
			continue
		}
		id, err := in.byName(in.list.Rows[i].All())
		if err != nil {
			return nil, err
		}
		if id.IsZero() {
			id = fresh[i]
		}
		ids[i], in.taken[id] = id, true
	}
	return ids, nil
}

// freshIDs computes the id that each row's registration has if it is new.
func (in *intake) freshIDs() []RegistrationID {
	type turnKey struct{ code, name, email string }
	turns := make(map[turnKey]int)
	ids := make([]RegistrationID, len(in.list.Rows))
	for i, row := range in.list.Rows {
		code := CanonicalCode(row.Value(FieldCode))
		name := row.Value(FieldFirstName) + " " + row.Value(FieldLastName)
		if code != "" && in.bear[code] == 1 {
			ids[i] = CodedID(in.event.ID, in.list.Source, code)
			continue
		}
		key := turnKey{code, Fold(name), Fold(row.Value(FieldEmail))}
		turn := turns[key]
		turns[key]++
		switch {
		case code != "" && turn == 0:
			ids[i] = SharedCodeID(in.event.ID, in.list.Source, code, name)
		default:
			ids[i] = NamedID(in.event.ID, in.list.Source, code+" "+name, row.Value(FieldEmail), turn)
		}
	}
	return ids
}

// byCode finds the one registration that ever had the row's code and, where
// several people share it, the row's name.
func (in *intake) byCode(fields Fields) (RegistrationID, error) {
	if fields[FieldCode] == "" {
		return RegistrationID{}, nil
	}
	holders, err := in.tx.Holders(CodeExact, fields[FieldCode])
	if err != nil || len(holders) == 0 {
		return RegistrationID{}, err
	}
	registrations, err := in.tx.Registrations(holders...)
	if err != nil {
		return RegistrationID{}, err
	}
	name := Fold(fields[FieldFirstName] + " " + fields[FieldLastName])
	for _, r := range registrations {
		if Fold(r.FullName()) == name && !in.taken[r.ID] {
			return r.ID, nil
		}
	}
	if len(holders) == 1 && !in.taken[holders[0]] && in.bear[CanonicalCode(fields[FieldCode])] == 1 {
		return holders[0], nil // the same ticket under a corrected name
	}
	return RegistrationID{}, nil
}

// byName finds the one registration with the row's name and e-mail address
// that no other row has claimed. Two codes on two lists are two registrations
// of one person, and stay two.
func (in *intake) byName(fields Fields) (RegistrationID, error) {
	email := fields[FieldEmail]
	if email == "" {
		return RegistrationID{}, nil
	}
	namesakes, err := in.tx.Namesakes(fields[FieldFirstName]+" "+fields[FieldLastName], email)
	if err != nil || len(namesakes) == 0 {
		return RegistrationID{}, err
	}
	registrations, err := in.tx.Registrations(namesakes...)
	if err != nil {
		return RegistrationID{}, err
	}
	var found []RegistrationID
	for _, r := range registrations {
		sameList := r.Values[FieldList] == in.list.Name
		if !in.taken[r.ID] && !r.WalkIn && (sameList || r.Code() == "" || fields[FieldCode] == "") {
			found = append(found, r.ID)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return RegistrationID{}, nil
}

// take registers one row, or what of it changed.
func (in *intake) take(id RegistrationID, row ListedRow, before Fields) error {
	if row.Intact && row.Own == id && before != nil {
		in.countAtDoor(Status(row.Value(FieldStatus)))
		in.Unchanged++
		return nil
	}
	fields := in.resolve(row.All())
	in.countAtDoor(Status(fields[FieldStatus]))
	known := before != nil
	if !known && !row.Own.IsZero() && fields[FieldCode]+fields[FieldFirstName]+fields[FieldLastName]+fields[FieldEmail] == "" {
		in.Unchanged++ // somebody whom another desk counted without a name
		return nil
	}
	in.digest.add(id, fields)
	cells := Cells(row.Value(FieldCells))
	if known {
		fields = changed(before, fields)
		if len(fields) == 0 && !in.cells.tellMore(Cells(before[FieldCells]), cells) {
			cells = ""
		}
	}
	if cells != "" {
		fields[FieldCells] = string(cells)
	}
	switch {
	case !known:
		in.Added++
	case len(fields) > 0:
		in.Updated++
	default:
		in.Unchanged++
		return nil
	}
	if in.dryRun {
		return nil
	}
	if !known {
		if err := in.takeCodes(id, row.Codes); err != nil {
			return err
		}
	}
	_, err := in.tx.Append(Fact{Kind: KindRegistered, Subject: id, Body: Body{List: in.list.Name}, Personal: Personal{Fields: fields}})
	return err
}

// countAtDoor counts whom the door will not admit as they are.
func (in *intake) countAtDoor(status Status) {
	switch status {
	case StatusCancelled:
		in.Cancelled++
	case StatusUnpaid:
		in.Unpaid++
	case StatusBlocked:
		in.Blocked++
	}
}

// takeCodes gives a new registration the other codes of its ticket. They are
// kept as codes that it had before: whoever has one finds it.
func (in *intake) takeCodes(id RegistrationID, codes []string) error {
	for _, code := range codes {
		f := Fact{Kind: KindRegistered, Subject: id, Body: Body{List: in.list.Name}, Personal: Personal{Fields: Fields{FieldCode: code}}}
		if _, err := in.tx.Append(f); err != nil {
			return err
		}
	}
	return nil
}

// changed keeps the fields that differ from what the list said last; a field
// that the list no longer has is set to nothing.
func changed(before, now Fields) Fields {
	diff := Fields{}
	for f, v := range now {
		// The name of the file alone is no news: a browser adds "(1)" to it.
		if before[f] != v && f != FieldList {
			diff[f] = v
		}
	}
	for f, v := range before {
		if _, has := now[f]; !has && v != "" && f != FieldCells {
			diff[f] = ""
		}
	}
	return diff
}

// resolve cleans a row and puts the event's ids in place of the list's words
// for venue and sessions. A word that the event does not know is reported and
// dropped: a registration without a venue is expected anywhere.
func (in *intake) resolve(raw Fields) Fields {
	fields := Fields{FieldList: in.list.Name}
	for f, v := range raw {
		if v = Clean(v); v != "" && f < NumFields {
			fields[f] = v
		}
	}
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

// imported says what was taken in.
func (in *intake) imported() Body {
	body := Body{
		List: in.list.Name, Read: in.Read, Added: in.Added, Updated: in.Updated,
		Source: in.list.Source, Digest: in.digest.text(),
	}
	if in.cells.key != "" {
		body.Columns = in.cells.labels
	}
	if in.list.Format != (ListFormat{}) {
		body.Format = &in.list.Format
	}
	return body
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
