package roster

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

func exampleAttendance() Attendance {
	event := checkin.Fabriques(2026)
	registration := func(values map[checkin.Field]string) (r checkin.Registration) {
		for f, v := range values {
			r.Values[f] = v
		}
		return r
	}
	at := func(session checkin.SessionID, hour, minute int) checkin.Arrival {
		return checkin.Arrival{Session: session, Time: time.Date(2026, 11, 28, hour, minute, 7, 0, time.UTC), Desk: "Calais 2", Operator: "Inès"}
	}
	takenBack := at("calais-j1", 7, 0)
	takenBack.Undone = &checkin.Undo{Reason: "erreur"}
	walkIn := registration(map[checkin.Field]string{checkin.FieldFirstName: "=2+3", checkin.FieldLastName: "@SUM(1)"})
	walkIn.WalkIn = true
	return Attendance{Event: &event, People: []Attendee{
		{registration(map[checkin.Field]string{
			checkin.FieldCode: "000161", checkin.FieldFirstName: "Léa", checkin.FieldLastName: "MARTIN", checkin.FieldPhone: "+33639985874",
			checkin.FieldVenue: "calais", checkin.FieldCompany: `Le "Zèbre"; SARL`, checkin.FieldProfile: string(checkin.ProfileBoth),
		}), []checkin.Arrival{takenBack, at("calais-j1", 8, 12), at("calais-j1", 9, 30)}},
		{registration(map[checkin.Field]string{
			checkin.FieldFirstName: "Paul", checkin.FieldLastName: "Roux", checkin.FieldStatus: "unpaid", checkin.FieldStatusWord: "liste d'attente",
		}), []checkin.Arrival{takenBack}},
		{walkIn, []checkin.Arrival{{Session: "calais-j1", Time: time.Date(2026, 11, 28, 23, 30, 0, 0, time.UTC), Override: checkin.OutcomeUnpaid, Reason: "-1 €"}}},
	}}
}

func TestAttendanceAsCSV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteAttendance(&out, CSV, exampleAttendance()); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff" + strings.Join([]string{
		"Code;Nom;Prénom;Société;E-mail;Téléphone;Ville;Statut;Mot du statut;Reste à payer;Site;Séances;Tarif;Profil;Remarque;À montrer;" +
			"Présence;Heure d'arrivée;Pointé par;Poste;Motif;Ajouté sur place",
		`000161;MARTIN;Léa;"Le ""Zèbre""; SARL";;+33639985874;;valide;;;Calais;;;boutique et site;;;Présent;28/11/2026 09:12:07;Inès;Calais 2;;Non`,
		`;Roux;Paul;;;;;en attente;liste d'attente;;;;;;;;Absent;;;;;Non`,
		`;'@SUM(1);'=2+3;;;;;valide;;;;;;;;;Présent;29/11/2026 00:30:00;;;'-1 €;Oui`,
		"",
	}, "\r\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestAttendanceOfSeveralSessions(t *testing.T) {
	a := exampleAttendance()
	a.Language = English
	a.Sessions = []checkin.SessionID{"calais-j2", "calais-j1"}
	var out bytes.Buffer
	if err := WriteAttendance(&out, CSV, a); err != nil {
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
	if err := WriteAttendance(&out, JSON, exampleAttendance()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	var got attendeeJSON
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

func TestAttendanceErrorsAreReturned(t *testing.T) {
	for _, room := range []full{0, 3, 200} {
		for _, container := range []Container{CSV, JSON} {
			if err := WriteAttendance(&room, container, exampleAttendance()); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d: %v", container, room, err)
			}
		}
	}
	var bad *Error
	if err := WriteAttendance(&bytes.Buffer{}, "odt", exampleAttendance()); !errors.As(err, &bad) || bad.Kind != KindContainer {
		t.Errorf("got %v", err)
	}
}

// TestOwnExportComesBack writes any people and reads them: their fields are
// the same, in both languages.
func TestOwnExportComesBack(t *testing.T) {
	event := checkin.Fabriques(2026)
	statuses := []string{"valid", "invited", "unpaid", "cancelled", "blocked"}
	text := rapid.Map(rapid.StringMatching(`[-=+@A-Za-zéèç;,"'\\ ]{0,10}`), func(s string) string { return checkin.Clean(s + "n") })
	rapid.Check(t, func(t *rapid.T) {
		a := Attendance{Event: &event, Language: rapid.SampledFrom([]Language{French, English}).Draw(t, "language")}
		for range rapid.IntRange(1, 5).Draw(t, "people") {
			var p Attendee
			p.Registration.Values = [checkin.NumFields]string{
				checkin.FieldCode:      "K" + rapid.StringMatching(`[0-9A-Z]{5}`).Draw(t, "code"),
				checkin.FieldFirstName: text.Draw(t, "first"),
				checkin.FieldLastName:  text.Draw(t, "last"),
				checkin.FieldCompany:   text.Draw(t, "company"),
				checkin.FieldPhone:     rapid.StringMatching(`(\+33[1-9][0-9]{8})?`).Draw(t, "phone"),
				checkin.FieldStatus:    rapid.SampledFrom(statuses).Draw(t, "status"),
				checkin.FieldProfile:   string(rapid.SampledFrom(checkin.Profiles).Draw(t, "profile")),
				checkin.FieldVenue:     rapid.SampledFrom([]string{"", "Calais", "Montreuil-sur-Mer"}).Draw(t, "venue"),
			}
			a.People = append(a.People, p)
		}
		var file bytes.Buffer
		if err := WriteAttendance(&file, CSV, a); err != nil {
			t.Fatal(err)
		}
		list, err := Read(&file, "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(list.Rows) != len(a.People) {
			t.Fatalf("%d people came back of %d: %v", len(list.Rows), len(a.People), remarks(list))
		}
		for i, row := range list.Rows {
			for f, want := range a.People[i].Registration.Values {
				got := row.Value(checkin.Field(f))
				if got != want {
					t.Fatalf("%s was %q and came back as %q", checkin.Field(f), want, got)
				}
			}
		}
	})
}

func TestEveryHeaderOfOursIsRead(t *testing.T) {
	for _, p := range []*phrases{&french, &english} {
		for _, label := range p.person {
			if _, ok := meaningOf(label); !ok {
				t.Errorf("%q means nothing", label)
			}
		}
		for _, label := range p.arrival[1:] {
			if m, ok := meaningOf(label); ok {
				t.Errorf("%q is taken for %s", label, m.use)
			}
		}
	}
}
