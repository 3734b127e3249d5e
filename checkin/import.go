package checkin

import (
	"context"
	"hash/maphash"
	"slices"
)

// Listing is an attendee list, read and cleaned, ready to be taken in.
type Listing struct {
	Name     string // of the list: later exports of the same list bear it too
	Source   string // set apart two lists with clashing codes; usually empty
	Invented bool   // the people of a rehearsal
	Rows     []ListedRow
	Columns  []ListColumn // whose cells the rows have; none where no cells are kept
	Format   ListFormat
	Unread   int  // rows that may be somebody and could not be read
	Withdraw bool // whoever is gone from the list is withdrawn, however many they are

	// Progress is called every few hundred rows, with how many of them were taken
	// and how much of all that there is to do is done. An error ends the import,
	// and nothing of it is left behind; so does the end of its context.
	Progress func(rows, done, of int) error
}

// Intake says what taking in a list did, or would do.
type Intake struct {
	Read, Added, Updated, Unchanged int
	Returned                        int      // of those updated: withdrawn before, and on the list again
	Withdrawn                       int      // gone from the list since, and on no other
	Elsewhere                       int      // gone from the list since, and still on another
	Asked                           int      // gone from the list, and still valid: so many that somebody has to say it ([Listing.Withdraw])
	Inside                          int      // of those withdrawn: who came, and has to be looked at
	Erased                          int      // of those unchanged: their data was deleted on request, and stays so
	Joined                          int      // of those updated: noted at a desk under a code that the list brings
	Cancelled, Unpaid, Blocked      int      // people read whom the door will not admit as they are
	Venues, Sessions                []string // words for places and sessions that the event does not know
	Likely                          []Likely // new ones who are probably known already; at most the first thousand
	LikelyCount                     int
}

// Likely is a new registration that is probably somebody's who is known from
// elsewhere: the same name and e-mail address or telephone, another code.
type Likely struct {
	Line  int
	Name  string
	Other RegistrationID
	List  string // of the other one; empty for one noted at a desk
}

// Import takes a list in, in one transaction: all of it, or nothing. It
// matches each row by id, then by any code the registration ever had, then by
// name and e-mail address, and only then registers. Taking the same list in
// twice changes nothing, nor does a row that Opale itself wrote. What an
// operator amended stays as amended.
//
// Whoever the same list had before and has no longer is withdrawn, unless another
// list has them. Where that
// would be more than a tenth of the list, or where rows of it could not be read,
// nobody is unless [Listing.Withdraw] says so; all else is taken in.
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
		in = intake{
			ctx: ctx, tx: tx, event: &event, list: list, label: ListLabel(list.Name, list.Source), dryRun: dryRun,
			taken: make(map[RegistrationID]bool, len(list.Rows)), cells: newRowCells(list.Columns, lists),
		}
		return in.run()
	})
	return in.Intake, err
}

// intake is one list on its way in.
type intake struct {
	Intake
	ctx    context.Context
	tx     Tx
	event  *Event
	list   Listing
	label  string                  // of the list, as its registrations have it
	taken  map[RegistrationID]bool // registrations that a row of this list has found
	seed   maphash.Seed            // of the keys of bear
	bear   map[uint64]int32        // how many rows bear each code, by a hash of it
	places map[[2]string][2]string // the event's ids for the list's words: venue, sessions
	cells  rowCells
	digest listDigest
	done   int // rows, on all passes
	held   int // of those unchanged: known from another list
	dryRun bool
}

// chunk is how many rows are looked up, and written, at a time.
const chunk = 512

func (in *intake) run() error {
	in.Read = len(in.list.Rows)
	ids, err := in.identify()
	if err != nil {
		return err
	}
	in.bear = nil                         // a list of 200,000 has as many codes
	listed, err := in.tx.OfList(in.label) // before rows are written: most of them would be looked at
	if err != nil {
		return err
	}
	for from := 0; from < len(ids); from += chunk {
		some := ids[from:min(from+chunk, len(ids))]
		if err := in.takeChunk(from, some); err != nil {
			return err
		}
		if err := in.step(len(some), from+len(some)); err != nil {
			return err
		}
	}
	if err := in.withdraw(listed); err != nil {
		return err
	}
	if in.dryRun || in.Added+in.Updated+in.Withdrawn+in.Elsewhere+in.held == 0 {
		return nil
	}
	_, err = in.tx.Append(Fact{Kind: KindImported, Body: in.imported()})
	return err
}

// passes are how often an import goes over the rows: by id and code, by name, and
// to take them.
const passes = 3

