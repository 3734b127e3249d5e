package listing

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

const (
	guests   = "/home/anne/Téléchargements/invités (1).csv"
	tomorrow = "/home/anne/Téléchargements/invités du 28.csv"
	shorter  = "/home/anne/Documents/invités (1).csv" // the same list
	picture  = "/media/anne/KINGSTON/photo.csv"
)

var texts = map[string]string{
	guests: "Code;Nom;Prénom;Mail;Parrain;Statut;Lieu choisi;Horodateur\n" +
		"A1;TESTARD;Léa;lea.testard@example.org;Atlantis;Payé;Calais;1\n" +
		"A2;TESTUT;Jean;jean.testut@example.org;Opaline;Bleu;Calais;2\n" +
		"A3;TESTOT;Zoé;zoe.testot@example.org;Opaline;annulé;Dunkerque;3\n" +
		"A4;TESTARD;Léa;lea.testard@example.org;Atlantis;Payé;Calais;4\n" +
		"A5;TESTIER;Paul;;Opaline;à régler;Atlantis;5\n" +
		";;;;Opaline;;;\n\nTotal;5\n",
	tomorrow: "Code;Nom;Prénom;Mail;Parrain;Table;Statut;Lieu choisi;Horodateur\n" +
		"A1;TESTARD;Léa;lea.testard@example.org;Atlantis;7;Payé;Calais;1\n" +
		"A2;TESTUT;Jean;jean.testut@example.org;Opaline;8;Bleu;Calais;2\n",
	shorter: "Code;Nom;Prénom;Mail;Parrain;Statut;Lieu choisi;Horodateur\n" +
		"A1;TESTARD;Léa;lea.testard@example.org;Atlantis;Payé;Calais;1\n" +
		"A9;TESTUT;Jean;jean.testut@example.org;Opaline;Payé;Calais;2\n",
	picture: "GIF89a",
}

func found(r *screentest.Rig) []screen.ListFile {
	now := r.Env.Overview.Now
	return []screen.ListFile{
		{Path: guests, Size: 412, Changed: now.Add(-25 * time.Minute), Place: screen.InDownloads},
		{Path: picture, Size: 12_400_000, Changed: now.Add(-3 * time.Hour), Place: screen.OnStick, Stick: "KINGSTON"},
		{Path: tomorrow, Size: 18_300, Changed: now.AddDate(0, 0, -9), Place: screen.OnDesktop},
	}
}

func open(r *screentest.Rig) (*Listing, *screentest.Lists) {
	lists := &screentest.Lists{Rig: r, Texts: texts, Files: found(r)}
	r.Env.Lists = lists
	l := New(r.Env)
	r.Show(l, l.Open())
	return l, lists
}

func wants(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	view := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(r.View())
	for _, text := range texts {
		if !strings.Contains(view, text) {
			t.Errorf("%q is not shown:\n%s", text, view)
		}
	}
}

