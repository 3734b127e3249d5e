package tui_test

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/ticket"
	"opale/tui"
	"opale/tui/screen/screentest"
)

// Keys of the queue's own.
const (
	ctrlA = "\x01"
	ctrlK = "\x0b"
	ctrlO = "\x0f"
	left  = "\x1b[D"
)

var _ = walks(flow{"a known guest", 1, func(t *testing.T, k *keyboard) {
	k.count()
	k.types("dewulf")
	k.press(enter)
	k.sees("C'EST NOTÉ", "D E W U L F")
	k.tells(k.ids[wim], checkin.KindRegistered, checkin.KindArrived)
}})

var _ = walks(flow{"already in: why", 0, func(t *testing.T, k *keyboard) {
	k.rig.Arrive(k.ids[philippine], poste1, 30*time.Minute)
	k.count()
	k.types("lefeuvre")
	k.sees("✓ là depuis 9:12 (Poste 1)")
	k.tells(k.ids[philippine], checkin.KindRegistered, checkin.KindArrived)
}})

var _ = walks(flow{"taking back the last arrival", 2, func(t *testing.T, k *keyboard) {
	k.types("dewulf")
	k.press(enter)
	k.sees("C'EST NOTÉ")
	k.count()
	k.press(ctrlZ)
	k.sees("RETIRER CETTE ARRIVÉE", "D E W U L F")
	k.insists(enter, func() bool { return len(in(t, k.rig, k.ids)) == 0 })
	k.sees("ARRIVÉE RETIRÉE")
	k.tells(k.ids[wim], checkin.KindArrived, checkin.KindUndone)
}})

var _ = walks(flow{"somebody on no list", 3, func(t *testing.T, k *keyboard) {
	k.count()
	k.types("duhamel ines")
	k.sees("Personne de ce nom dans la liste")
	k.press(enter)
	k.sees("noter l'arrivée d'Ines DUHAMEL")
	k.press(tab, enter)
	k.sees("C'EST NOTÉ", "D U H A M E L")
	k.tells(k.lastIn(1)[0], checkin.KindRegistered, checkin.KindArrived)
}})

// six registers a company of six, as a list would.
func six(rig *screentest.Rig) []checkin.RegistrationID {
	s := func(first, last string) checkin.Fields {
		return screentest.Somebody(first, last, checkin.FieldCompany, "Voiles et Essais", checkin.FieldSessions, "calais-j1")
	}
	return rig.Add(s("Ada", "Essayé"), s("Bruno", "Essartier"), s("Cléo", "Vanessai"), s("Dan", "Dessai"), s("Ève", "Tessaire"), s("Farid", "Nessaye"))
}

var _ = walks(flow{"a group of six", 3, func(t *testing.T, k *keyboard) {
	ids := six(k.rig)
	k.types("voiles")
	k.sees("ESSAYÉ Ada")
	k.count()
	k.press(ctrlO)
	k.sees("Groupe : Voiles et Essais", "noter 6 arrivées", "[✓] VANESSAI Cléo")
	k.press(enter)
	k.sees("C'EST NOTÉ : 6 personnes", "6 sur 12")
	for _, id := range ids {
		k.tells(id, checkin.KindRegistered, checkin.KindArrived)
	}
}})

var _ = walks(flow{"three people without a name", 4, func(t *testing.T, k *keyboard) {
	k.count()
	k.press(ctrlK, right, right)
	k.sees("compter 3 personnes")
	k.press(enter)
	k.sees("3 personnes sans nom", "C'EST NOTÉ", "+ une personne sans nom")
	for _, id := range k.lastIn(3) {
		k.tells(id, checkin.KindRegistered, checkin.KindArrived)
		for _, h := range k.rig.History(id) {
			if !h.Personal.IsZero() {
				t.Errorf("something personal was written: %+v", h)
			}
		}
	}
}})

var _ = walks(flow{"putting somebody aside", 1, func(t *testing.T, k *keyboard) {
	k.types("macquet")
	k.press(enter)
	k.sees("À RÉGLER")
	k.count()
	k.press(ctrlA)
	k.sees("de côté : Jean-Baptiste MACQUET", "De côté (1)", "┃ ▌")
	k.tells(k.ids[unpaid], checkin.KindRegistered)
}})

var _ = walks(flow{"taking them up again, to the door's answer", 3, func(t *testing.T, k *keyboard) {
	k.types("macquet")
	k.press(enter)
	k.sees("À RÉGLER")
	k.press(ctrlA)
	k.types("dewulf") // the queue goes on
	k.press(enter)
	k.sees("D E W U L F", "De côté (1)")
	k.count()
	k.press(ctrlA)
	k.sees("De côté, à reprendre", "MACQUET Jean-Baptiste", "attend ici")
	k.press(enter)
	k.sees("M A C Q U E T")
	seen := false
	k.insists(enter, func() bool { seen = seen || k.shows("À RÉGLER : 12 €"); return seen })
	k.tells(k.ids[wim], checkin.KindRegistered, checkin.KindArrived)
}})

// shows reports whether a text is on the screen now.
func (term *terminal) shows(text string) bool { return strings.Contains(term.screen(), text) }

