package plain

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/worker"
)

// talk is a plain desk at Calais, on the first morning, at which a test types.
type talk struct {
	t     *testing.T
	store *journal.Memory
	desk  *desk
	out   bytes.Buffer
	now   time.Time
}

var testine = checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Testine"}

// guest makes the fields of an invented person.
func guest(code, first, last, company string, more ...any) checkin.Fields {
	fields := checkin.Fields{checkin.FieldCode: code, checkin.FieldFirstName: first, checkin.FieldLastName: last, checkin.FieldCompany: company}
	for i := 0; i+1 < len(more); i += 2 {
		fields[more[i].(checkin.Field)] = more[i+1].(string)
	}
	return fields
}

func everybody() []checkin.Fields {
	return []checkin.Fields{
		guest("T-1", "Jeanne", "Testard", "Essai Voiles"), guest("T-2", "Joanne", "Testart", "Fausse Dentelle"),
		guest("T-3", "Paul", "Testot", "", checkin.FieldStatus, string(checkin.StatusUnpaid)),
		guest("T-4", "\x1b[31mEve\x07", "Fausse\u202e", "\x1b]0;pwned\x07", checkin.FieldShow, "\x1b[2J"),
	}
}

// open opens a desk of these people; prepare may change what the laptop
// remembers before.
func open(t *testing.T, o Options, prepare func(*journal.Memory)) *talk {
	t.Helper()
	event := checkin.Fabriques(2026)
	s := &talk{t: t, now: time.Date(2026, time.November, 28, 9, 12, 0, 0, event.Location())}
	clock := func() time.Time { return s.now }
	s.store = journal.NewMemory(event, clock)
	err := s.store.Write(t.Context(), checkin.Actor{Desk: "liste"}, func(tx checkin.Tx) error {
		for i, fields := range everybody() {
			id := checkin.NamedID("test", "", fields[checkin.FieldLastName], "", i)
			if _, err := tx.Append(checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: fields}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if prepare != nil {
		prepare(s.store)
	}
	actor := testine
	if o.Setup {
		actor = checkin.Actor{}
	}
	o.Settings, o.Out = s.store, &s.out
	o.Desk, err = checkin.NewDesk(checkin.Config{Store: s.store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: clock, Actor: actor})
	if err != nil {
		t.Fatal(err)
	}
	queue := worker.New(t.Context())
	t.Cleanup(queue.Wait)
	if s.desk, err = begin(t.Context(), o, queue); err != nil {
		t.Fatal(err)
	}
	s.desk.env.Code = func() string { return "B3K7NPR2X4" }
	return s
}

// says types lines, and wants the answer to the last one to hold some texts, the
// first of them at its head.
func (s *talk) says(line string, wants ...string) {
	s.t.Helper()
	s.desk.prompt()
	s.out.Reset()
	s.desk.hear(line)
	s.desk.prompt()
	answer := s.out.String()
	for i, want := range wants {
		if !strings.Contains(answer, want) || i == 0 && !strings.HasPrefix(answer, want) {
			s.t.Errorf("%q is answered:\n%swant %q", line, answer, want)
		}
	}
	if at := strings.IndexFunc(answer, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || r == '\u202e') }); at >= 0 {
		s.t.Errorf("%q is answered with a control character: %q", line, answer)
	}
}

// in counts who came.
func (s *talk) in() int {
	s.t.Helper()
	tally, err := s.desk.o.Desk.Tally("calais-j1")
	if err != nil {
		s.t.Fatal(err)
	}
	return tally.In
}

func TestWhoIsInAlreadyIsSaidSinceWhenAndTwoPeopleAreSwapped(t *testing.T) {
	s := open(t, Options{}, nil)
	s.says("testard jeanne", "C'EST NOTÉ, 9:12, Jeanne TESTARD, Essai Voiles", "Comment vendez-vous")
	s.says("2", "RÉPONSE NOTÉE, boutique et site")
	s.now = s.now.Add(3 * time.Minute)
	s.says("T-1", "DÉJÀ LÀ depuis 9:12, il y a 3 minutes, Calais 1, Testine, Jeanne TESTARD", "Demandez", "1. à 9:12 c'était TESTART Joanne")
	s.says("1", "C'EST NOTÉ, 9:15, Jeanne TESTARD")
	if in := s.in(); in != 2 {
		t.Errorf("%d people are in, want both", in)
	}
	page, err := s.desk.o.Desk.Page(s.desk.about.ID)
	if err != nil || page.Registration.Profile() != checkin.ProfileBoth {
		t.Errorf("sells as %q (%v)", page.Registration.Profile(), err)
	}
}

func TestARefusalGivesItsReasonAndTheNextNameLetsItBe(t *testing.T) {
	s := open(t, Options{}, nil)
	s.says("T-3", "À RÉGLER, Paul TESTOT", "1. noter l'arrivée quand même : réglé ici")
	s.says("9", "Aucun choix ne porte le numéro 9.")
	s.says("testart joanne", "C'EST NOTÉ")
	s.says("7", "Aucun choix", "7")
	if in := s.in(); in != 1 {
		t.Errorf("%d are in", in)
	}
	s.says("T-3", "À RÉGLER")
	s.says("é", "C'EST NOTÉ, 9:12, Paul TESTOT") // the key of 2 without Shift
	page, _ := s.desk.o.Desk.Page(s.desk.about.ID)
	if len(page.Arrivals) != 1 || page.Arrivals[0].Reason != "vu avec la coordination" {
		t.Errorf("arrivals: %+v", page.Arrivals)
	}
	s.says(":retirer", "RETIRER CETTE ARRIVÉE", "Paul TESTOT")
	s.says("1", "ARRIVÉE RETIRÉE, Paul TESTOT")
}

func TestACodeIsAScanInTheMiddleOfAForm(t *testing.T) {
	s := open(t, Options{}, nil)
	s.says("dentellière inconnue", "Personne de ce nom", "1. nouvelle personne")
	s.says("1", "Nouvelle personne", "Société")
	s.says("T-2", "C'EST NOTÉ, 9:12, Joanne TESTART", "Société")
	s.says("Comptoir Inventé", "Ville")
	for range 2 {
		s.says("")
	}
	s.says("", "Personne ne ressemble", "1. noter l'arrivée")
	s.says("1", "C'EST NOTÉ, 9:12", "Code à donner : B3K7NPR2X4")
	s.says(":compter 2", "COMPTER SANS NOM, 2 personnes", "1. avec la société Comptoir Inventé")
	s.says("1", "C'EST NOTÉ, 9:12, 2 personnes sans nom, Comptoir Inventé")
	s.says(":nouveau", "Nouvelle personne")
	s.says(":annuler", "ABANDONNÉ")
	if in := s.in(); in != 4 {
		t.Errorf("%d are in", in)
	}
}

func TestNothingFromOutsideReachesTheTerminal(t *testing.T) {
	s := open(t, Options{Prompt: true}, nil)
	for _, line := range []string{"fausse eve", ":fiche", ":groupe", ":côté T-4", ":retirer", "\x1b[31m", "\x00\x07", "T-4\x1d", ":\x1b[2Jaide", ":état"} {
		s.says(line)
	}
}

func TestEveryCommandIsFoundByItsWordInBothLanguages(t *testing.T) {
	s := open(t, Options{}, nil)
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		s.desk.env.Words = i18n.For(lang)
		all := s.desk.commands()
		for _, other := range []i18n.Lang{i18n.French, i18n.English} {
			for i := range all {
				word := all[i].word(&i18n.For(other).Plain.Words)
				if c := s.desk.named(word); c == nil || c.does != all[i].does {
					t.Errorf("%s: %q is not %q", lang, word, all[i].does)
				}
			}
		}
	}
	s.desk.env.Words = i18n.For(i18n.French)
	s.says(":", ":retirer", ":quitter")
	s.says(":ret", "Aucune arrivée")
	s.says(":xyz", "COMMANDE INCONNUE : :xyz")
	s.says(":english", "OPALE speaks English.")
	s.says(":quitter", "Everything is kept.")
	if !s.desk.left {
		t.Error("the desk was not left")
	}
}

