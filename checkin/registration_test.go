package checkin_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func person(first, last, email, phone string) *checkin.Registration {
	r := new(checkin.Registration)
	r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = first, last
	r.Values[checkin.FieldEmail], r.Values[checkin.FieldPhone] = email, phone
	return r
}

func TestSamePerson(t *testing.T) {
	const mail, phone = "ines@postel.example", "06 39 98 00 01"
	ines := person("Inès", "Roy", mail, phone)
	for _, c := range []struct {
		what  string
		other *checkin.Registration
		same  bool
	}{
		{"herself", ines, true},
		{"written otherwise", person("INES", "ROY", "Ines@Postel.Example", ""), true},
		{"her name in the other order of fields", person("", "Inès Roy", mail, ""), true},
		{"by telephone alone", person("Inès", "Roy", "", phone), true},
		{"by telephone, another address", person("Inès", "Roy", "roy@boite.example", phone), true},
		{"by address, another telephone", person("Inès", "Roy", mail, "06 39 98 00 02"), true},
		{"international", person("Inès", "Roy", "", "+33639980001"), true},
		{"international with its zero", person("Inès", "Roy", "", "+33 (0)6 39 98 00 01"), true},
		{"international, dialled", person("Inès", "Roy", "", "0033 6.39.98.00.01"), true},
		{"from a spreadsheet", person("Inès", "Roy", "", "639980001"), true},
		{"a homonym", person("Inès", "Roy", "ines@boite.example", "06 39 98 00 02"), false},
		{"a homonym of whom nothing is known", person("Inès", "Roy", "", ""), false},
		{"a homonym with a word for a telephone", person("Inès", "Roy", "", "néant"), false},
		{"her brother at the same address", person("Luc", "Roy", mail, phone), false},
		{"a ticket without a name", person("", "", mail, phone), false},
		{"a ticket that is nobody's yet", person("", checkin.Nameless, mail, phone), false},
	} {
		if checkin.SamePerson(ines, c.other) != c.same || checkin.SamePerson(c.other, ines) != c.same {
			t.Errorf("%s: want %v", c.what, c.same)
		}
	}
	for _, nobody := range []*checkin.Registration{person("", "", mail, phone), person("", checkin.Nameless, mail, phone), person("Inès", "Roy", "", ""), person("Inès", "Roy", "-", "-")} {
		if checkin.SamePerson(nobody, nobody) {
			t.Errorf("two tickets with %q are taken for one person", nobody.Values)
		}
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		value     string
		withdrawn bool
		want      checkin.Status
	}{
		{"", false, checkin.StatusValid}, {"valid", false, checkin.StatusValid}, {"invited", false, checkin.StatusInvited},
		{"", true, checkin.StatusCancelled}, {"valid", true, checkin.StatusCancelled}, {"unpaid", true, checkin.StatusCancelled},
		{"blocked", true, checkin.StatusBlocked}, // leaving the list does not open the door
	} {
		r := checkin.Registration{Withdrawn: c.withdrawn}
		r.Values[checkin.FieldStatus] = c.value
		if got := r.Status(); got != c.want {
			t.Errorf("%q, withdrawn %v: %s, want %s", c.value, c.withdrawn, got, c.want)
		}
	}
}

func TestExpectedAt(t *testing.T) {
	s := checkin.Session{ID: "calais-j1", Venue: "calais"}
	for _, c := range []struct {
		venue, sessions string
		want            bool
	}{
		{"", "", true}, {"calais", "", true}, {"calais", "  ", true}, {"calais", "calais-j2 calais-j1", true}, {"", "calais-j1", true},
		{"dunkerque", "", false}, {"calais", "calais-j2", false}, {"calais", "calais-j10", false},
	} {
		var r checkin.Registration
		r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions] = c.venue, c.sessions
		if got := r.ExpectedAt(s); got != c.want {
			t.Errorf("venue %q, sessions %q: %v", c.venue, c.sessions, got)
		}
	}
}

func TestFullName(t *testing.T) {
	for want, r := range map[string]*checkin.Registration{
		"Inès Roy": person("Inès", "Roy", "", ""), "Inès": person("Inès", "", "", ""), "Roy": person("", "Roy", "", ""), "": person("", "", "", ""),
	} {
		if got := r.FullName(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestFieldsHaveNames(t *testing.T) {
	all := checkin.Fields{}
	for f := range checkin.NumFields {
		if got, ok := checkin.ParseField(f.String()); !ok || got != f || f.String() == "" {
			t.Errorf("field %d is called %q", f, f)
		}
		all[f] = "value of " + f.String()
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	var read checkin.Fields
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, read); diff != "" {
		t.Error(diff)
	}
	if f, ok := checkin.ParseField("shoe_size"); ok {
		t.Errorf("an unknown field is %v", f)
	}
}

func TestAFieldOfALaterVersionDoesNoHarm(t *testing.T) {
	var fields checkin.Fields
	if err := json.Unmarshal([]byte(`{"shoe_size":"42","town":"Marck"}`), &fields); err != nil {
		t.Fatal(err)
	}
	want := checkin.Fields{checkin.NumFields: "42", checkin.FieldTown: "Marck"}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(fields)
	if err != nil || string(text) != `{"town":"Marck","unknown":"42"}` {
		t.Errorf("%s, %v", text, err)
	}
}