func TestAGroupInPartIsFoundAgainAndTakenBackWhole(t *testing.T) {
	rig, _ := expect(t)
	ids := six(rig)
	term := start(t, rig, 80, 24)
	term.send("vanessai")
	term.sees("VANESSAI Cléo")
	term.send(ctrlO)
	term.sees("▶ [✓] VANESSAI Cléo")
	term.send(left)
	term.sees("noter 5 arrivées")
	term.send(enter)
	term.sees("C'EST NOTÉ : 5 personnes", "[ ] VANESSAI Cléo")
	term.send("voil") // the next letters are a search
	term.loses("Groupe :")
	term.sees("┃ voil")
	term.send(ctrlO)
	term.sees("Groupe : Voiles et Essais", "noter 1 arrivée", "[✓] VANESSAI Cléo")
	term.send(escape)
	term.loses("Groupe :")
	term.send(ctrlZ, ctrlZ) // the text goes first
	term.sees("RETIRER CES ARRIVÉES", "(5 ensemble)", "▶ les 5 ensemble")
	term.until("the panel stays deaf", func(string) bool {
		term.send(enter)
		return len(lastIn(t, rig, 9)) == 0
	}, nil)
	term.sees("ARRIVÉE RETIRÉE", "et 4 autres arrivées")
	for i, id := range ids {
		history := rig.History(id)
		last := history[len(history)-1]
		if i == 2 && last.Kind != checkin.KindRegistered || i != 2 && (last.Kind != checkin.KindUndone || last.Personal.Reason != "ce n'étaient pas ces personnes") {
			t.Errorf("%d: the journal ends with %+v", i, last)
		}
	}
}

func TestWhoAccompaniesSomebodyIsCountedWithThem(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefevre", enter)
	term.sees("C'EST NOTÉ", "L E F È V R E")
	term.send(ctrlK)
	term.sees("COMPTER SANS NOM", "avec la société Électro Diffusion")
	term.send(enter)
	term.sees("+ 1 personne sans nom", "Électro Diffusion", "2 sur 6")
	r, err := rig.Store.Registrations(lastIn(t, rig, 1)[0])
	if err != nil || r[0].Company() != "Électro Diffusion" || !r[0].IsUnnamed() {
		t.Errorf("%+v %v", r, err)
	}
	term.send(ctrlZ)
	term.sees("RETIRER CETTE ARRIVÉE", "une personne sans nom")
}

func TestSomebodyUnknownIsSentToTheCoordinatorWhileTheQueueGoesOn(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings = rig.Store })
	term.sees(" sur 6")
	term.send("zzinconnu")
	term.sees("Personne de ce nom")
	term.send(ctrlA)
	term.sees("de côté : zzinconnu", "De côté (1)")
	term.send("dewulf", enter)
	term.sees("D E W U L F")
	term.send(ctrlA)
	term.sees("zzinconnu", "attend ici")
	term.send(right)
	term.sees("chez la coordination")
	term.send(enter) // back with their business settled
	term.sees("┃ zzinconnu", "Personne de ce nom")
	term.loses("De côté (1)")
	wantIn(t, rig, ids, wim)
}

func TestWhoCameInMeanwhileIsNoLongerAside(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(ctrlA)
	term.sees("De côté (1)")
	err := rig.Store.Write(t.Context(), poste1, func(tx checkin.Tx) error { // at another desk
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: ids[wim], Session: "calais-j1"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	term.loses("De côté (1)")
}

func TestTheLastFiveArrivalsStayInSight(t *testing.T) {
	rig, _ := expect(t)
	ids := six(rig)
	for _, id := range ids[:5] {
		rig.Arrive(id, poste1, time.Minute)
	}
	term := start(t, rig, 80, 24)
	term.sees("ESSAYÉ Ada", "ESSARTIER Bruno", "VANESSAI Cléo", "DESSAI Dan", "TESSAIRE Ève")
}

func TestTheCodeThatAWalkInIsGivenFindsThem(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.send("duhamel ines")
	term.sees("Personne de ce nom")
	term.send(enter)
	term.sees("noter l'arrivée d'Ines DUHAMEL")
	term.send(tab, enter)
	term.sees("C'EST NOTÉ", "D U H A M E L", "Code à donner : ")
	r, err := rig.Store.Registrations(lastIn(t, rig, 1)[0])
	if err != nil || !ticket.Valid(r[0].Code()) {
		t.Fatalf("%+v %v", r, err)
	}
	code := r[0].Code()
	azerty := strings.NewReplacer("0", "à", "1", "&", "2", "é", "3", "\"", "4", "'", "5", "(", "6", "-", "7", "è", "8", "_", "9", "ç")
	rig.Wait(time.Minute)
	term.send(azerty.Replace(code) + "\r") // scanned, by a scanner of another layout
	term.sees("DÉJÀ LÀ", "D U H A M E L")
}

func TestLettersTypedBehindAGroupAreTheNextPersons(t *testing.T) {
	rig, ids := expect(t)
	all := six(rig)
	term := start(t, rig, 80, 24)
	term.send("voiles")
	term.sees("ESSAYÉ Ada")
	term.send(ctrlO)
	term.sees("noter 6 arrivées")
	term.send(enter + "dewulf" + enter) // one burst: nobody waits for a disk
	term.sees("C'EST NOTÉ", "D E W U L F", "7 sur 12")
	wantIn(t, rig, ids, wim)
	for _, id := range all {
		if h := rig.History(id); h[len(h)-1].Kind != checkin.KindArrived {
			t.Errorf("the journal ends with %s", h[len(h)-1].Kind)
		}
	}
}

// What is asked for behind letters is about whom they mean, and not about the
// row, or the last arrival, that is still seen.
func TestTheGroupIsOfWhomTheLettersMean(t *testing.T) {
	rig, ids := expect(t)
	six(rig)
	rig.Arrive(ids[philippe], poste1, time.Minute)
	term := start(t, rig, 80, 24)
	term.sees("✓ LEFÈVRE Philippe")
	term.send("voiles" + ctrlO)
	term.sees("Groupe : Voiles et Essais", "noter 6 arrivées")
	term.send(escape, escape)
	term.sees("┃ ▌")
	term.send("zzyzx")
	term.sees("Personne de ce nom")
	term.send(ctrlO, escape)
	term.sees("┃ ▌")
	wantIn(t, rig, ids, philippe)
}
