package roster

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

// keptRows writes the labels and the kept rows of a list, for comparing.
func keptRows(l *List) (lines []string) {
	header := ""
	for _, c := range l.Columns {
		if header += "|" + c.Label; !c.Read {
			header += "*"
		}
	}
	lines = append(lines, header)
	for _, row := range l.Rows {
		lines = append(lines, strings.Join(checkin.Cells(row.Value(checkin.FieldCells)).Texts(), "|"))
	}
	return lines
}

func TestRowsAreKeptAsTheyStand(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"spelling, zeros, quotes": {
			"N°;Nom;Prénom;Téléphone;Régime\n007;MARTIN; Léa ;06 39 98 10 67;\"sans \"\"porc\"\"\"\n008;ROUX;Jean;;\n",
			[]string{"|N°*|Nom|Prénom|Téléphone|Régime*", `007|MARTIN| Léa |06 39 98 10 67|sans "porc"`, "008|ROUX|Jean"},
		},
		"several people on a row": {
			"Commande;Nom 1;Prénom 1;Nom 2;Prénom 2;Régime\nC-1;MARTIN;Léa;ROUX;Jean;7\n",
			[]string{"|Commande|Nom 1|Prénom 1|Nom 2|Prénom 2|Régime*", "C-1|MARTIN|Léa|ROUX|Jean|7", "C-1|MARTIN|Léa|ROUX|Jean|7"},
		},
		"who comes along has no row": {
			"Code;Nom;Prénom;Accompagnants\nA-1;MARTIN;Léa;1\n",
			[]string{"|Code|Nom|Prénom|Accompagnants", "A-1|MARTIN|Léa|1", ""},
		},
		"our own export, with the organiser's columns": {
			"Code;Nom;Prénom;Accompagnants;N° Opale;Présence\nA-1;MARTIN;Léa;1;" + checkin.Stub(checkin.RegistrationID{1}, nil) + ";Présent\n",
			[]string{"", ""},
		},
		"vCards have no columns": {
			"BEGIN:VCARD\nVERSION:3.0\nFN:Léa Martin\nN:Martin;Léa;;;\nEND:VCARD\n",
			[]string{"", ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, keptRows(readText(t, test.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRowsOfAWorkbookAreKept(t *testing.T) {
	data := workbookOf(t, func(f *excelize.File) error {
		if err := f.SetSheetRow("Sheet1", "A1", &[]any{"Code", "Nom", "Prénom", "Régime"}); err != nil {
			return err
		}
		return f.SetSheetRow("Sheet1", "A2", &[]any{"0012", "MARTIN", "Léa", 7})
	})
	list, err := Read(bytes.NewReader(data), "liste.xlsx", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"|Code|Nom|Prénom|Régime*", "0012|MARTIN|Léa|7"}, keptRows(list)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsTooLongIsSaid(t *testing.T) {
	list := readText(t, "Nom;Prénom;Texte\nMARTIN;Léa;"+strings.Repeat("a", 40<<10)+"\n")
	if list.Rows[0].Value(checkin.FieldCells) != "" || len(list.Warnings) != 1 || list.Warnings[0] != (Warning{Doubt: DoubtLongRow, Line: 2, Count: 1}) {
		t.Errorf("warnings %v", list.Warnings)
	}
	wide := "Nom;Prénom"
	for range 100 {
		wide += ";" + strings.Repeat("Une question qui n'en finit pas ", 12)
	}
	list = readText(t, wide+"\nMARTIN;Léa\n")
	if len(list.Columns) != 0 || list.Rows[0].Value(checkin.FieldCells) != "" || list.Warnings[0].Doubt != DoubtColumns {
		t.Errorf("warnings %v", list.Warnings)
	}
}
