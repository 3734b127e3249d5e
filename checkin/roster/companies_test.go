package roster

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"opale/checkin"
)

func TestCompaniesAreReadHoweverTheyCome(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range [][]any{{"Ville", "Raison sociale", "SIRET"}, {"Calais", "Voiles Fictives", "12345678900012"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var sheet bytes.Buffer
	if err := book.Write(&sheet); err != nil {
		t.Fatal(err)
	}
	voiles := checkin.Company{Name: "Voiles Fictives"}
	for name, c := range map[string]struct {
		file    string
		want    []checkin.Company
		skipped int
	}{
		"one column":       {"Voiles Fictives\nMarée, Imaginaire et Fils\n\n", []checkin.Company{voiles, {Name: "Marée, Imaginaire et Fils"}}, 0},
		"one column named": {"Société\r\nVoiles Fictives\r\n", []checkin.Company{voiles}, 0},
		"a CSV":            {"Nom;Ville;SIREN;E-mail\nVoiles Fictives;Calais;123 456 789;contact@voiles.example\n;Marck;;\n", []checkin.Company{{Name: "Voiles Fictives", Town: "Calais", SIREN: "123456789", Domain: "voiles.example"}}, 1},
		"of old Windows":   {"Nom;Site\nMar\xe9e Fictive;www.maree.example\n", []checkin.Company{{Name: "Marée Fictive", Domain: "www.maree.example"}}, 0},
		"a workbook":       {sheet.String(), []checkin.Company{{Name: "Voiles Fictives", Town: "Calais", SIREN: "123456789"}}, 0},
		"with harm":        {"Nom;Ville\n\x1b[31mVoiles Fictives;\u202eCalais\n", []checkin.Company{{Name: "Voiles Fictives", Town: "Calais"}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ReadCompanies(strings.NewReader(c.file), "liste", t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&Companies{c.want, c.skipped}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for name, file := range map[string]string{"nothing": "", "a header alone": "Nom;Ville\n", "a picture": "\x89PNG\r\n"} {
		if got, err := ReadCompanies(strings.NewReader(file), "liste", t.TempDir()); err == nil {
			t.Errorf("%s gives %v", name, got)
		}
	}
}