// people is the companies and statuses of those who are registered, by code.
func people(t *testing.T, r *screentest.Rig) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := r.Store.People(t.Context(), func(p *checkin.Registration) bool {
		all[p.Code()] = p.Company() + " " + string(p.Status())
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAListIsTakenInAsItWasCorrected(t *testing.T) {
	r := screentest.New(t)
	_, lists := open(r)
	r.Press("enter")
	wants(t, r, "CSV, point-virgule", "5 inscriptions lues", "✓ 5 nouvelles.", "1 mot de statut attend votre réponse", "▷ prendre cette liste")
	r.Press("enter", "enter", "right")
	if len(people(t, r)) != 0 {
		t.Fatal("taken in before an arrow chose it")
	}
	r.Press("tab", "tab", "right") // Bleu is valid
	wants(t, r, "▶ Bleu", "← valide →", "selon votre réponse")
	r.Press("tab", "down", "down", "down", "down", "enter", "pgup", "down", "down", "down", "down", "enter")
	wants(t, r, "▶ Parrain", "← société →", "selon votre réponse")
	r.Press("pgup", "pgup", "pgup", "enter")
	wants(t, r, "LISTE PRISE", "Liste « invités (1) » : 5 nouvelles.", "1 à régler, 1 annulée", "2 réponses sont gardées")
	want := map[string]string{"A1": "Atlantis valid", "A2": "Opaline valid", "A3": "Opaline cancelled", "A4": "Atlantis valid", "A5": "Opaline unpaid"}
	if diff := cmp.Diff(want, people(t, r)); diff != "" {
		t.Error(diff)
	}
	r.Press("enter")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}

	// Tomorrow's list has one more column, and nothing is asked again.
	l := New(r.Env)
	r.Show(l, l.Open())
	r.Press("pgdown", "up", "enter")
	wants(t, r, "Bleu", "selon votre réponse du 28 nov.")
	if strings.Contains(r.View(), "attend votre réponse") {
		t.Error("it is asked again")
	}
	reads := lists.Reads
	r.Press("tab", "tab", "tab", "down", "down", "down", "down", "left") // and is answered anew: an e-mail address
	if lists.Reads != reads+1 {
		t.Errorf("read %d times for one answer", lists.Reads-reads)
	}
	wants(t, r, "▶ Parrain", "← nom complet →")
}

func TestWhoIsGoneFromTheListIsAskedAbout(t *testing.T) {
	r := screentest.New(t)
	open(r)
	r.Press("enter", "down", "enter")
	for _, withdraw := range []bool{false, true} {
		l, _ := open(r)
		r.Press(shorter, "enter")
		wants(t, r, "inscriptions ne sont plus dans ce fichier. Elles restent valables.", "▷ la prendre, et retirer les ")
		r.Press("down")
		if withdraw {
			r.Press("down")
			wants(t, r, "▶ la prendre, et retirer les ")
		}
		asked := l.shown.intake.Asked
		r.Press("enter")
		valid := 0
		for _, status := range people(t, r) {
			if strings.HasSuffix(status, "valid") {
				valid++
			}
		}
		if withdraw {
			wants(t, r, "LISTE PRISE", "retirées de la liste")
		}
		if got := l.end.intake.Withdrawn; withdraw != (got == asked) || withdraw && valid != 2 {
			t.Errorf("withdraw %v: %d of %d are gone, %d are valid", withdraw, got, asked, valid)
		}
	}
}

func TestWhoIsProbablyKnownUnderAnotherCodeIsSaid(t *testing.T) {
	r := screentest.New(t)
	r.Add(screentest.Somebody("Zoé", "Testot", checkin.FieldEmail, "zoe.testot@example.org", checkin.FieldCode, "Z1", checkin.FieldList, "MOULE"))
	open(r)
	r.Press("enter", "tab", "tab", "tab", "tab", "tab")
	wants(t, r, "Sans doute deux fois la même personne", "est sans doute déjà dans la liste « MOULE »")
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	r := screentest.New(t)
	_, lists := open(r)
	r.Press("enter", "tab", "tab", "right")
	wants(t, r, "← valide →")
	r.Press("left")
	wants(t, r, "▶ Bleu", "← pas encore →", "1 mot de statut attend")
	r.Press("pgup", "pgup", "enter")
	wants(t, r, "LISTE PRISE")
	if len(lists.Memory.Lists) != 0 {
		t.Errorf("remembered: %+v", lists.Memory.Lists)
	}
}

func TestALateAnswerOfAnEarlierReadingIsDropped(t *testing.T) {
	r := screentest.New(t)
	l, _ := open(r)
	r.Press("enter", "tab", "tab")
	first := l.Update(screentest.Keys("right")[0])
	second := l.Update(screentest.Keys("right")[0])
	r.Show(l, second)
	wants(t, r, "← à régler →", "✓ 5 nouvelles.")
	r.Show(l, first)
	wants(t, r, "← à régler →", "✓ 5 nouvelles.")
	if got := l.shown.list.Rows[1].Value(checkin.FieldStatus); got != string(checkin.StatusUnpaid) {
		t.Errorf("the list is read as %s", got)
	}
}

func TestEscInTheMiddleLeavesNothingBehind(t *testing.T) {
	r := screentest.New(t)
	r.Add(screentest.Somebody("Philippe", "Lefèvre"))
	l, lists := open(r)
	r.Press("enter", "tab", "tab", "right", "pgup", "pgup")
	before, err := r.Store.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{})
	lists.Pause = func(ctx context.Context) error {
		close(begun)
		<-ctx.Done()
		return ctx.Err()
	}
	l.Update(screentest.Keys("enter")[0])
	<-begun
	for _, deaf := range []string{"enter", "down", "x", "tab"} {
		l.Update(screentest.Keys(deaf)[0])
	}
	if !l.Holds() {
		t.Error("a letter would close the screen")
	}
	l.Update(screentest.Keys("esc")[0])
	r.Show(l, nil) // runs what the queue holds
	wants(t, r, "ARRÊTÉ", "Rien de la liste n'a été pris : tout est comme avant.", "revenir à la liste")
	if after, err := r.Store.StateHash(t.Context()); err != nil || after != before {
		t.Errorf("state %s, before %s, %v", after, before, err)
	}
	if len(lists.Memory.Lists) != 0 {
		t.Error("answers were kept of a list that was not taken in")
	}
	lists.Pause = nil
	r.Press("enter")
	wants(t, r, "prendre cette liste", "selon votre réponse")
	r.Press("enter")
	wants(t, r, "LISTE PRISE")
}

