package table

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/roster"
)

var clerk = checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Inès"}

// hostile is what people, tools and attackers put into cells.
var hostile = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", "=1+1", "+33639985874", "+33 6 39 98 58 74", "'+33639985874", "-", "@SUM(A1)", "|calc", "%x", "\t=1", "'", "''", "'n Dolo", "000161", "1E5", "8,18E+09",
		"Total", "Total inscrits 12", "TEST", "Léa (+1)", "Paul +2", "a\nb", "a\r\nb", "\"", ";", "a;b\"c\n", "Ã©tÃ©", "é", "e\u0301", "\u00a0x", " x ", "_x0041_", "]]>", "<b>",
		"12/11/2026", "2026-11-12", "TRUE", "Non", "Absent", "annulé", "liste d'attente", "NULL", "=\"0012\"", "\u202egauche", "\x1b[31mrouge", "日本", "👍", "lea.martin@example.org",
		"rkcseqwkkzzt47cxwyb97nxsmbr-52fq2t9r", "Nom", "unassigned", "(billet sans nom)", strings.Repeat("long ", 100),
	}),
	rapid.StringMatching(`[-=+@'"; A-Za-zéèç0-9\n]{0,12}`), rapid.String(),
)

// headers are the organiser's columns: those that are read, those that are not,
// one twice, one without a name.
var headers = [][]string{
	{"Code", "Nom", "Prénom", "Société", "E-mail", "Téléphone", "Statut", "Régime"},
	{"N° de billet", "Participant", "Entreprise", "Entreprise", "Quantité", "Payé", "Remarque", ""},
	{"Commande", "Nom 1", "Prénom 1", "Nom 2", "Prénom 2", "Présence", "Poste"},
	{"Nom", "Prénom", "Atelier", "Accompagnants", "Profil", "Ville"},
	{"Prénom du participant", "Nom du participant", "Nom acheteur", "E-mail acheteur", "Tarif", "Secret"},
}

