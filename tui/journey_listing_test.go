package tui_test

import (
	"context"
	"strings"
	"testing"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

const ctrlB = "\x02"

const download = "/home/anne/Downloads/invités.csv"

var listTexts = map[string]string{
	download: "Code;Nom;Prénom;Parrain;Statut\nA1;TESTARD;Léa;Atlantis;Payé\nA2;TESTUT;Jean;Opaline;Bleu\n",
	"/home/anne/ma liste (1).csv": "Code;Nom;Prénom;Table;Parrain;Statut\n" +
		"A1;TESTARD;Léa;7;Atlantis;Payé\nA2;TESTUT;Jean;8;Opaline;Bleu\nA3;TESTOT;Zoé;9;Opaline;Payé\n",
	"/home/anne/photo.csv": "GIF89a",
}

// shelved is a program that finds a list.
func shelved(t *testing.T, rig *screentest.Rig) (*terminal, *screentest.Lists) {
	t.Helper()
	lists := &screentest.Lists{Rig: rig, Texts: listTexts, Files: []screen.ListFile{
		{Path: download, Size: 300, Changed: rig.Env.Overview.Now, Place: screen.InDownloads},
	}}
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings, o.Lists = rig.Store, lists })
	term.sees("Nom, société", "Conférences de Calais")
	return term, lists
}

func TestAListIsFoundCorrectedTakenInAndItsPeopleAdmitted(t *testing.T) {
	rig := screentest.New(t)
	term, _ := shelved(t, rig)
	term.send(tab)
	for range 10 { // past what a queue needs
		term.send(right)
	}
	term.sees("Entrée  Liste")
	term.send(enter)
	term.sees("▶ invités.csv", "Entrée  regarder invités.csv")
	term.send(enter)
	term.sees("CSV, point-virgule, UTF-8", "✓ 2 nouvelles.", "1 mot de statut attend votre réponse")
	term.send(down, down)
	term.sees("▶ Bleu", "← pas encore →")
	term.send(right)
	term.sees("← valide →", "selon votre réponse")
	term.loses("attend votre réponse")
	term.send(tab, down, down, down) // the columns: Code, Nom, Prénom, Parrain
	term.sees("▶ Parrain", "← pas lue →")
	term.send(left) // past the first meaning to the last but one: an order
	term.sees("← commande →")
	term.send(enter)
	term.sees("▶ commande", "garder ce sens")
	term.send("\x1b[5~", down, down, down, down, enter) // the company
	term.sees("▶ Parrain", "← société →")
	term.send("\x1b[5~", "\x1b[5~")
	term.sees("▶ prendre cette liste", "Entrée  prendre la liste", "✓ 2 nouvelles.")
	term.send(enter)
	term.sees("LISTE PRISE", "2 nouvelles", "2 réponses sont gardées")
	term.send("testut") // a letter over the result is the next person's name
	term.sees("TESTUT Jean", "Opaline")
	term.send(enter)
	term.sees("C'EST NOTÉ")
}

func TestAWordIsAskedAboutOnce(t *testing.T) {
	rig := screentest.New(t)
	term, _ := shelved(t, rig)
	term.send(ctrlB)
	term.sees("▶ invités.csv")
	term.send(enter)
	term.sees("1 mot de statut attend votre réponse")
	term.send(down, down)
	term.sees("▶ Bleu")
	term.send(right)
	term.sees("← valide →", "✓ 2 nouvelles.")
	term.send(up, enter)
	term.sees("LISTE PRISE")
	term.send(enter)
	term.sees("Nom, société")
	term.send(ctrlB)
	term.sees("▶ invités.csv")
	term.paste("'/home/anne/ma liste (1).csv' ")
	term.sees("/home/anne/ma liste (1).csv", "Entrée  regarder ma liste (1).csv")
	term.send(enter)
	term.sees("1 nouvelle, 2 mises à jour.", "selon votre réponse du 28 nov.")
	term.loses("attend votre réponse")
}

func TestAListThatIsStoppedLeavesEverythingAsItWas(t *testing.T) {
	rig := screentest.New(t)
	rig.Add(screentest.Somebody("Philippe", "Lefèvre"))
	before, err := rig.Store.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	term, lists := shelved(t, rig)
	lists.Pause = func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}
	term.send(ctrlB)
	term.sees("▶ invités.csv")
	term.send(enter)
	term.sees("✓ 2 nouvelles.")
	term.send(down, enter)
	term.sees("Je prends la liste invités…", "Les arrivées notées pendant ce temps attendent", "rien de la liste ne restera")
	term.send(escape)
	term.sees("ARRÊTÉ", "tout est comme avant")
	if after, err := rig.Store.StateHash(t.Context()); err != nil || after != before {
		t.Errorf("state %s, before %s, %v", after, before, err)
	}
	people := 0
	if err := rig.Store.People(t.Context(), func(*checkin.Registration) bool { people++; return true }); err != nil || people != 1 {
		t.Errorf("%d people, %v", people, err)
	}
}

func TestAFileThatIsNoListIsSaidAndAnotherOneTyped(t *testing.T) {
	rig := screentest.New(t)
	term, _ := shelved(t, rig)
	term.send(ctrlB)
	term.sees("▶ invités.csv")
	term.paste("file:///home/anne/photo.csv\n")
	term.sees("┃ /home/anne/photo.csv")
	term.send(enter)
	term.sees("✗ Ce n'est pas une liste", "Rien n'a été changé.")
	term.send(escape)
	term.loses("┃ /home/anne/photo.csv")
	for _, letter := range strings.Split(`/home/anne/ma\ liste\ \(1\).csv`, "") {
		term.send(letter)
	}
	term.sees(`ma\ liste\ \(1\).csv▌`)
	term.send(enter)
	term.sees("3 inscriptions lues")
}