func TestEscGoesBackStepByStep(t *testing.T) {
	r := screentest.New(t)
	l, _ := open(r)
	r.Press("enter", "tab", "tab", "enter")
	wants(t, r, "garder ce sens")
	r.Press("esc")
	wants(t, r, "tous les sens")
	r.Press("esc")
	wants(t, r, "Trouvés sur cet ordinateur")
	l.Update(screentest.Keys("enter")[0]) // it is being read
	r.Press("esc")
	wants(t, r, "Trouvés sur cet ordinateur")
	r.Press("x", "esc")
	if r.Last() != nil {
		t.Error("Esc clears what is typed first")
	}
	r.Press("esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAPathIsDroppedOrTyped(t *testing.T) {
	for content, keys := range map[string][]string{
		"'/home/anne/Téléchargements/invités (1).csv' ":                        nil,
		`/home/anne/Téléchargements/invités\ \(1\).csv`:                        nil,
		"file:///home/anne/T%C3%A9l%C3%A9chargements/invit%C3%A9s%20(1).csv\n": nil,
		"": {"/home/anne/Téléchargements/invités (1).csv"},
	} {
		r := screentest.New(t)
		l, _ := open(r)
		if content != "" {
			r.Send(tea.PasteMsg{Content: content})
		}
		r.Press(keys...)
		r.Press("enter")
		if l.shown == nil {
			t.Errorf("%q %v is not read:\n%s", content, keys, r.View())
		}
	}
}

func TestABadPathIsSaidAndTypedAgain(t *testing.T) {
	r := screentest.New(t)
	l, _ := open(r)
	r.Press("/nowhere/x.csv", "enter")
	wants(t, r, "✗ Ce fichier n'existe pas : x.csv.", "Rien n'a été changé.")
	r.Press("esc")
	r.Send(tea.PasteMsg{Content: picture})
	r.Press("enter")
	wants(t, r, "✗ Ce n'est pas une liste : photo.csv.", "Donnez le fichier sorti de la billetterie")
	if said := l.explain(&fs.PathError{Err: fs.ErrPermission}, picture); !strings.Contains(said.What, "photo.csv") {
		t.Errorf("said: %+v", said)
	}
}

func TestACorrectionThatLeavesNobodyIsSaid(t *testing.T) {
	r := screentest.New(t)
	l, lists := open(r)
	lists.Texts = map[string]string{guests: "Nom;Prénom\nTESTARD;Léa\n"}
	r.Press("enter", "down", "down", "enter", "pgdown", "enter", "down", "enter", "pgdown", "enter")
	wants(t, r, "✗ Il n'y a personne dans cette liste")
	r.Press("pgup", "pgup", "enter")
	if l.end != nil || len(people(t, r)) != 0 {
		t.Error("a list that cannot be read was taken in")
	}
}

func TestAStickThatIsPluggedInShowsItsLists(t *testing.T) {
	r := screentest.New(t)
	_, lists := open(r)
	all := lists.Files
	lists.Files = nil
	r.Elapse()
	wants(t, r, "Aucune liste", "▶ un autre fichier")
	lists.Files = all
	r.Elapse()
	wants(t, r, "▶ invités (1).csv", "KINGSTON · 12 Mo · il y a 3 heures")
	r.Press("down")
	lists.Files = all[1:]
	r.Elapse()
	wants(t, r, "▶ photo.csv")
	r.Press("/nowhere")
	lists.Files = all
	r.Elapse()
	wants(t, r, "/nowhere") // what is typed stays under the bar
}

func TestNoTextFromAFileReachesTheTerminal(t *testing.T) {
	r := screentest.New(t)
	_, lists := open(r)
	nasty := "/tmp/\x1b[31mrouge.csv"
	lists.Files = []screen.ListFile{{Path: nasty, Place: screen.OnStick, Stick: "\x1b[5mKEY"}}
	lists.Texts = map[string]string{nasty: "Nom;Prénom;\x1b]2 title\x07Parrain;Statut\n\x1b[2JTESTARD;\u202eLéa;x;\x1b[7mBleu\n"}
	r.Elapse()
	seen := r.View()
	r.Press("enter", "tab", "tab")
	seen += r.View()
	r.Press("pgdown")
	seen += r.View()
	for _, bad := range []string{"[31m", "\u202e", "title", "\x07", "[2J", "[5m", "[7m"} {
		if strings.Contains(seen, bad) {
			t.Errorf("%q was drawn", bad)
		}
	}
}
