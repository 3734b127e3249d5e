package tui_test

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/tui"
	"opale/tui/screen/screentest"
)

const ctrlT = "\x14"

// whole gives the program all that the dashboard reads.
func whole(rig *screentest.Rig) func(*tui.Options) {
	return func(o *tui.Options) { o.Settings, o.Replica = rig.Store, rig.Store }
}

var _ = walks(flow{"the figures, and back to the queue", 1, func(t *testing.T, k *keyboard) {
	k.types("dewulf")
	k.press(enter)
	k.sees("C'EST NOTÉ")
	k.count()
	k.press(ctrlT)
	k.sees("Chiffres · Maintenant", "1 personne venue, sur 6 inscriptions", "départs non notés", "1 passage à la porte", "pour cette séance, dont 5 pas encore là")
	k.types("lefev") // the next letter is the next person's
	k.sees("LEFÈVRE Philippe", "┃ lefev")
	k.loses("Chiffres ·")
	k.tells(k.ids[wim], checkin.KindRegistered, checkin.KindArrived)
}})

func TestTheFiguresGrowWhileTheyAreShown(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 80, 24, whole(rig))
	term.sees(" sur 6")
	term.send(ctrlT)
	term.sees("0 personne venue, sur 6 inscriptions", "Personne n'est encore passé.")
	rig.Arrive(ids[philippe], poste1, 0)
	term.sees("1 personne venue, sur 6 inscriptions", "au plus fort")
	term.send(right)
	term.sees("Tous les sites", "ce poste, maintenant", "aucun poste de ce site n'a encore donné de nouvelles ici")
	term.send(escape)
	term.sees("Nom, société", "Ctrl+T")
}

func TestFiguresAreDictatedAndTakenDown(t *testing.T) {
	far := screentest.New(t) // the same desk elsewhere: it is at Calais, called Calais 1
	ids := far.Add(screentest.Somebody("Testine", "Essai", checkin.FieldSessions, "calais-j1"))
	far.Arrive(ids[0], screentest.Karim, time.Minute)
	said := checkin.Dictation{Session: "calais-j1", Desk: "Calais 1", Came: 1, Inside: 1}
	word := bundle.CheckWord(said.Sum(far.Env.Overview.Event.ID))
	there := startWith(t, far, 40, 10, whole(far))
	there.sees("1 sur 1")
	there.send(ctrlT, left)
	there.sees("PERSONNES VENUES", strings.ToUpper(strings.Join(strings.Split(word, ""), " ")))

	rig, _ := expect(t)
	here := startWith(t, rig, 80, 24, whole(rig))
	here.sees(" sur 6")
	here.send(ctrlT, right)
	here.sees("Tous les sites", "noter ce qu'un poste dicte")
	here.send(enter)
	here.sees("Qui appelle", "Dunkerque, un autre poste")
	here.send(left, right, right, right)
	here.sees("Calais, un autre poste")
	here.send(enter)
	for _, line := range []string{"Calais 1", "&", "&", "à", "à"} {
		here.send(line)
		here.sees("┃ " + strings.NewReplacer("&", "1", "à", "0").Replace(line) + "▌")
		here.send(enter)
	}
	here.send(word)
	here.sees("c'est bien le mot de ces chiffres")
	here.send(enter, enter)
	here.sees("Tous les sites", "par téléphone, 9:42 (Calais 1)", "0 personne venue, sur 6") // beside, never added
}

// farArrival has somebody arrive at Dunkerque, and brings it by a merge.
func farArrival(t *testing.T, rig *screentest.Rig, id checkin.RegistrationID) {
	t.Helper()
	now := rig.Env.Overview.Now
	far := journal.NewMemory(rig.Env.Overview.Event, func() time.Time { return now.Add(-time.Minute) })
	err := far.Write(t.Context(), checkin.Actor{Desk: "Dunkerque 1", Venue: "dunkerque"}, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "dunkerque-j1"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	strands, err := far.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := rig.Store.Trust(t.Context(), screentest.Karim, far.Device()); err != nil {
		t.Fatal(err)
	}
	if _, err := rig.Store.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
}

func TestAVIPWhoComesElsewhereIsSaidWithoutDisturbing(t *testing.T) {
	for _, c := range []struct {
		width, height int
		said          string
	}{
		{100, 30, "★ 9:41  Bérénice VASSEUR vient d'arriver à Dunkerque (Dunkerque 1)"},
		{40, 10, "★ Bérénice VASSEUR › Dunkerque"},
	} {
		rig, ids := expect(t)
		vip := rig.Add(screentest.Somebody("Bérénice", "Vasseur", checkin.FieldVenue, "dunkerque", checkin.FieldShow, "VIP : prévenir le président"))
		term := startWith(t, rig, c.width, c.height, whole(rig))
		term.sees(" sur 6")
		term.send("lefe")
		term.sees("┃ lefe▌")
		farArrival(t, rig, vip[0])
		term.sees(c.said, "┃ lefe▌")
		term.send("vre", enter) // the keyboard is the queue's
		term.sees("C'EST NOTÉ", c.said)
		wantIn(t, rig, ids, philippe)
	}
}

func TestALockedDeskNamesNoVIP(t *testing.T) {
	rig, _ := expect(t)
	vip := rig.Add(screentest.Somebody("Bérénice", "Vasseur", checkin.FieldVenue, "dunkerque", checkin.FieldShow, "VIP"))
	term := startWith(t, rig, 80, 24, whole(rig))
	term.sees(" sur 6")
	const ctrlW = "\x17"
	term.send(ctrlW)
	term.loses("Nom, société")
	before, err := rig.Store.Position()
	if err != nil {
		t.Fatal(err)
	}
	farArrival(t, rig, vip[0])
	term.loses("VASSEUR")
	if now, err := rig.Store.Position(); err != nil || now == before {
		t.Fatal("nothing has come", err)
	}
	term.send(enter)
	term.sees("Nom, société", "★ 9:41  Bérénice VASSEUR")
}
