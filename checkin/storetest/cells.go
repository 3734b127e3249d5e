package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opale/checkin"
)

// table is a list as text: its columns, those that we do not read in brackets,
// then a row a line.
func table(t *testing.T, name, header string, lines ...string) checkin.Listing {
	t.Helper()
	list := checkin.Listing{Name: name, Format: checkin.ListFormat{Container: "csv", Delimiter: ";"}}
	var labels []string
	for label := range strings.SplitSeq(header, ";") {
		bare := strings.Trim(label, "[]")
		labels = append(labels, bare)
		list.Columns = append(list.Columns, checkin.ListColumn{Label: bare, Read: bare == label})
	}
	for i, line := range lines {
		cells := strings.Split(line, ";")
		packed, ok := checkin.PackCells(checkin.ColumnsKey(labels), cells)
		if !ok {
			t.Fatalf("%s is too long", line)
		}
		fields := checkin.Fields{checkin.FieldCells: string(packed)}
		for j, label := range labels {
			if f, known := checkin.ParseField(label); known && j < len(cells) && cells[j] != "" {
				fields[f] = strings.ReplaceAll(cells[j], " ", "")
			}
		}
		list.Rows = append(list.Rows, checkin.PackedRow(i+2, fields))
	}
	return list
}

func takeIn(t *testing.T, store checkin.Store, list checkin.Listing) (added, updated int) {
	t.Helper()
	in := must[checkin.Intake](t, "import")(checkin.Import(context.Background(), store, Actor, list, false))
	return in.Added, in.Updated
}

func cellsOf(t *testing.T, store checkin.Store, codes ...string) (texts []string) {
	t.Helper()
	var ids []checkin.RegistrationID
	for _, code := range codes {
		ids = append(ids, checkin.CodedID("fabriques-numeriques", "", code))
	}
	for _, cells := range must[[]checkin.Cells](t, "cells")(store.Cells(ids...)) {
		texts = append(texts, strings.Join(cells.Texts(), ";"))
	}
	return texts
}

// cells: the organiser's rows are kept as they stand, beside what is read of them.
func cells(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	const header = "code;last_name;phone;[Régime];[Table]"
	if added, _ := takeIn(t, store, table(t, "liste", header, "A-1;TESTARD;06 39 98;sans \"porc\";007", "A-2;ESSAI;;;")); added != 2 {
		t.Fatalf("%d added", added)
	}
	if diff := cmp.Diff([]string{"A-2;ESSAI", `A-1;TESTARD;06 39 98;sans "porc";007`, ""}, cellsOf(t, store, "A-2", "A-1", "A-3")); diff != "" {
		t.Error(diff)
	}
	// Spelling of what we read, numbers and blanks: the file was saved anew.
	if added, updated := takeIn(t, store, table(t, "liste", header, "A-1;TESTARD;0639 98; sans  \"porc\";7", "A-2;ESSAI;;;")); added+updated != 0 {
		t.Errorf("saved anew: %d added, %d updated", added, updated)
	}
	if _, updated := takeIn(t, store, table(t, "liste", header, "A-1;TESTARD;0639 98;sans \"porc\";8", "A-2;ESSAI;;;")); updated != 1 {
		t.Errorf("another table: %d updated", updated)
	}
	// Another column in between: whoever has nothing in it keeps the row under the columns of before.
	wide := table(t, "liste", "code;[Repas];last_name;phone;[Régime];[Table]", "A-1;oui;TESTARD;0639 98;sans \"porc\";8", "A-2;;ESSAI;;;")
	if _, updated := takeIn(t, store, wide); updated != 1 {
		t.Errorf("another column: %d updated", updated)
	}
	if diff := cmp.Diff([]string{`A-1;oui;TESTARD;0639 98;sans "porc";8`, "A-2;ESSAI"}, cellsOf(t, store, "A-1", "A-2")); diff != "" {
		t.Error(diff)
	}
	// Our own export has no cells to give, and takes none away.
	ours := table(t, "liste", header, "A-1;TESTARD-NEUVE;0639 98;;")
	ours.Columns, ours.Rows[0] = nil, checkin.PackedRow(2, ours.Rows[0].All())
	if _, updated := takeIn(t, store, ours); updated != 1 {
		t.Errorf("our own export: %d updated", updated)
	}
	if got := cellsOf(t, store, "A-1"); got[0] != `A-1;oui;TESTARD;0639 98;sans "porc";8` {
		t.Errorf("our own export left %q", got)
	}
	r := must[[]checkin.Registration](t, "read")(store.Registrations(checkin.CodedID("fabriques-numeriques", "", "A-1")))[0]
	if r.LastName() != "TESTARD-NEUVE" || r.Values[checkin.FieldCells] != "" {
		t.Errorf("the registration is %+v", r)
	}
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindErased, Subject: r.ID})
	if got := cellsOf(t, store, "A-1", "A-2"); !slices.Equal(got, []string{"", "A-2;ESSAI"}) {
		t.Errorf("after erasing: %q", got)
	}
}

