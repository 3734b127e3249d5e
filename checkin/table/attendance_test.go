package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/roster"
)

// each goes over some people.
func each(people []Attendee) iter.Seq2[*Attendee, error] {
	return func(yield func(*Attendee, error) bool) {
		for i := range people {
			if !yield(&people[i], nil) {
				return
			}
		}
	}
}

func registration(id byte, values map[checkin.Field]string) (r checkin.Registration) {
	r.ID = checkin.RegistrationID{id}
	for f, v := range values {
		r.Values[f] = v
	}
	return r
}

// arrival is one at Calais, on the first day, at an hour of Paris.
func arrival(session checkin.SessionID, hour, minute int) checkin.Arrival {
	return checkin.Arrival{Session: session, Time: time.Date(2026, 11, 28, hour-1, minute, 7, 0, time.UTC), Desk: "Calais 2", Operator: "Inès"}
}

func examplePeople() []Attendee {
	takenBack := arrival("calais-j1", 8, 0)
	takenBack.Undone = &checkin.Undo{Reason: "erreur"}
	walkIn := registration(3, map[checkin.Field]string{checkin.FieldFirstName: "=2+3", checkin.FieldLastName: "@SUM(1)"})
	walkIn.WalkIn = true
	return []Attendee{
		{Registration: registration(1, map[checkin.Field]string{
			checkin.FieldCode: "000161", checkin.FieldFirstName: "Léa", checkin.FieldLastName: "MARTIN", checkin.FieldPhone: "+33639985874",
			checkin.FieldVenue: "calais", checkin.FieldCompany: `Le "Zèbre"; SARL`, checkin.FieldProfile: string(checkin.ProfileBoth),
		}), Arrivals: []checkin.Arrival{takenBack, arrival("calais-j1", 9, 12), arrival("calais-j1", 10, 30)}},
		{Registration: registration(2, map[checkin.Field]string{
			checkin.FieldFirstName: "Paul", checkin.FieldLastName: "Roux", checkin.FieldStatus: "unpaid", checkin.FieldStatusWord: "liste d'attente",
		}), Arrivals: []checkin.Arrival{takenBack}},
		{Registration: walkIn, Arrivals: []checkin.Arrival{{Session: "calais-j1", Time: time.Date(2026, 11, 28, 23, 30, 0, 0, time.UTC), Override: checkin.OutcomeUnpaid, Reason: "-1 €"}}},
	}
}

func exampleAttendance() Attendance {
	event := checkin.Fabriques(2026)
	return Attendance{
		People:   People{Event: &event, Each: each(examplePeople()), OfMoney: roster.IsAboutPayment},
		Sessions: []checkin.SessionID{"calais-j1"},
	}
}

// withoutStubs takes the column of stubs out of a CSV, its cells are sums.
func withoutStubs(text string) string {
	for i := range 3 {
		id := checkin.RegistrationID{byte(i + 1)}.String()
		if at := strings.Index(text, id); at >= 0 {
			text = text[:at] + "STUB" + text[at+len(id)+1+8:]
		}
	}
	return text
}

func TestAttendanceAsCSV(t *testing.T) {
	var out bytes.Buffer
	a := exampleAttendance()
	if err := a.Write(&out, Options{Format: CSV}); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff" + strings.Join([]string{
		"Code;Nom;Prénom;Société;E-mail;Téléphone;Ville;Statut;Mot du statut;Reste à payer;Site;Séances;Tarif;Profil;Remarque;À montrer;" +
			"N° Opale;Présence;Heure d'arrivée;Pointé par;Poste;Remarque de l'accueil;Sans inscription",
		`000161;MARTIN;Léa;"Le ""Zèbre""; SARL";;+33639985874;;valide;;;Calais;;;boutique et site;;;STUB;Présent;28/11/2026 09:12:07;Inès;Calais 2;;Non`,
		`;Roux;Paul;;;;;en attente;liste d'attente;;;;;;;;STUB;Absent;;;;;Non`,
		`;'@SUM(1);'=2+3;;;;;valide;;;;;;;;;STUB;Présent;29/11/2026 00:30:00;;;'-1 €;Oui`,
		"",
	}, "\r\n")
	if diff := cmp.Diff(want, withoutStubs(out.String())); diff != "" {
		t.Error(diff)
	}
}

func TestAttendanceOfSeveralSessions(t *testing.T) {
	a := exampleAttendance()
	a.Language = English
	a.Sessions = []checkin.SessionID{"calais-j2", "calais-j1"}
	var out bytes.Buffer
	if err := a.Write(&out, Options{Format: CSV}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\r\n")
	for i, want := range []string{
		"Walk-in;Conférences de Calais, 28/11/2026;Conférences de Calais, 29/11/2026",
		"Calais 2;;No;28/11/2026 09:12:07;",
	} {
		if !strings.HasSuffix(lines[i], want) {
			t.Errorf("line %d is %q, want it to end with %q", i, lines[i], want)
		}
	}
}

func TestAttendanceAsJSON(t *testing.T) {
	var out bytes.Buffer
	a := exampleAttendance()
	if err := a.Write(&out, Options{Format: JSON}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	var got attendeeObject
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Arrivals) != 1 || got.Arrivals[0].Time.Format(time.RFC3339) != "2026-11-28T09:12:07+01:00" || got.LastName != "MARTIN" {
		t.Errorf("got %+v", got)
	}
	if !strings.Contains(lines[1], `"arrivals":[]`) || !strings.Contains(lines[1], `"sessions":[]`) {
		t.Errorf("got %s", lines[1])
	}
}

// full fails when it has taken so many bytes.
type full int

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if *f -= full(len(p)); *f < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestErrorsOfWritingAreReturned(t *testing.T) {
	for _, room := range []full{0, 3, 200} {
		for _, format := range []Format{CSV, XLSX, JSON} {
			a, room := exampleAttendance(), room
			if err := a.Write(&room, Options{Format: format}); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d: %v", format, room, err)
			}
		}
	}
	a := exampleAttendance()
	if err := a.Write(&bytes.Buffer{}, Options{Format: "odt"}); err == nil {
		t.Error("a format that nobody knows was written")
	}
}

func TestErrorsOfReadingAreReturned(t *testing.T) {
	errRead := errors.New("the disk is gone")
	for _, format := range []Format{CSV, XLSX, JSON} {
		a := exampleAttendance()
		people := a.Each
		a.Each = Each(func(visit func(*Attendee) error) error {
			for p := range people {
				if err := visit(p); err != nil {
					return err
				}
			}
			return errRead
		})
		if err := a.Write(&bytes.Buffer{}, Options{Format: format}); !errors.Is(err, errRead) {
			t.Errorf("%s: %v", format, err)
		}
	}
}
