package tui_test

import (
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
	"opale/tui"
	"opale/tui/screen/screentest"
)

// laptop is another desk of the event, with a stick.
type laptop struct {
	store *journal.Memory
	bundle.Courier
}

// event makes the rig's desk a member of an event, on which nobody has written
// yet, and gives the desks of others.
func event(t *testing.T, rig *screentest.Rig, names ...string) (here *bundle.Courier, others []*laptop) {
	t.Helper()
	id, err := bundle.NewIdentity(rig.Env.Overview.Event.ID)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := id.Keys()
	if err != nil {
		t.Fatal(err)
	}
	now := rig.Env.Overview.Now
	clock := func() time.Time { return now }
	rig.Store.Know(id.Secret)
	for _, name := range names {
		store := journal.NewMemory(rig.Env.Overview.Event, clock)
		store.Know(id.Secret)
		desk, err := checkin.NewDesk(checkin.Config{
			Store: store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: clock,
			Actor: checkin.Actor{Desk: name, Venue: "calais", Operator: "Sofia"},
		})
		if err != nil {
			t.Fatal(err)
		}
		others = append(others, &laptop{store, bundle.Courier{Store: store, Desk: desk, Now: clock, Keys: keys}})
	}
	return &bundle.Courier{Store: rig.Store, Desk: rig.Env.Desk, Now: clock, Keys: keys}, others
}

// admit lets somebody in at another laptop, and exchanges with the stick.
func (l *laptop) admit(t *testing.T, stick, surname string) checkin.RegistrationID {
	t.Helper()
	visit, err := l.Desk.Register(t.Context(), screentest.Somebody("Testine", surname))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Exchange(t.Context(), stick, nil); err != nil {
		t.Fatal(err)
	}
	return visit.Registration.ID
}

// carrying gives the program a courier, and the folder of its last exchange.
func carrying(t *testing.T, rig *screentest.Rig, here *bundle.Courier, stick string) func(*tui.Options) {
	t.Helper()
	if err := rig.Store.Remember("exchange-folder", stick); err != nil {
		t.Fatal(err)
	}
	return func(o *tui.Options) { o.Settings, o.Exchange, o.Replica = rig.Store, here, rig.Store }
}

func TestAStickBringsWhatTheOthersKnowAndTakesWhatWeKnow(t *testing.T) {
	rig, stick := screentest.New(t), t.TempDir()
	here, others := event(t, rig, "Calais 2", "Calais 3")
	there := others[0].admit(t, stick, "Testard")
	others[1].admit(t, stick, "Testut")
	ours := rig.Add(screentest.Somebody("Philippe", "Lefèvre", checkin.FieldSessions, "calais-j1"))
	rig.Arrive(ours[0], screentest.Karim, time.Minute)
	term := startWith(t, rig, 80, 24, carrying(t, rig, here, stick))
	term.sees("1 sur 1", "● 1 ") // known to no other desk
	term.send("\x05")            // Ctrl+E
	term.sees("Échange par clé", "la dernière fois", "Entrée  échanger avec")
	term.send(enter)
	term.sees("ÉCHANGE FAIT", "C'est écrit dans le dossier", "Il reste à passer par Calais\u00a02 et Calais\u00a03", "3 sur")
	if got := kinds(rig, there); !slices.Equal(got, []checkin.Kind{checkin.KindRegistered, checkin.KindArrived}) {
		t.Errorf("this journal says %v of somebody at Calais 2", got)
	}
	if x, err := others[0].Exchange(t.Context(), stick, nil); err != nil || x.Fresh == 0 {
		t.Fatalf("at Calais 2: %+v, %v", x.Receipt, err)
	}
	history, err := others[0].store.History(ours[0])
	if err != nil || history[len(history)-1].Kind != checkin.KindArrived {
		t.Errorf("the journal of Calais 2 says %+v, %v", history, err)
	}

	term.send(escape)
	term.sees("Nom, société")
	term.send("\x05")
	term.sees("Entrée  échanger avec")
	term.send(enter)
	term.sees("RIEN DE NOUVEAU", "Il reste à passer par Calais\u00a03")
	term.loses("pas encore partagée") // Calais 2 has given its word

	term.send("t") // a letter over the result is the next person's name
	term.sees("┃ t▌", "TESTARD Testine")
	term.send(escape)
	term.sees("Tapez quelques lettres")
	term.send("\x10") // Ctrl+P
	term.sees("2 autres postes", "Calais 2", "sait tout", "Calais 3", "il lui en manque", "Empreinte")
}

func TestADeskThatNobodyKnowsIsTrustedFromTheScreen(t *testing.T) {
	rig, stick := screentest.New(t), t.TempDir()
	here, others := event(t, rig, "Étaples 1")
	others[0].store.Know([]byte("the secret of nobody here"))
	there := others[0].admit(t, stick, "Testard")
	term := startWith(t, rig, 80, 24, carrying(t, rig, here, stick))
	term.sees("Nom, société")
	term.send("\x05")
	term.sees("Entrée  échanger avec")
	term.send(enter)
	term.sees("À CONFIRMER", "Étaples 1", "▷ oui, faire confiance")
	term.send(enter, down)
	term.sees("▶ oui, faire confiance")
	if got := kinds(rig, there); len(got) != 0 {
		t.Errorf("taken in before anybody's word: %v", got)
	}
	term.send(enter)
	term.sees("ÉCHANGE FAIT", "Étaples 1")
	if got := kinds(rig, there); !slices.Equal(got, []checkin.Kind{checkin.KindRegistered, checkin.KindArrived}) {
		t.Errorf("this journal says %v of somebody at Étaples 1", got)
	}
}