func TestALockedDeskOpensByItsPINOnly(t *testing.T) {
	s := open(t, Options{}, func(m *journal.Memory) {
		if err := pin.Set(m, pin.Desk, "2468"); err != nil {
			t.Fatal(err)
		}
		if err := m.Remember(screen.SettingLocked, "on"); err != nil {
			t.Fatal(err)
		}
	})
	s.says("T-1", "POSTE VERROUILLÉ")
	s.says(":état", "POSTE VERROUILLÉ")
	s.says("1357", "Ce n'est pas le bon code")
	s.says("2468", "Nouvel essai dans 1 seconde")
	s.now = s.now.Add(2 * time.Second)
	s.says("2468", "OPALE")
	s.says("T-1", "C'EST NOTÉ")
	if kept, err := s.store.Remembered(screen.SettingLocked); kept != "" || err != nil {
		t.Errorf("still locked: %q %v", kept, err)
	}
}

func TestADeskWithoutAPlaceAsksForItFirst(t *testing.T) {
	s := open(t, Options{Setup: true}, nil)
	s.says("T-1", "Site", "2. Calais")
	s.says(":retirer", "Il faut d'abord dire")
	s.says("2", "Nom du poste", "Calais 1")
	s.says("", "Votre prénom")
	s.says("", "Votre prénom")
	s.says("Testine", "Calais, Calais 1, Testine")
	s.says("T-1", "C'EST NOTÉ")
	if desk, _ := s.store.Remembered("desk"); desk != "Calais 1" {
		t.Errorf("the desk %q is remembered", desk)
	}
}

// Whatever stands behind the last line, what was answered is on the disk.
func TestTheEndOfTheLinesIsAWayToLeave(t *testing.T) {
	for _, end := range []string{"T-1", "T-1\n", "T-1\r\n:nouveau\nTes", "T-1\n:retirer", "T-1\n:quitter\nT-2\n"} {
		s := open(t, Options{}, nil)
		o := s.desk.o
		var out bytes.Buffer
		o.In, o.Out = strings.NewReader(end), &out
		if err := Run(t.Context(), o); err != nil {
			t.Errorf("%q: %v", end, err)
		}
		if in := s.in(); in != 1 {
			t.Errorf("%q: %d are in", end, in)
		}
		if said := out.String(); !strings.Contains(said, "C'EST NOTÉ") || !strings.HasSuffix(said, "\n\n") {
			t.Errorf("%q: answered %q", end, said)
		}
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, fmt.Errorf("nobody reads") }

func TestADeskThatNobodyReadsEnds(t *testing.T) {
	s := open(t, Options{}, nil)
	o := s.desk.o
	o.In, o.Out = strings.NewReader("T-1\nT-2\n"), closed{}
	if err := Run(t.Context(), o); err == nil {
		t.Error("no error")
	}
	if in := s.in(); in != 0 {
		t.Errorf("%d are in, whom nobody was told of", in)
	}
}