// step tells how far the import is, and whether to go on.
func (in *intake) step(rows, taken int) error {
	if in.done += rows; in.list.Progress != nil {
		if err := in.list.Progress(taken, in.done, passes*len(in.list.Rows)); err != nil {
			return err
		}
	}
	return in.ctx.Err()
}

// takeChunk registers some rows, or what of them changed.
func (in *intake) takeChunk(from int, ids []RegistrationID) error {
	listed, err := in.tx.Listed(ids...)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if err := in.take(id, in.list.Rows[from+i], &listed[i]); err != nil {
			return err
		}
	}
	return nil
}

// take registers one row, or what of it changed.
func (in *intake) take(id RegistrationID, row ListedRow, before *Listed) error {
	if row.Intact && row.Own == id && before.Known() {
		in.countAtDoor(Status(row.Value(FieldStatus)))
		in.Unchanged++
		return nil
	}
	fields := in.resolve(row.All())
	in.countAtDoor(Status(fields[FieldStatus]))
	if !before.Known() && !row.Own.IsZero() && fields[FieldCode]+fields[FieldFirstName]+fields[FieldLastName]+fields[FieldEmail] == "" {
		in.Unchanged++ // somebody whom another desk counted without a name
		return nil
	}
	in.digest.add(id, fields)
	if before.Erased {
		in.Erased++
		in.Unchanged++
		return nil
	}
	fields = in.news(fields, Cells(row.Value(FieldCells)), before)
	switch {
	case !before.Known():
		in.Added++
	case len(fields) > 0 || before.Withdrawn:
		in.Updated++
	default:
		in.Unchanged++
		return in.hold(id, before)
	}
	if before.Withdrawn {
		in.Returned++
	}
	if before.isOnNoList() {
		in.Joined++
	}
	if in.dryRun {
		return nil
	}
	if !before.Known() {
		if err := in.takeCodes(id, row.Codes); err != nil {
			return err
		}
	}
	_, err := in.tx.Append(Fact{Kind: KindRegistered, Subject: id, Body: in.says(), Personal: Personal{Fields: fields}})
	return err
}

// says is which list an entry is about.
func (in *intake) says() Body { return Body{List: in.list.Name, Source: in.list.Source} }

// hold notes that this list, too, has somebody whom it says nothing new of: they
// stay as long as any list has them.
func (in *intake) hold(id RegistrationID, before *Listed) error {
	if slices.Contains(before.On, in.label) {
		return nil
	}
	if in.held++; in.dryRun {
		return nil
	}
	_, err := in.tx.Append(Fact{Kind: KindRegistered, Subject: id, Body: in.says()})
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

// news keeps what a row says that its registration does not have yet, with its
// cells; nothing where that is nothing.
func (in *intake) news(fields Fields, cells Cells, before *Listed) Fields {
	if before.Known() {
		fields = changed(before, fields)
		if len(fields) == 0 && !before.Withdrawn && !in.cells.tellMore(Cells(before.Fields[FieldCells]), cells) {
			return nil
		}
	}
	if cells != "" && string(cells) != before.Fields[FieldCells] {
		fields[FieldCells] = string(cells)
	}
	return fields
}

// takeCodes gives a new registration the other codes of its ticket. They are
// kept as codes that it had before: whoever has one finds it.
func (in *intake) takeCodes(id RegistrationID, codes []string) error {
	for _, code := range codes {
		f := Fact{Kind: KindRegistered, Subject: id, Body: in.says(), Personal: Personal{Fields: Fields{FieldCode: code}}}
		if _, err := in.tx.Append(f); err != nil {
			return err
		}
	}
	return nil
}

// changed keeps the fields that differ from what the list said last; a field
// that the list no longer has is set to nothing, unless it may have been noted
// at a desk.
func changed(before *Listed, now Fields) Fields {
	diff := Fields{}
	for f, v := range now {
		// The name of the file alone is no news: a browser adds "(1)" to it.
		if before.Fields[f] != v && (f != FieldList || before.isOnNoList()) {
			diff[f] = v
		}
	}
	if before.WalkIn {
		return diff
	}
	for f, v := range before.Fields {
		if _, has := now[f]; !has && v != "" && f != FieldCells {
			diff[f] = ""
		}
	}
	return diff
}

// imported says what was taken in.
func (in *intake) imported() Body {
	body := Body{
		List: in.list.Name, Read: in.Read, Added: in.Added, Updated: in.Updated, Withdrawn: in.Withdrawn,
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
