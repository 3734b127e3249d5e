package storetest

import (
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
)

// act is one random thing that happens. What it says of earlier entries, it says
// of the n-th written so far, so that it can happen to two stores alike.
type act struct {
	kind    checkin.Kind
	subject checkin.RegistrationID
	session checkin.SessionID
	fields  checkin.Fields
	walkIn  bool
	list    string
	target  int // of an undo, a departure, a re-entry
	again   bool
	settles []int
	other   checkin.RegistrationID // of a joining, and of some decisions
	advance time.Duration
}

// cast is who may act or be acted upon.
var cast = []string{"a", "b", "c", "d"}

func member(who string) checkin.RegistrationID {
	return checkin.CodedID("fabriques-numeriques", "", who)
}

func drawAct(t *rapid.T) act {
	kinds := []checkin.Kind{
		checkin.KindRegistered, checkin.KindRegistered, checkin.KindAmended, checkin.KindAmended, checkin.KindAnswered,
		checkin.KindArrived, checkin.KindArrived, checkin.KindArrived, checkin.KindLeft, checkin.KindLeft,
		checkin.KindUndone, checkin.KindUndone, checkin.KindJoined, checkin.KindJoined,
		checkin.KindWithdrawn, checkin.KindErased, checkin.KindNoted, checkin.KindDecided, checkin.KindDecided,
	}
	a := act{kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
	a.subject = member(rapid.SampledFrom(cast).Draw(t, "who"))
	a.other = member(rapid.SampledFrom(cast).Draw(t, "with whom"))
	a.session = rapid.SampledFrom([]checkin.SessionID{"calais-j1", "calais-j2", "dunkerque-j1"}).Draw(t, "session")
	a.fields = drawFields(t)
	a.walkIn = rapid.Bool().Draw(t, "walk-in")
	a.list = rapid.SampledFrom([]string{"", "un", "deux"}).Draw(t, "list")
	a.again = rapid.Bool().Draw(t, "again")
	a.target = rapid.IntRange(0, 30).Draw(t, "target")
	if a.kind == checkin.KindDecided || a.kind == checkin.KindJoined {
		a.settles = rapid.SliceOfN(rapid.IntRange(0, 20), 0, 12).Draw(t, "settles")
	}
	a.advance = time.Duration(rapid.IntRange(0, 400).Draw(t, "seconds")) * time.Second
	return a
}

func drawFields(t *rapid.T) checkin.Fields {
	fields := checkin.Fields{}
	for f, values := range map[checkin.Field][]string{
		checkin.FieldCode:     {"", "x", "Y"},
		checkin.FieldLastName: {"", "x", "calais", "calais"},
		checkin.FieldEmail:    {"", "x", "calais"},
		checkin.FieldPhone:    {"", "06 39 98 00 01"},
		checkin.FieldCompany:  {"", "x"},
		checkin.FieldVenue:    {"", "calais"},
		checkin.FieldStatus:   {"", "unpaid", "invited"},
	} {
		if rapid.Bool().Draw(t, "has "+f.String()) {
			fields[f] = rapid.SampledFrom(values).Draw(t, f.String())
		}
	}
	return fields
}

// fact is the act behind the entries written so far.
func (a *act) fact(written []checkin.EntryID) checkin.Fact {
	f := checkin.Fact{Kind: a.kind, Subject: a.subject, Session: a.session}
	named := func() (id checkin.EntryID) {
		if len(written) > 0 {
			id = written[a.target%len(written)]
		}
		return id
	}
	switch a.kind {
	case checkin.KindRegistered:
		f.Session, f.Personal.Fields, f.Body.WalkIn = "", a.fields, a.walkIn
		f.Body.List = a.list
	case checkin.KindWithdrawn:
		f.Session, f.Body.List = "", a.list
	case checkin.KindAmended, checkin.KindAnswered:
		f.Session, f.Personal.Fields = "", a.fields
	case checkin.KindArrived:
		if a.again {
			f.Body.Entry = named()
		}
	case checkin.KindLeft:
		f.Body.Entry = named()
	case checkin.KindUndone:
		f.Body.Entry, f.Personal.Reason = named(), "raison"
	case checkin.KindJoined:
		f.Body.Other = a.other
	case checkin.KindDecided:
		if a.again {
			f.Body.Other = a.other
		}
	}
	for _, n := range a.settles {
		if n < len(written) {
			f.Body.Settles = append(f.Body.Settles, written[n])
		}
	}
	return f
}
