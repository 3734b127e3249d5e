package ticket

import (
	"slices"
	"testing"
)

func TestEveryFormGivesItsCode(t *testing.T) {
	examples := map[string][2]string{
		"Luma":                  {"https://lu.ma/check-in/evt-NKX?pk=g-5mJqj1", "g-5mJqj1"},
		"HelloAsso, by link":    {"https://www.helloasso.com/associations/a/evenements/b/ticket?ticketId=158641041&ag=1", "158641041"},
		"HelloAsso":             {"MTU4NjQxMDQzOjYzODkwNjA2MTE1NzE5MzA5Mg==", "158641043"},
		"alf.io":                {"992866b7-1ca6-41bd-b9dc-508322bab502/ZR3+KM7/5OU6=", "992866b7-1ca6-41bd-b9dc-508322bab502"},
		"Eventbrite":            {"1121191224318441583423001", "18441583423"},
		"Tito":                  {"https://ti.to/an-event/tickets/ti_abc123", "ti_abc123"},
		"Indico":                {`{"i":[2,"indico.example","q83vEjRWeJCrze8SNFZ4kA=="]}`, "q83vEjRWeJCrze8SNFZ4kA=="},
		"Indico, before 3.3":    {`{"registrant_id": 7, "checkin_secret": "6a7d5c5e-0b1c-4b4e-9d61-000000000000", "event_id": 1}`, "6a7d5c5e-0b1c-4b4e-9d61-000000000000"},
		"Attendize, in Code 39": {"A+BC9", "AbC9"},
	}
	for _, f := range forms {
		example, ok := examples[f.tool]
		if !ok {
			t.Errorf("no example of %s", f.tool)
			continue
		}
		if !f.shape.MatchString(example[0]) || !slices.Contains(embedded(example[0]), example[1]) {
			t.Errorf("%s: %q gives %q, want %q", f.tool, example[0], embedded(example[0]), example[1])
		}
	}
}

func TestStrayCodesCarryNothing(t *testing.T) {
	for _, text := range []string{
		"https://menu.example/t/12?id=A-CGI3HS5", "WIFI:S:Calais;T:WPA;P:secret12;;", "MECARD:N:Dupont;;", "12345678901234567",
		"bm8gbnVtYmVyIGluIGhlcmUhISE=", "tel:+33639980000", "BEGIN:VCARD",
	} {
		if codes := embedded(text); len(codes) > 0 {
			t.Errorf("%q carries %q", text, codes)
		}
	}
}
