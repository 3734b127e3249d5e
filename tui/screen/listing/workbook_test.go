package listing

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

const workbook = "/home/anne/Téléchargements/salon.xlsx"

// openWorkbook opens the screen where a workbook was found: who is registered,
// who speaks, and a hidden sheet.
func openWorkbook(t *testing.T, r *screentest.Rig) (*Listing, *screentest.Lists) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	sheets := map[string][][]any{
		"Inscrits":     {{"Code", "Nom", "Prénom", "E-mail"}, {"A1", "TESTARD", "Léa", "lea.testard@example.org"}},
		"Intervenants": {{"Code", "Intervenant", "Organisme"}, {"B1", "TESTUT Jean", "Opaline"}, {"B2", "TESTOT Zoé", "Opaline"}},
		"Archives":     {{"Nom"}, {"TESTIER"}},
	}
	for _, name := range []string{"Inscrits", "Intervenants", "Archives"} {
		rows := sheets[name]
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetVisible("Archives", false); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	lists := &screentest.Lists{Rig: r, Texts: map[string]string{workbook: data.String()}, Files: []screen.ListFile{{Path: workbook, Changed: r.Env.Overview.Now}}}
	r.Env.Lists = lists
	l := New(r.Env)
	r.Show(l, l.Open())
	r.Press("enter")
	return l, lists
}

func TestAnotherSheetIsChosenWithOneKey(t *testing.T) {
	r := screentest.New(t)
	_, lists := openWorkbook(t, r)
	wants(t, r, "feuille « Inscrits »", "← Inscrits →", "d'après les colonnes", "✓ 1 nouvelle.")
	r.Press("right")
	wants(t, r, "feuille « Intervenants »", "← Intervenants →", "selon votre réponse", "✓ 2 nouvelles.")
	r.Press("left")
	wants(t, r, "← Inscrits →", "✓ 1 nouvelle.")
	r.Press("right", "down", "enter")
	wants(t, r, "LISTE PRISE", "Liste « salon · Intervenants »", "1 réponse est gardée")
	if diff := cmp.Diff(map[string]string{"B1": "Opaline valid", "B2": "Opaline valid"}, people(t, r)); diff != "" {
		t.Error(diff)
	}

	// The next one is read as this one was, and the sheet beside it is another list.
	memory := lists.Memory
	_, lists = openWorkbook(t, r)
	lists.Memory = memory
	r.Press("esc", "enter")
	wants(t, r, "feuille « Intervenants »", "selon votre réponse du 28 nov.", "toutes ces inscriptions sont déjà connues")
	r.Press("left", "down", "enter")
	wants(t, r, "Liste « salon »", "1 nouvelle.")
	for _, who := range []string{"A1", "B1", "B2"} {
		if got := people(t, r)[who]; got == "" || got == " cancelled" {
			t.Errorf("%s is %q", who, got)
		}
	}
}

func TestAllSheetsAreShown(t *testing.T) {
	r := screentest.New(t)
	l, _ := openWorkbook(t, r)
	r.Press("down", "down", "enter")
	wants(t, r, "▶ feuille", "comme OPALE le trouve", "Intervenants")
	r.Press("pgdown", "enter")
	wants(t, r, "← Intervenants →", "✓ 2 nouvelles.")
	if got := l.shown.list.Rows[0].Value(checkin.FieldCompany); got != "Opaline" {
		t.Errorf("the company is %q", got)
	}
}