// takeSomeIn imports a list of any people, if it can be read as one.
func takeSomeIn(t *rapid.T, store checkin.Store, name string) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = ';'
	header := rapid.SampledFrom(headers).Draw(t, "header")
	_ = w.Write(header)
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		cells := make([]string, len(header))
		for i := range cells {
			cells[i] = hostile.Draw(t, header[i])
		}
		_ = w.Write(cells)
	}
	w.Flush()
	list, err := roster.Read(&text, name, roster.Options{Statuses: map[string]checkin.Status{"Avis": checkin.StatusValid}})
	var refused *roster.Error
	if errors.As(err, &refused) {
		return // nobody is in it
	}
	if err == nil {
		_, err = checkin.Import(context.Background(), store, clerk, list.Listing(name), false)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// atTheDesk does to people what a desk does: corrects them, lets them in, notes
// some who are on no list, counts one without a name, withdraws and erases.
func atTheDesk(t *rapid.T, store checkin.Store) {
	word := func(what string) string { return checkin.Clean(hostile.Draw(t, what)) }
	known := idsOf(t, store)
	err := store.Write(context.Background(), clerk, func(tx checkin.Tx) error {
		write := func(f checkin.Fact) {
			if _, err := tx.Append(f); err != nil {
				t.Fatal(err)
			}
		}
		for i, id := range known {
			fact := checkin.Fact{Subject: id, Session: "calais-j1"}
			switch rapid.IntRange(0, 5).Draw(t, "deed") {
			case 0:
				fact.Kind, fact.Session = checkin.KindAmended, ""
				fact.Personal.Fields = checkin.Fields{checkin.FieldLastName: word("last name"), checkin.FieldStatus: "valid", checkin.FieldPhone: word("phone")}
			case 1:
				fact.Kind, fact.Personal.Reason = checkin.KindArrived, word("reason")
			case 2:
				fact.Kind, fact.Session = checkin.KindWithdrawn, ""
			case 3:
				fact.Kind, fact.Session = checkin.KindAnswered, ""
				fact.Personal.Fields = checkin.Fields{checkin.FieldProfile: string(checkin.ProfileBoth)}
			case 4:
				if fact.Kind, fact.Session = checkin.KindErased, ""; i > 0 {
					continue
				}
			default:
				continue
			}
			write(fact)
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "walk-ins") {
			fields := checkin.Fields{}
			if i == 0 {
				fields = checkin.Fields{checkin.FieldFirstName: word("first name"), checkin.FieldLastName: word("last name"), checkin.FieldCompany: word("company"), checkin.FieldCode: word("code")}
			}
			id := checkin.RegistrationID{0xfe, byte(i)}
			write(checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Body: checkin.Body{WalkIn: true}, Personal: checkin.Personal{Fields: fields}})
			write(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func idsOf(t *rapid.T, store checkin.Store) (ids []checkin.RegistrationID) {
	err := store.People(context.Background(), func(r *checkin.Registration) bool {
		ids = append(ids, r.ID)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// TestOurOwnExportsChangeNothing writes any people, in each form and language,
// and takes the file in again: nothing is new, and nobody is gone.
func TestOurOwnExportsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		event := checkin.Fabriques(2026)
		now := time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)
		store := journal.NewMemory(event, func() time.Time { return now })
		names := []string{"calais", "dunkerque"}[:rapid.IntRange(1, 2).Draw(t, "lists")]
		for _, name := range names {
			takeSomeIn(t, store, name)
		}
		atTheDesk(t, store)
		people := People{Event: &event, Language: rapid.SampledFrom([]Language{French, English}).Draw(t, "language"), OfMoney: roster.IsAboutPayment}
		var all []Attendee
		ids := idsOf(t, store)
		err := store.Write(context.Background(), clerk, func(tx checkin.Tx) (err error) {
			all, err = Attendees(tx, ids)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 0 {
			return // there is no list of nobody
		}
		people.Each = each(all)
		lists, err := store.Lists()
		if err != nil {
			t.Fatal(err)
		}
		attendance := Attendance{People: people, Sessions: []checkin.SessionID{"calais-j1"}}
		if rapid.Bool().Draw(t, "kept") {
			attendance.Kept = Keep(lists, roster.Holds, allFields())
		}
		format := rapid.SampledFrom([]Format{CSV, XLSX, JSON}).Draw(t, "format")
		write := attendance.Write
		if rapid.Bool().Draw(t, "roster") {
			write = people.WriteRoster
		}
		var file bytes.Buffer
		if err := write(&file, Options{Format: format}); err != nil {
			t.Fatal(err)
		}
		written := file.String()
		list, err := roster.Read(&file, "presences", roster.Options{})
		if err != nil {
			t.Fatalf("%v of\n%s", err, written)
		}
		// Under a name of its own, and as a newer export of each list that is in it.
		for _, name := range append(slices.Clone(names), "presences") {
			listing := list.Listing(name)
			listing.Withdraw = true
			again, err := checkin.Import(context.Background(), store, clerk, listing, true)
			if err != nil || again.Added+again.Updated+again.Withdrawn+again.Asked > 0 || again.Unchanged != again.Read {
				t.Fatalf("as %s: %+v: %v, of\n%s", name, again, err, written)
			}
		}
	})
}

// TestAnEditedRowIsStillThatPersons changes a name in the file that came out: the
// person is known again, code or not, and the others say nothing new.
func TestAnEditedRowIsStillThatPersons(t *testing.T) {
	event := checkin.Fabriques(2026)
	store := journal.NewMemory(event, func() time.Time { return time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC) })
	list, err := roster.Read(strings.NewReader("Nom;Prénom;Régime\nDupont;Jeanne;7\nDurand;Paul;8\n"), "liste", roster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := checkin.Import(t.Context(), store, clerk, list.Listing("liste"), false); err != nil {
		t.Fatal(err)
	}
	var ids []checkin.RegistrationID
	var people []Attendee
	_ = store.People(t.Context(), func(r *checkin.Registration) bool { ids = append(ids, r.ID); return true })
	err = store.Write(t.Context(), clerk, func(tx checkin.Tx) error {
		people, err = Attendees(tx, ids)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	lists, err := store.Lists()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	a := Attendance{People: People{Event: &event, Each: each(people)}, Kept: Keep(lists, roster.Holds, nil)}
	if err := a.Write(&file, Options{Format: CSV}); err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(file.String(), "Dupont", "Dupond", 1)
	if list, err = roster.Read(strings.NewReader(edited), "presences", roster.Options{}); err != nil {
		t.Fatal(err)
	}
	in, err := checkin.Import(t.Context(), store, clerk, list.Listing("presences"), false)
	if err != nil || in.Added != 0 || in.Updated != 1 || in.Unchanged != 1 {
		t.Errorf("%+v: %v", in, err)
	}
}