// cellsOfJoined: whoever is on two lists has the row that was read last.
func cellsOfJoined(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	takeIn(t, store, table(t, "liste", "code;last_name;[Table]", "A-1;TESTARD;7"))
	takeIn(t, store, table(t, "autre", "code;last_name;[Salle]", "B-1;TESTARD;Sirène"))
	a, b := checkin.CodedID("fabriques-numeriques", "", "A-1"), checkin.CodedID("fabriques-numeriques", "", "B-1")
	joined := Append(t, store, Actor, checkin.Fact{Kind: checkin.KindJoined, Subject: a, Body: checkin.Body{Other: b}})[0]
	if got := cellsOf(t, store, "A-1", "B-1"); !slices.Equal(got, []string{"B-1;TESTARD;Sirène", "B-1;TESTARD;Sirène"}) {
		t.Errorf("joined: %q", got)
	}
	if _, updated := takeIn(t, store, table(t, "liste", "code;last_name;[Table]", "A-1;TESTARD;7")); updated != 0 {
		t.Error("the row of one list is compared with that of another")
	}
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindUndone, Subject: a, Body: checkin.Body{Entry: joined}})
	if got := cellsOf(t, store, "A-1", "B-1"); !slices.Equal(got, []string{"A-1;TESTARD;7", "B-1;TESTARD;Sirène"}) {
		t.Errorf("apart again: %q", got)
	}
}

// importer is a store that tells of each import.
type importer interface {
	Imports() ([]checkin.RosterList, error)
}

// lists: each list is told of by its last import, the last one last.
func lists(t *testing.T, open Open) {
	clock := &Clock{Start}
	store := open(t, clock)
	if none := must[[]checkin.RosterList](t, "lists")(store.Lists()); len(none) != 0 {
		t.Errorf("an empty store has %v", none)
	}
	takeIn(t, store, table(t, "un", "code;last_name", "A-1;TESTARD"))
	takeIn(t, store, table(t, "deux", "code;last_name;[Table]", "B-1;ESSAI;1"))
	clock.At = clock.At.Add(time.Hour)
	takeIn(t, store, table(t, "un", "code;last_name", "A-1;TESTARD-NEUVE", "A-2;ESSAI"))
	got := must[[]checkin.RosterList](t, "lists")(store.Lists())
	format := checkin.ListFormat{Container: "csv", Delimiter: ";"}
	want := []checkin.RosterList{
		{Name: "deux", Columns: []string{"code", "last_name", "Table"}, Format: format, Imported: Start, Desk: Actor.Desk, Operator: Actor.Operator, Read: 1, Added: 1},
		{Name: "un", Columns: []string{"code", "last_name"}, Format: format, Imported: clock.At, Desk: Actor.Desk, Operator: Actor.Operator, Read: 2, Added: 1, Updated: 1},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(checkin.RosterList{}, "Entry", "Digest", "Key"), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Fatal(diff)
	}
	var each []string
	for _, l := range must[[]checkin.RosterList](t, "imports")(store.(importer).Imports()) {
		each = append(each, l.Name)
	}
	if want := []string{"un", "deux", "un"}; !slices.Equal(each, want) {
		t.Errorf("imports %v, want %v", each, want)
	}
	if key := must[[]checkin.Cells](t, "cells")(store.Cells(checkin.CodedID("fabriques-numeriques", "", "B-1")))[0].Columns(); key != got[0].Key || key == "" {
		t.Errorf("the row has the columns %q, the list %q", key, got[0].Key)
	}
	// The word is that of the rows, whatever the desk, the file and the order of the rows.
	other := open(t, &Clock{Start})
	takeIn(t, other, table(t, "un (1)", "last_name;code", "ESSAI;A-2", "TESTARD-NEUVE;A-1"))
	there := must[[]checkin.RosterList](t, "lists")(other.Lists())
	if got[1].Digest != there[0].Digest || got[1].Word() == "" || got[0].Digest == got[1].Digest {
		t.Errorf("digests %q and %q of one list, %q of another", got[1].Digest, there[0].Digest, got[0].Digest)
	}
}
