package checkin

import (
	"hash/maphash"
	"slices"
)

// identify finds the registration of each row: first all that their id or
// code names, then, among the registrations that are left, by name and e-mail.
// What stands in the file is looked up by chunks.
func (in *intake) identify() ([]RegistrationID, error) {
	fresh := in.freshIDs()
	ids := make([]RegistrationID, len(fresh))
	for _, look := range []func(from int, fresh, ids []RegistrationID) error{in.byID, in.byName} {
		for from := 0; from < len(ids); from += chunk {
			to := min(from+chunk, len(ids))
			if err := look(from, fresh[from:to], ids[from:to]); err != nil {
				return nil, err
			}
			if err := in.step(to-from, 0); err != nil {
				return nil, err
			}
		}
	}
	return ids, nil
}

// freshIDs computes the id that each row's registration has if it is new.
func (in *intake) freshIDs() []RegistrationID {
	seed := maphash.MakeSeed()
	in.seed = seed
	in.bear = make(map[uint64]int32, len(in.list.Rows))
	for _, row := range in.list.Rows {
		in.bear[in.codeKey(row.Value(FieldCode))]++
	}
	turns := make(map[uint64]int)
	ids := make([]RegistrationID, len(in.list.Rows))
	for i, row := range in.list.Rows {
		code := CanonicalCode(row.Value(FieldCode))
		if code != "" && in.bear[in.codeKey(code)] == 1 {
			ids[i] = CodedID(in.event.ID, in.list.Source, code)
			continue
		}
		name, email := row.Value(FieldFirstName)+" "+row.Value(FieldLastName), row.Value(FieldEmail)
		key := maphash.String(seed, code+"\x00"+Fold(name)+"\x00"+Fold(email))
		turn := turns[key]
		turns[key]++
		switch {
		case code != "" && turn == 0:
			ids[i] = SharedCodeID(in.event.ID, in.list.Source, code, name)
		default:
			ids[i] = NamedID(in.event.ID, in.list.Source, code+" "+name, email, turn)
		}
	}
	return ids
}

// codeKey stands for a code in a map: a list of 200,000 has as many.
func (in *intake) codeKey(code string) uint64 { return maphash.String(in.seed, CanonicalCode(code)) }

// byID finds the registrations of some rows by id or code.
func (in *intake) byID(from int, fresh, ids []RegistrationID) error {
	if err := in.byOwn(from, ids); err != nil {
		return err
	}
	known, err := in.tx.Known(fresh...)
	if err != nil {
		return err
	}
	var codes []string
	var coded []int
	for i, id := range fresh {
		if !ids[i].IsZero() {
			continue
		}
		if known[i] {
			in.claim(&ids[i], id)
		} else if code := in.list.Rows[from+i].Value(FieldCode); code != "" {
			codes, coded = append(codes, code), append(coded, i)
		}
	}
	if len(codes) == 0 {
		return nil
	}
	bearers, err := in.tx.Bearers(codes...)
	if err != nil {
		return err
	}
	for n, i := range coded {
		if len(bearers[n]) == 0 {
			continue
		}
		id, err := in.byCode(in.list.Rows[from+i], bearers[n])
		if err != nil {
			return err
		}
		in.claim(&ids[i], id)
	}
	return nil
}

// byOwn finds those of rows that Opale itself wrote.
func (in *intake) byOwn(from int, ids []RegistrationID) error {
	var owns []RegistrationID
	var at []int
	for i := range ids {
		if own := in.list.Rows[from+i].Own; !own.IsZero() {
			owns, at = append(owns, own), append(at, i)
		}
	}
	known, err := in.tx.Known(owns...)
	for n, ok := range known {
		if ok {
			in.claim(&ids[at[n]], owns[n])
		}
	}
	return err
}

// claim takes a registration for a row, unless another row has it.
func (in *intake) claim(row *RegistrationID, id RegistrationID) {
	if !id.IsZero() && !in.taken[id] {
		*row, in.taken[id] = id, true
	}
}

