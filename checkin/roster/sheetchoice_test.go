package roster

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

// booked is a workbook whose first sheet is the likeliest: the second has who
// speaks, the third is hidden.
func booked(t *testing.T, more ...any) []byte {
	return workbookOf(t, func(f *excelize.File) error {
		errs := []error{f.SetSheetName("Sheet1", "Inscrits")}
		for _, name := range []string{"Intervenants", "Archives"} {
			_, err := f.NewSheet(name)
			errs = append(errs, err)
		}
		header := append([]any{"Intervenant", "Organisme"}, more...)
		return errors.Join(append(errs,
			rowsOf(f, "Inscrits", []any{"Nom", "Prénom", "E-mail"}, []any{"TESTARD", "Léa", "lea@test.example"}),
			rowsOf(f, "Intervenants", header, []any{"TESTUT Jean", "Opaline"}),
			rowsOf(f, "Archives", []any{"Nom", "Prénom"}, []any{"TESTOT", "Zoé"}),
			f.SetSheetVisible("Archives", false))...)
	})
}

func TestASheetIsChosen(t *testing.T) {
	data := booked(t)
	for sheet, want := range map[string]struct{ name, person, sheet string }{
		"":             {"liste", "TESTARD", "Inscrits"},
		EverySheet:     {"liste", "TESTARD", "Inscrits"},
		"inscrits":     {"liste", "TESTARD", "Inscrits"},
		"INTERVENANTS": {"liste · Intervenants", "TESTUT", "Intervenants"},
		"Archives":     {"liste · Archives", "TESTOT", "Archives"},
	} {
		list, err := Read(bytes.NewReader(data), "", Options{Sheet: sheet})
		if err != nil {
			t.Fatalf("%q: %v", sheet, err)
		}
		got := struct{ name, person, sheet string }{list.Named("liste"), list.Rows[0].Value(checkin.FieldLastName), list.Format.Sheet}
		if got != want || list.Format.SheetTold != (sheet != "" && sheet != EverySheet) {
			t.Errorf("%q: %+v, want %+v, told %v", sheet, got, want, list.Format.SheetTold)
		}
	}
	for name, data := range map[string][]byte{"a workbook": data, "a text": []byte("Nom;Prénom\nTESTARD;Léa\n")} {
		var bad *Error
		if _, err := Read(bytes.NewReader(data), "", Options{Sheet: "Tarifs"}); !errors.As(err, &bad) || bad.Kind != KindNoSheet || bad.Detail != "Tarifs" {
			t.Errorf("%s without such a sheet: %v", name, err)
		}
	}
}

func TestAChosenSheetIsRemembered(t *testing.T) {
	on := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	var memory Memory
	read := func(data []byte, sheet string) *List {
		t.Helper()
		list, err := Read(bytes.NewReader(data), "", Options{Sheet: sheet, Memory: &memory})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	wants := func(what string, list *List, sheet string, since time.Time) {
		t.Helper()
		if list.Format.Sheet != sheet || !list.Format.SheetSince.Equal(since) {
			t.Errorf("%s: %s since %v", what, list.Format.Sheet, list.Format.SheetSince)
		}
	}
	data := booked(t)
	if !memory.LearnSheet(read(data, "Intervenants"), on) || memory.LearnSheet(read(data, ""), on) {
		t.Error("what was said is kept, and nothing else")
	}
	list := read(data, "")
	wants("again", list, "Intervenants", on)
	if list.Named("liste") != "liste · Intervenants" {
		t.Errorf("it is another list than before: %s", list.Named("liste"))
	}
	wants("with a column more", read(booked(t, "Salle"), ""), "Intervenants", on)
	wants("with other columns", read(booked(t, "Salle", "Heure", "Micro", "Repas"), ""), "Inscrits", time.Time{})
	wants("as if nobody had said", read(data, EverySheet), "Inscrits", time.Time{})
	kept := slices.Clone(memory.Sheets)
	if !memory.LearnSheet(read(data, EverySheet), on) {
		t.Error("nothing was forgotten")
	}
	wants("left to the evidence", read(data, ""), "Inscrits", time.Time{})
	memory.Sheets = kept
	memory.ForgetSheet(read(data, ""))
	if diff := cmp.Diff(0, len(memory.Sheets)); diff != "" {
		t.Error(diff)
	}
}