// byCode finds, of those who ever had the row's code, the one with its name or,
// where nobody shares the code, the one.
func (in *intake) byCode(row ListedRow, bearers []RegistrationID) (RegistrationID, error) {
	registrations, err := in.tx.Registrations(bearers...)
	if err != nil {
		return RegistrationID{}, err
	}
	name := Fold(row.Value(FieldFirstName) + " " + row.Value(FieldLastName))
	for _, r := range registrations {
		if Fold(r.FullName()) == name && !in.taken[r.ID] {
			return r.ID, nil
		}
	}
	if len(bearers) == 1 && in.bear[in.codeKey(row.Value(FieldCode))] == 1 {
		return bearers[0], nil // the same ticket under a corrected name
	}
	return RegistrationID{}, nil
}

// byName finds, for rows that are nobody's yet, the one registration with the
// row's name and e-mail address that no other row has claimed. Two codes on two
// lists are two registrations of one person, and stay two; that they probably
// are one's is said.
func (in *intake) byName(from int, fresh, ids []RegistrationID) error {
	var names []string
	var unknown []int
	for i := range ids {
		if row := in.list.Rows[from+i]; ids[i].IsZero() && row.Value(FieldEmail)+row.Value(FieldPhone) != "" {
			names, unknown = append(names, row.Value(FieldFirstName)+" "+row.Value(FieldLastName)), append(unknown, i)
		}
	}
	namesakes, err := in.tx.SameNames(names...)
	if err != nil {
		return err
	}
	for n, i := range unknown {
		row := in.list.Rows[from+i]
		id, err := in.theOnly(row, namesakes[n])
		if err != nil {
			return err
		}
		if in.claim(&ids[i], id); ids[i].IsZero() {
			if err := in.resembles(row, namesakes[n]); err != nil {
				return err
			}
		}
	}
	for i := range ids {
		if ids[i].IsZero() {
			ids[i], in.taken[fresh[i]] = fresh[i], true
		}
	}
	return nil
}

// theOnly is the registration, of some with the row's name, that is the row's.
func (in *intake) theOnly(row ListedRow, namesakes []Namesake) (found RegistrationID, err error) {
	email, count := Fold(row.Value(FieldEmail)), 0
	if email == "" {
		return found, nil
	}
	for _, n := range namesakes {
		if n.Email != email || in.taken[n.ID] {
			continue
		}
		registrations, err := in.tx.Registrations(n.ID)
		if err != nil {
			return found, err
		}
		for _, r := range registrations {
			sameList := r.Values[FieldList] == in.label
			if !in.taken[r.ID] && !r.WalkIn && (sameList || r.Code() == "" || row.Value(FieldCode) == "") {
				found = r.ID
				count++
			}
		}
	}
	if count != 1 {
		return RegistrationID{}, nil
	}
	return found, nil
}

const (
	maxLikely    = 1000 // that are kept
	maxNamesakes = 20   // who are compared with one row
)

// resembles looks for who a new one probably is. It is said, and never taken for
// certain: that is for somebody to decide.
func (in *intake) resembles(row ListedRow, namesakes []Namesake) error {
	if len(namesakes) == 0 || row.Value(FieldLastName) == Nameless {
		return nil
	}
	var r Registration
	for f, value := range row.each {
		r.Values[f] = value
	}
	ids := make([]RegistrationID, 0, maxNamesakes)
	for _, n := range namesakes {
		if !in.taken[n.ID] && len(ids) < maxNamesakes { // who is on this list, too, its reader has compared
			ids = append(ids, n.ID)
		}
	}
	others, err := in.tx.Registrations(ids...)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(others, func(o Registration) bool { return !o.Withdrawn && !o.Erased && SamePerson(&r, &o) })
	if at < 0 {
		return nil
	}
	if in.LikelyCount++; in.LikelyCount <= maxLikely {
		in.Likely = append(in.Likely, Likely{Line: row.Line, Name: r.FullName(), Other: others[at].ID, List: others[at].Values[FieldList]})
	}
	return nil
}
